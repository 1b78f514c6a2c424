import type { Catalogue } from '#core/catalogue/catalogue.ts';
import type { ConsentClaim, RecordClaim } from '#core/evidence/evidence.ts';
import { DomainError } from '#platform/errors.ts';
import type { AttributeDeclarations } from './normalise/normaliseFact.ts';
import { valueClass } from './normalise/valueClass.ts';

const limits = { identifiers: 50, facts: 200, consents: 100, contracts: 50 } as const;
const idLimit = 512;
// ECMA-262 §21.4.1.1: the time values that a Date can hold
const timeLimit = 8.64e15;
const grants: ReadonlySet<string> = new Set(['Given', 'Renewed']);

const wrong = (message: string): DomainError => new DomainError('INPUT_MALFORMED', message);

/** A name out of a closed list may be shown only when it looks like a name: it could be a misplaced value. */
export const shown = (name: string): string =>
  /^[A-Za-z][\w.:-]{0,63}$/.test(name) ? `"${name}"` : `a text of ${valueClass(name)}`;

function checkTime(what: string, time: number | undefined): void {
  if (time === undefined) return;
  if (!Number.isInteger(time) || Math.abs(time) > timeLimit) {
    throw wrong(`${what}: expected milliseconds since 1970 UTC, found another number`);
  }
}

function checkText(what: string, text: string): void {
  if (text === '' || text.length > idLimit || /[\p{Cc}\p{Cs}]/u.test(text)) {
    throw wrong(`${what}: expected 1 to ${idLimit} visible characters, found ${valueClass(text)}`);
  }
}

/** What is registered and declared, to look names up. */
export interface KnownNames {
  readonly catalogue: Catalogue;
  readonly attributes: AttributeDeclarations;
}

/** Names that a consent may hold, as a claim or a mapping gives them. */
export type ConsentNames = Pick<ConsentClaim, 'state' | 'purposes' | 'attributes' | 'recipients' | 'notice'>;

/**
 * Whether everything that a consent names exists.
 * @throws DomainError PURPOSE_UNKNOWN, ATTRIBUTE_UNKNOWN, INPUT_MALFORMED
 */
export function checkConsentNames(known: KnownNames, consent: ConsentNames): void {
  const grant = grants.has(consent.state);
  const { purposes, attributes, recipients, notice } = consent;
  checkPurposes(known.catalogue, purposes);
  // '*' stands for every attribute, in a denial only.
  checkAttributes(known.attributes, grant ? attributes : attributes.filter((name) => name !== '*'));
  checkRecipients(known.catalogue, recipients);
  if (notice !== undefined && !known.catalogue.notices.has(notice)) {
    throw wrong('notice: expected the content hash of a registered notice, found another text');
  }
  // GDPR Art. 4(11): consent is specific. A grant without a purpose, attribute or recipient grants nothing.
  const needed = grant ? [purposes, attributes, recipients] : [purposes];
  if (needed.some((names) => names.length === 0)) {
    throw wrong('consent: expected at least one purpose, and in a grant one attribute and recipient');
  }
}

function checkPurposes(catalogue: Catalogue, names: readonly string[]): void {
  for (const name of names) {
    if (catalogue.purposes.has(name)) continue;
    throw new DomainError('PURPOSE_UNKNOWN', `expected a purpose of the catalogue, found ${shown(name)}`);
  }
}

function checkAttributes(attributes: AttributeDeclarations, names: readonly string[]): void {
  for (const name of names) {
    if (attributes.kindOf(name)) continue;
    throw new DomainError('ATTRIBUTE_UNKNOWN', `expected a declared attribute, found ${shown(name)}`);
  }
}

function checkRecipients(catalogue: Catalogue, ids: readonly string[]): void {
  for (const id of ids) {
    if (catalogue.organizations.has(id)) continue;
    throw wrong(`recipient: expected the id of a registered organisation, found ${shown(id)}`);
  }
}

/**
 * Whether a claim is within bounds and names only what exists. Values are judged elsewhere.
 * @throws DomainError INPUT_MALFORMED, PURPOSE_UNKNOWN, ATTRIBUTE_UNKNOWN
 */
export function checkClaim(known: KnownNames, claim: RecordClaim): void {
  checkText('source', claim.source);
  checkText('sourceRecordId', claim.sourceRecordId);
  checkTime('eventTime', claim.eventTime);
  for (const [name, limit] of Object.entries(limits) as [keyof typeof limits, number][]) {
    if (claim[name].length > limit)
      throw wrong(`${name}: expected at most ${limit}, found ${claim[name].length}`);
  }
  for (const fact of claim.facts) checkPeriod('fact', fact.validFrom, fact.validTo);
  for (const consent of claim.consents) {
    checkConsentNames(known, consent);
    checkPeriod('consent', consent.at, consent.until);
  }
  for (const contract of claim.contracts) {
    if (!known.catalogue.organizations.has(contract.organizationId)) {
      throw wrong(`contract: expected a registered organisation, found ${shown(contract.organizationId)}`);
    }
    checkText('termsVersion', contract.termsVersion);
    checkPeriod('contract', contract.from, contract.until);
  }
}

function checkPeriod(what: string, from: number | undefined, until: number | undefined): void {
  checkTime(what, from);
  checkTime(what, until);
  if (from !== undefined && until !== undefined && until <= from) {
    throw wrong(`${what}: expected an end after its beginning, found one before it`);
  }
}
