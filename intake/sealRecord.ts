import type { EvidenceRow, FactRow, IdentifiedByRow } from '#core/evidence/evidenceRows.ts';
import type { ComparisonHashes } from '#core/resolution/comparison.rules.ts';
import type { DataKey } from '#graph/vault/seal.ts';
import { factAad, identifierAad, seal, toGraphBytes } from '#graph/vault/seal.ts';
import type { DraftFact, DraftIdentifier, RecordDraft } from './draftRecord.ts';

/** What is known about a row beside its draft. */
export interface RowFrame {
  readonly key: DataKey;
  readonly revisionKey: string;
  /** A newer revision is there already. */
  readonly late: boolean;
  readonly line: number | undefined;
  readonly recordedAt: number;
  /** How identifiers came to be known: the kind of the activity. */
  readonly method: string;
  readonly hashes: ComparisonHashes;
}

const factRow = (draft: RecordDraft, key: DataKey, { id, claim, text }: DraftFact): FactRow => ({
  id,
  attribute: claim.attribute,
  sealed: toGraphBytes(
    seal(key, text, factAad({ factId: id, recordId: draft.id, attribute: claim.attribute })),
  ),
  method: claim.method,
  validFrom: claim.validFrom ?? draft.eventTime,
  validTo: claim.validTo ?? null,
  confidence: claim.confidence ?? 1,
  framework: claim.framework ?? null,
  level: claim.level ?? null,
  restriction: claim.restriction ?? null,
});

const identifierRow = (
  draft: RecordDraft,
  frame: RowFrame,
  { key, claim }: DraftIdentifier,
): IdentifiedByRow => ({
  key,
  type: claim.type,
  verification: claim.verification,
  method: frame.method,
  sealed: toGraphBytes(
    seal(frame.key, claim.value, identifierAad({ recordId: draft.id, identifierKey: key })),
  ),
});

/** Seals every value of a draft under its record's data key; what comes out may lie in the graph. */
export const sealRecord = (draft: RecordDraft, frame: RowFrame): EvidenceRow => ({
  id: draft.id,
  subjectKey: draft.subjectKey,
  contentKey: draft.contentKey,
  revisionKey: frame.revisionKey,
  source: draft.claim.source,
  handshake: draft.claim.handshake,
  eventTime: draft.eventTime,
  recordedAt: frame.recordedAt,
  birthHash: frame.hashes.birthHash ?? null,
  familyHash: frame.hashes.familyHash ?? null,
  givenHash: frame.hashes.givenHash ?? null,
  revised: frame.late ? true : null,
  line: frame.line ?? null,
  facts: draft.facts.map((fact) => factRow(draft, frame.key, fact)),
  identifiers: draft.identifiers.map((one) => identifierRow(draft, frame, one)),
});
