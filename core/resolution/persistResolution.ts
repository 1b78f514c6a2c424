import type { GraphTransaction } from '#graph/executor.ts';
import type { Clock } from '#platform/clock.ts';
import { DomainError } from '#platform/errors.ts';
import type { Ids } from '#platform/ids.ts';
import type { Touched } from './loaded.ts';
import { componentOf } from './loaded.ts';
import type { LoadedComponents } from './loadComponents.ts';
import { loadComponents } from './loadComponents.ts';
import type { Locks } from './locks.ts';
import { lock, planLocks } from './locks.ts';
import type { MembershipChange, SharedChange } from './membership.rules.ts';
import { emptiedBy, membershipChanges, sharedChanges, singletonsOf } from './membership.rules.ts';
import {
  assignRecords,
  detachRecords,
  markShared,
  recordParked,
  removeEmptyPersons,
} from './resolution.queries.ts';
import { resolve } from './resolve.ts';

export type { Touched } from './loaded.ts';
export type { MembershipChange } from './membership.rules.ts';

export interface ResolutionDeps {
  readonly clock: Clock;
  readonly ids: Ids;
  /** Records of one component beyond which it is parked for a steward; default 1,000. */
  readonly limit?: number;
}

/** What a resolution changed. */
export interface ResolutionChange {
  /** Records that resolve to another person than before; `from` is absent for a new record. */
  readonly changes: readonly MembershipChange[];
  /** Ids of persons that are no more; each still resolves through its first record. */
  readonly removed: readonly string[];
  /** Components that were left as they are, because they are too large. New records stay alone. */
  readonly parked: readonly { readonly size: number; readonly recordIds: readonly string[] }[];
}

const defaultLimit = 1_000;
/** Locks are taken in rounds, since what must be locked is known only after reading. */
const mostLockRounds = 10;

/**
 * Decides again who is who, wherever the touched evidence reaches, and writes the difference. Belongs into
 * the transaction that writes the evidence, after it; on a retry it runs again from the start.
 * For a retraction name the records that lost evidence; for a block, the holders of the identifier.
 * @throws DomainError GRAPH_UNAVAILABLE (retryable) when others change the same component all the time.
 */
export const reresolve = async (
  deps: ResolutionDeps,
  tx: GraphTransaction,
  touched: Touched,
): Promise<ResolutionChange> => {
  const decided = await decide({ tx, touched, limit: deps.limit ?? defaultLimit });
  const changes = decided.flatMap((part) => part.changes);
  const moved = changes.filter(({ from }) => from !== undefined).map(({ recordId }) => recordId);
  if (moved.length > 0) await tx.run(detachRecords, { ids: moved });
  const rows = changes.map(({ recordId, to }) => ({ recordId, personId: to }));
  if (rows.length > 0) await tx.run(assignRecords, { rows, now: deps.clock.now().getTime() });
  const emptied = emptiedBy(changes);
  const removed = emptied.length > 0 ? await tx.run(removeEmptyPersons, { ids: emptied }) : [];
  const shared = decided.flatMap((part) => part.shared);
  if (shared.length > 0) await tx.run(markShared, { rows: shared });
  const parked = decided.flatMap((part) => part.parked);
  if (parked.length > 0) await tx.run(recordParked, { rows: parked.map((park) => parkedRow(deps, park)) });
  return { changes, removed, parked };
};

interface Decided {
  readonly changes: readonly MembershipChange[];
  readonly shared: readonly SharedChange[];
  readonly parked: ResolutionChange['parked'];
}

interface Work {
  readonly tx: GraphTransaction;
  readonly touched: Touched;
  readonly limit: number;
}

/** Locks, reads again after locking, and decides the groups of which everything is locked. */
const decide = async ({ tx, touched, limit }: Work): Promise<readonly Decided[]> => {
  const held: Locks = { identifiers: new Set(), roots: new Set() };
  await lock(tx, held, { identifiers: touched.identifierKeys, roots: [] });
  const decided: Decided[] = [];
  let open = touched;
  for (let round = 0; round < mostLockRounds; round += 1) {
    const components = await loadComponents(tx, open, limit);
    const plan = planLocks(components, open, held);
    decided.push(decisionOf(components, plan.settled));
    if (plan.identifiers.length + plan.roots.length === 0) return decided;
    await lock(tx, held, plan);
    open = plan.open;
  }
  throw new DomainError('GRAPH_UNAVAILABLE', 'The component is being changed by others; try again.');
};

const decisionOf = ({ loaded, oversized }: LoadedComponents, settled: ReadonlySet<string>): Decided => {
  const resolution = resolve(componentOf(loaded, settled));
  return {
    changes: [
      ...membershipChanges(loaded, resolution.partition),
      ...oversized.flatMap((group) => singletonsOf(loaded, group)),
    ],
    shared: sharedChanges(loaded, settled, resolution),
    parked: oversized.map((group) => ({ size: group.length, recordIds: [...group].sort() })),
  };
};

const namedRecords = 10;

/** Seed ids only; enough of them to find the component. */
const parkedRow = (deps: ResolutionDeps, { size, recordIds }: ResolutionChange['parked'][number]) => ({
  id: deps.ids.uuid(),
  at: deps.clock.now().getTime(),
  details: JSON.stringify({ atLeast: size, records: recordIds.slice(0, namedRecords) }),
});
