import { importJWK, SignJWT } from 'jose';
import type { JWK } from 'jose';
import type { Clock } from './clock.ts';
import { DomainError } from './errors.ts';
import type { PersonViewer, StewardViewer } from './viewer.ts';

/** JWT `typ` of a product's access token, RFC 9068 section 2.1. */
export const accessTokenType = 'at+jwt';
/** JWT `typ` of a token minted for staff or a person; no OAuth client can obtain one. */
export const viewerTokenType = 'acquaint-viewer+jwt';
/** Claim that names the kind of a minted token's viewer. */
export const viewerClaim = 'acquaint_viewer';
/** Longest life of a minted token, in seconds; a longer one is refused when it is used. */
export const viewerTokenLimit = 3_600;

export interface MintDeps {
  /** The private JWK that signs tokens now; ES256, with a kid. */
  readonly signingKey: JWK;
  readonly issuer: string;
  /** URL of the graph. */
  readonly audience: string;
  readonly clock: Clock;
}

/**
 * Mints a short-lived token for a steward or a person, for development and until they can log in; the
 * production profile refuses it.
 * @param lifetime in seconds, default 900, at most `viewerTokenLimit`.
 */
export async function mintViewerToken(
  deps: MintDeps,
  viewer: StewardViewer | PersonViewer,
  lifetime = 900,
): Promise<string> {
  if (!(lifetime > 0 && lifetime <= viewerTokenLimit)) {
    const expected = `expected 1 to ${String(viewerTokenLimit)}`;
    throw new DomainError('INPUT_MALFORMED', `the lifetime is ${String(lifetime)} seconds; ${expected}`);
  }
  const now = Math.floor(deps.clock.now().getTime() / 1_000);
  const claims =
    viewer.kind === 'person' ? { [viewerClaim]: 'person', aal: viewer.aal } : { [viewerClaim]: 'steward' };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'ES256', typ: viewerTokenType, kid: deps.signingKey.kid ?? '' })
    .setIssuer(deps.issuer)
    .setAudience(deps.audience)
    .setSubject(viewer.kind === 'person' ? viewer.personId : viewer.stewardId)
    .setIssuedAt(now)
    .setExpirationTime(now + lifetime)
    .sign(await importJWK(deps.signingKey, 'ES256'));
}
