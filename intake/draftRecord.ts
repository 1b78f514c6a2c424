import type { Catalogue } from '#core/catalogue/catalogue.ts';
import type { FactClaim, IdentifierClaim, RecordClaim } from '#core/evidence/evidence.ts';
import type { Blind } from '#graph/vault/blindIndex.ts';
import type { Ids } from '#platform/ids.ts';
import { checkClaim } from './checkClaim.ts';
import type { AttributeDeclarations } from './normalise/normaliseFact.ts';
import { normaliseFact } from './normalise/normaliseFact.ts';
import { linkableIdentifier } from './normalise/normaliseIdentifier.ts';

/** An identifier of a draft; `raw` is what was written, to be sealed. */
export interface DraftIdentifier {
  readonly key: string;
  readonly claim: IdentifierClaim;
}

export interface DraftFact {
  readonly id: string;
  readonly claim: FactClaim;
  /** Normalised text form, to be sealed. */
  readonly text: string;
}

/** A claim that was found good: normalised and blinded, not yet sealed. */
export interface RecordDraft {
  readonly id: string;
  readonly claim: RecordClaim;
  readonly subjectKey: string;
  readonly contentKey: string;
  readonly eventTime: number;
  readonly identifiers: readonly DraftIdentifier[];
  readonly facts: readonly DraftFact[];
  /** Identifiers left out as placeholders. */
  readonly leftOut: number;
}

export interface DraftDeps {
  readonly blind: Blind;
  readonly ids: Ids;
  readonly attributes: AttributeDeclarations;
  readonly catalogue: Catalogue;
}

/** Key of what one source calls one subject; equal for all its revisions. */
export const subjectKeyOf = (blind: Blind, source: string, sourceRecordId: string): string =>
  blind('subject', `${source}\0${sourceRecordId}`);

/** Key of the Identifier node of a normalised value. */
export const identifierKeyOf = (blind: Blind, type: IdentifierClaim['type'], normalised: string): string =>
  blind(`identifier:${type}`, normalised);

/**
 * Judges, normalises and blinds one claim. Does no IO.
 * @throws DomainError IDENTIFIER_MALFORMED, ATTRIBUTE_UNKNOWN, PURPOSE_UNKNOWN, INPUT_MALFORMED
 */
export function draftRecord(deps: DraftDeps, claim: RecordClaim, region?: string): RecordDraft {
  checkClaim(deps, claim);
  const { identifiers, leftOut } = draftIdentifiers(deps, claim, region);
  const facts = claim.facts.map((fact) => ({
    id: deps.ids.uuid(),
    claim: fact,
    text: normaliseFact(deps.attributes, fact.attribute, fact.value),
  }));
  return {
    id: deps.ids.uuid(),
    claim,
    subjectKey: subjectKeyOf(deps.blind, claim.source, claim.sourceRecordId),
    contentKey: deps.blind('content', canonicalContent(claim, identifiers, facts)),
    eventTime: claim.eventTime,
    identifiers,
    facts,
    leftOut,
  };
}

function draftIdentifiers(
  deps: DraftDeps,
  claim: RecordClaim,
  region: string | undefined,
): { readonly identifiers: readonly DraftIdentifier[]; readonly leftOut: number } {
  const byKey = new Map<string, DraftIdentifier>();
  let leftOut = 0;
  for (const one of claim.identifiers) {
    const normalised = linkableIdentifier(one, region);
    if (normalised === undefined) {
      leftOut += 1;
      continue;
    }
    const key = identifierKeyOf(deps.blind, one.type, normalised);
    const before = byKey.get(key);
    // Said twice, the better proved one counts: one edge for each identifier of a record.
    if (!before || before.claim.verification === 'unverified') byKey.set(key, { key, claim: one });
  }
  // In order of their keys: writers that lock the same nodes meet them in one order.
  const identifiers = [...byKey.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  return { identifiers, leftOut };
}

/**
 * One text for everything that the claim says, whatever the order it was said in. The event time isn't part
 * of it, nor are times that were only defaulted to it: the same file taken in again says nothing new.
 */
function canonicalContent(
  claim: RecordClaim,
  identifiers: readonly DraftIdentifier[],
  facts: readonly DraftFact[],
): string {
  const time = (value: number | undefined): number | undefined =>
    value === claim.eventTime ? undefined : value;
  const said = [
    ...identifiers.map((one) => ['identifier', one.key, one.claim.verification]),
    ...facts.map(({ claim: { value: _, validFrom, ...fact }, text }) => [
      'fact',
      ...Object.entries(fact).sort(byName).flat(),
      text,
      time(validFrom),
    ]),
    ...claim.consents.map((one) => [
      'consent',
      ...Object.entries({ ...one, at: time(one.at) })
        .sort(byName)
        .flat(),
    ]),
    ...claim.contracts.map((one) => [
      'contract',
      ...Object.entries({ ...one, from: time(one.from) })
        .sort(byName)
        .flat(),
    ]),
  ];
  return JSON.stringify([claim.handshake, ...said.map((one) => JSON.stringify(one)).sort()]);
}

const byName = (a: readonly [string, unknown], b: readonly [string, unknown]): number =>
  a[0] < b[0] ? -1 : 1;
