import { decideRevisions } from '#core/evidence/revision.rules.ts';
import type { RevisionDecision } from '#core/evidence/revision.rules.ts';
import {
  createRecords,
  describeActivity,
  linkRevisions,
  revisionsOfSubjects,
} from '#core/evidence/evidence.queries.ts';
import type { ActivityRow, EvidenceRow } from '#core/evidence/evidenceRows.ts';
import type { RecordClaim } from '#core/evidence/evidence.ts';
import { comparisonHashes } from '#core/resolution/comparison.rules.ts';
import type { PersonDetails } from '#core/resolution/comparison.rules.ts';
import type { GraphTransaction } from '#graph/executor.ts';
import { DomainError } from '#platform/errors.ts';
import { draftRecord } from './draftRecord.ts';
import type { RecordDraft } from './draftRecord.ts';
import { sealRecord } from './sealRecord.ts';
import type { IntakeDeps, IntakeProvenance, TakenIn } from './takeIn.types.ts';

const attempts = 5;

/** A batch whose claims are judged: what is left needs the graph. */
export interface PreparedBatch {
  /** One for each claim: a draft, or the outcome of a claim that was refused. */
  readonly drafts: readonly (RecordDraft | Extract<TakenIn, { outcome: 'rejected' }>)[];
}

const isDraft = (one: PreparedBatch['drafts'][number]): one is RecordDraft => 'claim' in one;

/**
 * Judges, normalises and blinds claims, without touching the graph. Bad ones become `rejected`.
 * @throws DomainError GRAPH_UNAVAILABLE when the catalogue can't be read.
 */
export async function prepareBatch(
  deps: IntakeDeps,
  provenance: IntakeProvenance,
  claims: readonly RecordClaim[],
): Promise<PreparedBatch> {
  const known = { ...deps, catalogue: await deps.catalogue() };
  const drafts = claims.map((claim) => {
    try {
      return draftRecord(known, claim, provenance.region);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const { code, message, details } = error;
      return { outcome: 'rejected' as const, code, message, details };
    }
  });
  return { drafts };
}

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

/** Second half of `takeIn`: writes a prepared batch. */
export async function commitBatch(
  deps: IntakeDeps,
  provenance: IntakeProvenance,
  batch: PreparedBatch,
): Promise<readonly TakenIn[]> {
  const activity = activityOf(deps, provenance, batch.drafts.filter(isDraft));
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await writeBatch({ deps, provenance, activity }, batch);
    } catch (error) {
      // Somebody else recorded the same subject in between: look again, then it is known.
      if (attempt >= attempts || !isConflict(error)) throw error;
    }
  }
}

const isConflict = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  error.code === 'Neo.ClientError.Schema.ConstraintValidationFailed';

function activityOf(
  deps: IntakeDeps,
  provenance: IntakeProvenance,
  drafts: readonly RecordDraft[],
): ActivityRow {
  const now = deps.clock.now().getTime();
  return {
    id: deps.ids.uuid(),
    kind: provenance.activity,
    startedAt: now,
    endedAt: now,
    details: null,
    agent: provenance.agent,
    sources: [...new Set(drafts.map((draft) => draft.claim.source))].sort(),
    informedBy: provenance.informedBy ?? null,
  };
}

interface BatchFrame {
  readonly deps: IntakeDeps;
  readonly provenance: IntakeProvenance;
  readonly activity: ActivityRow;
}

interface DecidedDraft {
  readonly draft: RecordDraft;
  readonly index: number;
  readonly decision: RevisionDecision;
}

