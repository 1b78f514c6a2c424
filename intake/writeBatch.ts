import { contractRow, writeContracts } from '#core/consent/contract.queries.ts';
import { createConsentEvents } from '#core/consent/recordConsent.ts';
import {
  createRecords,
  describeActivity,
  linkRevisions,
  revisionsOfSubjects,
} from '#core/evidence/evidence.queries.ts';
import type { ActivityRow, RevisionLink, StoredRevision } from '#core/evidence/evidenceRows.ts';
import { decideRevisions } from '#core/evidence/revision.rules.ts';
import type { RevisionDecision } from '#core/evidence/revision.rules.ts';
import { reresolve } from '#core/resolution/persistResolution.ts';
import type { GraphTransaction } from '#graph/executor.ts';
import type { DataKey } from '#graph/vault/seal.ts';
import { DomainError } from '#platform/errors.ts';
import type { RecordDraft } from './draftRecord.ts';
import { rememberingBlind } from './rememberingBlind.ts';
import { consentEventsOf, contractsOf, sealRecord } from './sealRecord.ts';
import type { IntakeDeps, IntakeProvenance, WrittenOutcome } from './takeIn.types.ts';

const attempts = 5;

/** A draft and the row of the file that it came from. */
export interface BatchRow {
  readonly draft: RecordDraft;
  readonly line: number | undefined;
}

interface Frame {
  readonly deps: IntakeDeps;
  readonly provenance: IntakeProvenance;
  readonly activity: ActivityRow;
}

interface Decided extends BatchRow {
  readonly decision: RevisionDecision;
}

/** A draft that says something new, and the revision that it becomes. */
interface Fresh extends BatchRow {
  readonly revision: StoredRevision;
  readonly links: readonly RevisionLink[];
}

/**
 * Writes drafts in one transaction, in a number of queries that doesn't depend on how many they are; one
 * outcome for each, in order.
 */
export async function writeBatch(
  deps: IntakeDeps,
  provenance: IntakeProvenance,
  rows: readonly BatchRow[],
): Promise<readonly WrittenOutcome[]> {
  const frame: Frame = { deps, provenance, activity: activityOf(deps, provenance, rows) };
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await attemptBatch(frame, rows);
    } catch (error) {
      // Somebody else recorded the same subject in between: look again, then it is known.
      if (attempt >= attempts || !isConflict(error)) throw error;
    }
  }
}

/** A unique key was there already. Told by Neo4j's code: driver types stay in graph/. */
const isConflict = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  error.code === 'Neo.ClientError.Schema.ConstraintValidationFailed';

function activityOf(deps: IntakeDeps, provenance: IntakeProvenance, rows: readonly BatchRow[]): ActivityRow {
  const now = deps.clock.now().getTime();
  return {
    id: deps.ids.uuid(),
    kind: provenance.activity,
    startedAt: now,
    endedAt: now,
    details: null,
    agent: provenance.agent,
    sources: [...new Set(rows.map(({ draft }) => draft.claim.source))].sort(),
    informedBy: provenance.informedBy ?? null,
  };
}

async function attemptBatch(frame: Frame, rows: readonly BatchRow[]): Promise<readonly WrittenOutcome[]> {
  const { executor, vault, clock } = frame.deps;
  const decided = await decide(frame.deps, rows);
  const fresh = decided.flatMap(({ draft, line, decision }) =>
    decision.outcome === 'unchanged'
      ? []
      : [{ draft, line, revision: decision.revision, links: decision.links }],
  );
  const outcomes = decided.map(({ draft, decision }) => outcomeOf(draft, decision));
  if (fresh.length > 0 || frame.provenance.alongside) {
    // Keys come first: a key without a record harms nobody, a record without a key could never be read.
    const keys = await vault.createKeys(fresh.map(({ draft }) => draft.id));
    const plan = planOf(frame, fresh, { keys, recordedAt: clock.now().getTime() });
    await executor.write(
      async (tx) => {
        if (fresh.length > 0) await writePlan(tx, frame, plan);
        await frame.provenance.alongside?.(tx, outcomes);
      },
      { name: 'intake.takeIn' },
    );
  }
  return outcomes;
}

/** What `writeBatch` would make of drafts as the graph is now. Writes nothing. */
export async function previewBatch(
  deps: IntakeDeps,
  rows: readonly BatchRow[],
): Promise<readonly WrittenOutcome[]> {
  const decided = await decide(deps, rows);
  return decided.map(({ draft, decision }) => outcomeOf(draft, decision));
}

async function decide(deps: IntakeDeps, rows: readonly BatchRow[]): Promise<readonly Decided[]> {
  if (rows.length === 0) return [];
  const subjectKeys = [...new Set(rows.map(({ draft }) => draft.subjectKey))];
  // Outside the transaction: the unique revision key finds whoever comes in between.
  const stored = await deps.executor.run(revisionsOfSubjects, { subjectKeys });
  const decisions = decideRevisions(
    rows.map(({ draft }) => draft),
    stored,
  );
  return rows.flatMap((row, at) => {
    const decision = decisions[at];
    return decision ? [{ ...row, decision }] : [];
  });
}

type Plan = ReturnType<typeof planOf>;

/** Everything that the transaction sends, made before it begins: it may run more than once. */
function planOf(
  { deps, provenance }: Frame,
  fresh: readonly Fresh[],
  { keys, recordedAt }: { readonly keys: ReadonlyMap<string, DataKey>; readonly recordedAt: number },
) {
  const blind = rememberingBlind(deps.blind);
  const records = fresh.map(({ draft, line, revision }) =>
    sealRecord(draft, {
      blind,
      key: keys.get(draft.id) ?? keyless(),
      revisionKey: revision.revisionKey,
      late: revision.revised,
      line,
      recordedAt,
      method: provenance.activity,
    }),
  );
  return {
    records,
    links: fresh.flatMap(({ links }) => links),
    consents: fresh.flatMap(({ draft }) => consentEventsOf(draft, recordedAt)),
    contracts: fresh.flatMap(({ draft }) => contractsOf(draft)).map(contractRow),
    touched: {
      recordIds: fresh.map(({ draft }) => draft.id),
      identifierKeys: [...new Set(fresh.flatMap(({ draft }) => draft.identifiers.map(({ key }) => key)))],
    },
  };
}

const keyless = (): never => {
  throw new DomainError('VAULT_UNAVAILABLE', 'the vault gave no key for a new record');
};

async function writePlan(tx: GraphTransaction, { deps, activity }: Frame, plan: Plan): Promise<void> {
  await tx.run(createRecords, { activityId: activity.id, rows: plan.records });
  if (plan.links.length > 0) await tx.run(linkRevisions, { links: plan.links });
  await createConsentEvents(tx, plan.consents);
  if (plan.contracts.length > 0) await tx.run(writeContracts, { rows: plan.contracts });
  await reresolve(deps, tx, plan.touched);
  await tx.run(describeActivity, { activity });
}

function outcomeOf({ id, leftOut }: RecordDraft, decision: RevisionDecision): WrittenOutcome {
  if (decision.outcome !== 'unchanged') return { outcome: decision.outcome, recordId: id, leftOut };
  // Its own id was there already: the answer to an earlier COMMIT of this batch was lost.
  const outcome = decision.recordId === id ? 'created' : 'unchanged';
  return { outcome, recordId: decision.recordId, leftOut };
}
