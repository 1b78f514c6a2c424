import type { IdentifierClaim, IdentifierType } from '#core/evidence/evidence.ts';
import { isBlockedValue } from './blockedValues.ts';
import { malformedIdentifier } from './malformed.ts';
import { normaliseEmail } from './normaliseEmail.ts';
import { normalisePhone } from './normalisePhone.ts';

const opaqueLimit = 512;
// Longer than any identifier that is let in below, so that no pattern is ever held against megabytes.
const writtenLimit = 1_024;
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** Types whose value means something only together with who issued it. */
const issued: ReadonlySet<IdentifierType> = new Set(['social', 'loyalty', 'customer', 'national']);

/**
 * Issuers that are known by several names (OpenID Connect Core §15.6.2: Google's `iss` comes with and
 * without `https://`). The same `sub` of any other issuer is another account.
 */
const issuerAliases: ReadonlyMap<string, string> = new Map([
  ['accounts.google.com', 'https://accounts.google.com'],
  ['google', 'https://accounts.google.com'],
]);

const opaque = (type: IdentifierType, part: string, value: string): string => {
  const text = value.normalize('NFKC').trim();
  if (text === '' || text.length > opaqueLimit || invisible.test(text)) {
    throw malformedIdentifier(`${type} ${part}`, `1 to ${opaqueLimit} visible characters`, value);
  }
  return text;
};

/**
 * The one name of an issuer; `undefined` for a type without one.
 * @throws DomainError IDENTIFIER_MALFORMED when the type needs one and there is none.
 */
export const normaliseIssuer = ({
  type,
  issuer,
}: Pick<IdentifierClaim, 'type' | 'issuer'>): string | undefined =>
  issued.has(type) ? issuerOf(type, issuer) : undefined;

const issuerOf = (type: IdentifierType, issuer: string | undefined): string => {
  const text = opaque(type, 'issuer', issuer ?? '').replace(/\/+$/, '');
  // RFC 3986 §6.2.2.1: scheme and host have no case, a path has: two tenants of one host are two issuers.
  const [origin = '', scheme = '', host = ''] = /^([a-z][a-z0-9+.-]*:\/\/)?([^/?#]*)/i.exec(text) ?? [];
  const known = `${scheme}${host}`.toLowerCase() + text.slice(origin.length);
  return issuerAliases.get(known) ?? known;
};

/**
 * The text under which an identifier is found: two claims mean the same thing exactly when these are equal.
 * `region`: ISO 3166-1 alpha-2, for telephone numbers without country code. Where the type has an issuer it
 * is part of the text. Values other than e-mail and telephone keep their case: their issuer may tell it apart.
 * @throws DomainError IDENTIFIER_MALFORMED; its message holds the class of the value, never the value.
 */
export function normaliseIdentifier(
  claim: Pick<IdentifierClaim, 'type' | 'issuer' | 'value'>,
  region?: string,
): string {
  const { type, value } = claim;
  assertBounded(claim);
  if (type === 'email') return normaliseEmail(value);
  if (type === 'phone') return normalisePhone(value, region);
  const text = opaque(type, 'value', value);
  return issued.has(type) ? `${issuerOf(type, claim.issuer)}\0${text}` : text;
}

function assertBounded({ type, value }: Pick<IdentifierClaim, 'type' | 'value'>): void {
  if (value.length > writtenLimit) {
    throw malformedIdentifier(type, `at most ${writtenLimit} characters`, value);
  }
}

/**
 * As `normaliseIdentifier`, but `undefined` for a placeholder such as `n/a`, `0000` or `test@test.example`,
 * which is nobody's identifier: the record goes on without it.
 */
export function linkableIdentifier(
  claim: Pick<IdentifierClaim, 'type' | 'issuer' | 'value'>,
  region?: string,
): string | undefined {
  assertBounded(claim);
  if (isBlockedValue(claim.type, claim.value)) return undefined;
  const normalised = normaliseIdentifier(claim, region);
  return isBlockedValue(claim.type, normalised.slice(normalised.indexOf('\0') + 1)) ? undefined : normalised;
}
