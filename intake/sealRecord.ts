import type { ConsentEvent, Contract } from '#core/consent/consent.ts';
import type { EvidenceRow, FactRow, IdentifiedByRow } from '#core/evidence/evidenceRows.ts';
import { comparisonHashes } from '#core/resolution/comparison.rules.ts';
import type { PersonDetails } from '#core/resolution/comparison.rules.ts';
import type { Blind } from '#graph/vault/blindIndex.ts';
import type { DataKey } from '#graph/vault/seal.ts';
import { factAad, identifierAad, seal, toGraphBytes } from '#graph/vault/seal.ts';
import type { DraftFact, DraftIdentifier, RecordDraft } from './draftRecord.ts';

/** The expressions that came with a record, as events of it. */
export const consentEventsOf = (draft: RecordDraft, recordedAt: number): readonly ConsentEvent[] =>
  draft.consents.map(({ id, claim }) => ({
    ...claim,
    // Each name once: whoever reads the person's data later goes through all of them.
    purposes: [...new Set(claim.purposes)],
    recipients: [...new Set(claim.recipients)],
    // A denial that names no attribute is meant of every one; a grant always names them.
    attributes: claim.attributes.length === 0 ? ['*'] : [...new Set(claim.attributes)],
    id,
    recordId: draft.id,
    explicit: claim.explicit ?? false,
    recordedAt,
  }));

/** The contracts that came with a record. */
export const contractsOf = (draft: RecordDraft): readonly Contract[] =>
  draft.contracts.map(({ id, claim }) => ({ ...claim, id, recordId: draft.id }));

/** What is known about a row beside its draft. */
export interface RowFrame {
  readonly blind: Blind;
  readonly key: DataKey;
  readonly revisionKey: string;
  /** A newer revision is there already. */
  readonly late: boolean;
  readonly line: number | undefined;
  readonly recordedAt: number;
  /** How identifiers came to be known: the kind of the activity. */
  readonly method: string;
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
  { key, issuer, claim }: DraftIdentifier,
): IdentifiedByRow => ({
  key,
  type: claim.type,
  issuer: issuer ?? null,
  verification: claim.verification,
  method: frame.method,
  sealed: toGraphBytes(
    seal(frame.key, claim.value, identifierAad({ recordId: draft.id, identifierKey: key })),
  ),
});

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

/** Seals every value of a draft under its record's data key; what comes out may lie in the graph. */
export function sealRecord(draft: RecordDraft, frame: RowFrame): EvidenceRow {
  const hashes = comparisonHashes(frame.blind, detailsOf(draft));
  return {
    id: draft.id,
    subjectKey: draft.subjectKey,
    contentKey: draft.contentKey,
    revisionKey: frame.revisionKey,
    source: draft.claim.source,
    handshake: draft.claim.handshake,
    eventTime: draft.eventTime,
    recordedAt: frame.recordedAt,
    birthHash: hashes.birthHash ?? null,
    familyHash: hashes.familyHash ?? null,
    givenHash: hashes.givenHash ?? null,
    revised: frame.late ? true : null,
    line: frame.line ?? null,
    facts: draft.facts.map((fact) => factRow(draft, frame.key, fact)),
    identifiers: draft.identifiers.map((one) => identifierRow(draft, frame, one)),
  };
}
