import type { RecordClaim } from '#core/evidence/evidence.ts';
import { DomainError } from '#platform/errors.ts';
import { withinBounds } from './writer.ts';
import { draftRecord } from './draftRecord.ts';
import type { RecordDraft } from './draftRecord.ts';
import type {
  IntakeDeps,
  IntakeProvenance,
  RejectedOutcome,
  TakenIn,
  WrittenOutcome,
} from './takeIn.types.ts';
import { previewBatch, writeBatch } from './writeBatch.ts';
import type { BatchRow } from './writeBatch.ts';

/** One for each claim: a draft, or the outcome of a claim that was refused. */
export type PreparedBatch = readonly (RecordDraft | RejectedOutcome)[];

export const isDraft = (one: PreparedBatch[number]): one is RecordDraft => 'claim' in one;

/**
 * The inward door: takes in what sources say about subjects, a batch in one transaction: all of it takes
 * effect or nothing. A claim that breaks a rule is `rejected` alone; the others go on. The same source
 * record id with the same content is `unchanged`, so that anything may be taken in twice.
 * @returns one outcome for each claim, in their order.
 * @throws DomainError GRAPH_UNAVAILABLE, VAULT_UNAVAILABLE: then nothing was taken in.
 */
export async function takeIn(
  deps: IntakeDeps,
  provenance: IntakeProvenance,
  claims: readonly RecordClaim[],
): Promise<readonly TakenIn[]> {
  return commitBatch(deps, provenance, await prepareBatch(deps, provenance, claims));
}

/**
 * First half of `takeIn`: judges, normalises and blinds claims; bad ones become `rejected`. Writes nothing.
 * @throws DomainError GRAPH_UNAVAILABLE when the catalogue can't be read.
 */
export async function prepareBatch(
  deps: IntakeDeps,
  provenance: IntakeProvenance,
  claims: readonly RecordClaim[],
): Promise<PreparedBatch> {
  const known = { ...deps, catalogue: await deps.catalogue() };
  return claims.map((claim) => {
    try {
      return draftRecord(known, withinBounds(claim, provenance.bounds), provenance.region);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const { code, message, details } = error;
      return { outcome: 'rejected' as const, code, message, details };
    }
  });
}

/** Second half of `takeIn`: writes a prepared batch. Throws as `takeIn` does. */
export async function commitBatch(
  deps: IntakeDeps,
  provenance: IntakeProvenance,
  batch: PreparedBatch,
): Promise<readonly TakenIn[]> {
  return merge(batch, await writeBatch(deps, provenance, draftsOf(provenance, batch)));
}

/** What `commitBatch` would do, as the graph is now. Writes nothing. */
export async function tryBatch(
  deps: IntakeDeps,
  provenance: IntakeProvenance,
  batch: PreparedBatch,
): Promise<readonly TakenIn[]> {
  return merge(batch, await previewBatch(deps, draftsOf(provenance, batch)));
}

const draftsOf = (provenance: IntakeProvenance, batch: PreparedBatch): readonly BatchRow[] =>
  batch.flatMap((draft, index) => (isDraft(draft) ? [{ draft, line: provenance.rows?.[index] }] : []));

function merge(batch: PreparedBatch, written: readonly WrittenOutcome[]): readonly TakenIn[] {
  let next = 0;
  return batch.map((one) => (isDraft(one) ? (written[next++] ?? undecided()) : one));
}

const undecided = (): never => {
  throw new DomainError('INTERNAL_SERVER_ERROR', 'a claim was left undecided');
};
