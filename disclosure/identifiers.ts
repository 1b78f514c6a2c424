import type { IdentifierType, Verification } from '#core/evidence/evidence.ts';
import type { DataKey } from '#graph/vault/seal.ts';
import { isUuid } from '#platform/ids.ts';
import type { PersonViewer, StewardViewer } from '#platform/viewer.ts';
import { createCoalescer } from './coalescer.ts';
import type { Decision, FactMeta } from './decide/decision.ts';
import { known } from './decide/decision.ts';
import { decideOwnView, decideStewardView, stewardProcessId } from './decide/ownView.ts';
import type { Asker } from './discloser.ts';
import type { DisclosedValue } from './disclosed.ts';
import type { EvidenceDeps } from './fetchEvidence.ts';
import { guard } from './guarded.ts';
import { readIdentifiers } from './identifiers.queries.ts';
import type { IdentifiersRow, SealedIdentifier } from './identifiers.queries.ts';
import { identifierAttribute, identifierLattice } from './lattice/identifierLattice.ts';
import { unsealIdentifier } from './unseal.ts';

/** A raw identifier as its person, or a steward, sees it. */
export interface OwnIdentifier {
  readonly type: IdentifierType;
  readonly value: DisclosedValue<'Identifier'>;
  readonly verification: Verification;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  /** Seed id of the record that claims it. */
  readonly record: string;
  readonly shared: boolean;
}

export interface IdentifierReader {
  /**
   * The identifiers that this viewer may see, the oldest first; null for a product, and for another person. `id` raw.
   * @throws DomainError GRAPH_UNAVAILABLE, VAULT_UNAVAILABLE, DEADLINE_EXCEEDED.
   */
  identifiers(asker: Asker, id: string): Promise<readonly OwnIdentifier[] | null>;
}

interface IdentifierAsk {
  readonly viewer: PersonViewer | StewardViewer;
  readonly seedId: string;
}

const placeOf = ({ recordId, key }: SealedIdentifier): string => `${recordId} ${key}`;

/** An identifier is decided like a fact: permits name what they open. */
const metaOf = (identifier: SealedIdentifier): FactMeta => ({
  id: placeOf(identifier),
  recordId: identifier.recordId,
  attribute: identifierAttribute(identifier.type),
  recordedAt: identifier.at,
  validFrom: identifier.at,
  superseded: false,
});

const openIdentifiers = (
  { identifiers }: IdentifiersRow,
  decision: Decision,
  { keys, now }: { readonly keys: ReadonlyMap<string, DataKey>; readonly now: number },
): readonly OwnIdentifier[] =>
  identifiers.flatMap((claim) => {
    const openings = decision.attributes.get(identifierAttribute(claim.type))?.openings ?? [];
    const permit = openings.find(({ facts }) => facts.includes(placeOf(claim)))?.permit;
    const key = keys.get(claim.recordId);
    if (!permit || !key) return [];
    const value = guard(
      'Identifier',
      unsealIdentifier({ ...claim, id: placeOf(claim) }, { permit, key, now }),
    );
    const { type, verification, at, recordId, shared } = claim;
    return [{ type, value, verification, at, record: recordId, shared }];
  });

/** Makes the reader of raw identifiers. People asked for in one turn share one query. */
export const createIdentifierReader = (deps: EvidenceDeps): IdentifierReader => {
  const { executor, vault, catalogue, clock } = deps;
  const settings = { clock, maxBatch: 100, minBatch: 100, maxInFlight: 1 };
  const decideRow = async ({ viewer }: IdentifierAsk, row: IdentifiersRow, at: number): Promise<Decision> => {
    const facts = row.identifiers.map(metaOf);
    const view = { lattice: identifierLattice, subject: known({ erased: false }), facts, at };
    if (viewer.kind === 'person') return decideOwnView({ ...view, aal: viewer.aal });
    const register = known(await catalogue.atVersion(row.catalogueVersion));
    return decideStewardView({ ...view, catalogue: register, processId: stewardProcessId });
  };
  const ask = createCoalescer<IdentifierAsk, readonly OwnIdentifier[] | 'foreign'>(
    settings,
    async (asks, deadline) => {
      const rows = asks.map(({ seedId }, index) => ({ index, seedId }));
      const timeout = Math.max(1, deadline - clock.now().getTime());
      const found = await executor.run(readIdentifiers, { rows }, { timeout });
      const keys = await vault.getKeys([...new Set(found.flatMap(({ records }) => records))]);
      const now = clock.now().getTime();
      const byIndex = new Map(found.map((row) => [row.index, row]));
      return Promise.all(
        asks.map(async (each, index) => {
          const row = byIndex.get(index);
          const own = each.viewer.kind === 'steward' || row?.records.includes(each.viewer.personId);
          if (!own) return 'foreign';
          return row ? openIdentifiers(row, await decideRow(each, row, now), { keys, now }) : [];
        }),
      );
    },
  );
  return {
    identifiers: async ({ viewer, deadline }, id) => {
      if (viewer.kind === 'product') return null;
      const found = await ask({ viewer, seedId: isUuid(id) ? id : '' }, deadline);
      return found === 'foreign' ? null : [...found].sort((a, b) => a.at - b.at);
    },
  };
};
