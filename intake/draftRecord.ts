import type { Catalogue } from '#core/catalogue/catalogue.ts';
import type {
  ConsentClaim,
  ContractClaim,
  FactClaim,
  IdentifierClaim,
  RecordClaim,
} from '#core/evidence/evidence.ts';
import type { Blind } from '#graph/vault/blindIndex.ts';
import { DomainError } from '#platform/errors.ts';
import type { Ids } from '#platform/ids.ts';
import { checkClaim } from './checkClaim.ts';
import type { AttributeDeclarations } from './normalise/normaliseFact.ts';
import { normaliseFact } from './normalise/normaliseFact.ts';
import { linkableIdentifier, normaliseIssuer } from './normalise/normaliseIdentifier.ts';

/** An identifier of a draft; `raw` is what was written, to be sealed. */
export interface DraftIdentifier {
  readonly key: string;
  readonly issuer: string | undefined;
  readonly claim: IdentifierClaim;
}

export interface DraftFact {
  readonly id: string;
  readonly claim: FactClaim;
  /** Normalised text form, to be sealed. */
  readonly text: string;
}

/** Something that gets an id of its own when it is written. */
export interface Identified<Claim> {
  readonly id: string;
  readonly claim: Claim;
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
  readonly consents: readonly Identified<ConsentClaim>[];
  readonly contracts: readonly Identified<ContractClaim>[];
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
  const facts = claim.facts.map((fact, index) => ({
    id: deps.ids.uuid(),
    claim: fact,
    text: inPart(`facts/${String(index)}`, () => normaliseFact(deps.attributes, fact.attribute, fact.value)),
  }));
  const identified = <Claim>(one: Claim): Identified<Claim> => ({ id: deps.ids.uuid(), claim: one });
  return {
    id: deps.ids.uuid(),
    claim,
    subjectKey: subjectKeyOf(deps.blind, claim.source, claim.sourceRecordId),
    contentKey: deps.blind('content', canonicalContent(claim, identifiers, facts)),
    eventTime: claim.eventTime,
    identifiers,
    facts,
    consents: claim.consents.map(identified),
    contracts: claim.contracts.map(identified),
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
  for (const [index, one] of claim.identifiers.entries()) {
    const normalised = inPart(`identifiers/${String(index)}`, () => linkableIdentifier(one, region));
    if (normalised === undefined) {
      leftOut += 1;
      continue;
    }
    const key = identifierKeyOf(deps.blind, one.type, normalised);
    const before = byKey.get(key);
    // Said twice, the better proved one counts: one edge for each identifier of a record.
    if (!before || before.claim.verification === 'unverified') {
      byKey.set(key, { key, issuer: normaliseIssuer(one), claim: one });
    }
  }
  // In order of their keys: writers that lock the same nodes meet them in one order.
  const identifiers = [...byKey.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  return { identifiers, leftOut };
}

/** Says in an error's details which part of the claim is at fault, e.g. `identifiers/0`. */
function inPart<T>(part: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new DomainError(error.code, error.message, { details: { ...error.details, part } });
  }
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
    ...facts.map(({ claim: fact, text }) => [
      'fact',
      ...membersOf({ ...fact, value: text, validFrom: time(fact.validFrom) }),
    ]),
    // Said at a time that the source gave: the same refusal at a later time is another one.
    ...claim.consents.map(({ timed, ...one }) => [
      'consent',
      ...membersOf({ ...one, at: timed ? one.at : time(one.at) }),
    ]),
    ...claim.contracts.map((one) => ['contract', ...membersOf({ ...one, from: time(one.from) })]),
  ];
  return JSON.stringify([claim.handshake, ...said.map((one) => JSON.stringify(one)).sort()]);
}

/** Names and values of an object, whatever the order they were said in. */
const membersOf = (said: object): readonly unknown[] =>
  Object.entries(said)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flat();