async function writeBatch(frame: BatchFrame, batch: PreparedBatch): Promise<readonly TakenIn[]> {
  const decided = await decide(frame.deps, batch);
  const rows = await sealRows(frame, decided);
  const links = decided.flatMap(({ decision }) => (decision.outcome === 'unchanged' ? [] : decision.links));
  if (rows.length > 0 || frame.provenance.alongside) {
    await frame.deps.executor.write(
      async (tx) => {
        if (rows.length > 0) await writeRows(tx, { frame, rows, links, decided });
        await frame.provenance.alongside?.(tx);
      },
      { name: 'intake.takeIn' },
    );
  }
  const outcomes = new Map(decided.map(({ index, draft, decision }) => [index, outcomeOf(draft, decision)]));
  return batch.drafts.map((one, index) => (isDraft(one) ? (outcomes.get(index) ?? bug()) : one));
}

const bug = (): never => {
  throw new DomainError('INTERNAL_SERVER_ERROR', 'a claim was left undecided');
};

async function decide(deps: IntakeDeps, batch: PreparedBatch): Promise<readonly DecidedDraft[]> {
  const drafts = batch.drafts.flatMap((draft, index) => (isDraft(draft) ? [{ draft, index }] : []));
  if (drafts.length === 0) return [];
  const subjectKeys = [...new Set(drafts.map(({ draft }) => draft.subjectKey))];
  const stored = await deps.executor.run(revisionsOfSubjects, { subjectKeys });
  const decisions = decideRevisions(
    drafts.map(({ draft }) => draft),
    stored,
  );
  return drafts.map((one, at) => ({ ...one, decision: decisions[at] ?? bug() }));
}

async function sealRows(
  frame: BatchFrame,
  decided: readonly DecidedDraft[],
): Promise<readonly EvidenceRow[]> {
  const fresh = decided.filter(({ decision }) => decision.outcome !== 'unchanged');
  if (fresh.length === 0) return [];
  // Keys come first: a key without a record harms nobody, a record without a key could never be read.
  const keys = await frame.deps.vault.createKeys(fresh.map(({ draft }) => draft.id));
  const recordedAt = frame.deps.clock.now().getTime();
  return fresh.map(({ draft, decision, index }) => {
    if (decision.outcome === 'unchanged') return bug();
    return sealRecord(draft, {
      key: keys.get(draft.id) ?? bug(),
      revisionKey: decision.revision.revisionKey,
      late: decision.revision.revised,
      line: frame.provenance.rows?.[index],
      recordedAt,
      method: frame.provenance.activity,
      hashes: comparisonHashes(frame.deps.blind, detailsOf(draft)),
    });
  });
}

/** What the record says of name and birth date: the first of each counts. */
function detailsOf({ facts }: RecordDraft): PersonDetails {
  const text = (attribute: string): string | undefined =>
    facts.find(({ claim }) => claim.attribute === attribute)?.text;
  const [givenName, familyName, birthDate] = [text('givenName'), text('familyName'), text('birthDate')];
  return {
    ...(givenName === undefined ? {} : { givenName }),
    ...(familyName === undefined ? {} : { familyName }),
    ...(birthDate === undefined ? {} : { birthDate }),
  };
}

interface WritePlan {
  readonly frame: BatchFrame;
  readonly rows: readonly EvidenceRow[];
  readonly links: readonly { readonly newer: string; readonly older: string }[];
  readonly decided: readonly DecidedDraft[];
}

async function writeRows(tx: GraphTransaction, { frame, rows, links }: WritePlan): Promise<void> {
  await tx.run(createRecords, { activityId: frame.activity.id, rows });
  if (links.length > 0) await tx.run(linkRevisions, { links });
  await tx.run(describeActivity, { activity: frame.activity });
}

function outcomeOf(draft: RecordDraft, decision: RevisionDecision): TakenIn {
  const { leftOut } = draft;
  if (decision.outcome !== 'unchanged') return { outcome: decision.outcome, recordId: draft.id, leftOut };
  // Its own id was there already: the answer to an earlier COMMIT of this batch was lost.
  const outcome = decision.recordId === draft.id ? 'created' : 'unchanged';
  return { outcome, recordId: decision.recordId, leftOut };
}
