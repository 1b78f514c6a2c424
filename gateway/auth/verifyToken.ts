import { createLocalJWKSet, createRemoteJWKSet, jwtVerify } from 'jose';
import type { JSONWebKeySet, JWTVerifyResult } from 'jose';
import type { Clock } from '#platform/clock.ts';
import { DomainError } from '#platform/errors.ts';
import type { Viewer } from '#platform/viewer.ts';
import { createTokenCache } from './tokenCache.ts';
import { viewerOf } from './tokenViewer.ts';
import type { Profile } from './tokenViewer.ts';

export interface AuthenticateDeps {
  /** The issuer's public keys, or where they are published. */
  readonly jwks: JSONWebKeySet | URL;
  readonly issuer: string;
  /** URL of the graph. */
  readonly audience: string;
  readonly clock: Clock;
  readonly profile: Profile;
}

/** The header that counts, in the form of node:http. */
export interface AuthenticationHeaders {
  readonly authorization?: string | readonly string[] | undefined;
}

/** @throws DomainError UNAUTHENTICATED, TOKEN_EXPIRED or PURPOSE_NOT_DECLARED; never holds the token. */
export type Authenticate = (headers: AuthenticationHeaders) => Promise<Viewer>;

const cacheLimit = 10_000;
const cacheMilliseconds = 60_000;

/**
 * Makes the function that turns a request's bearer token (RFC 6750) into its viewer. A verified token is
 * remembered for a minute, never beyond its expiry, because each ES256 verification costs about as much
 * CPU as planning the operation does.
 */
export function createAuthenticate(deps: AuthenticateDeps): Authenticate {
  const keys = deps.jwks instanceof URL ? createRemoteJWKSet(deps.jwks) : createLocalJWKSet(deps.jwks);
  const cache = createTokenCache(cacheLimit);
  const verify = async (token: string, currentDate: Date): Promise<JWTVerifyResult> => {
    try {
      return await jwtVerify(token, keys, {
        issuer: deps.issuer,
        audience: deps.audience,
        // RFC 8725 section 3.1: the algorithm is ours to name, not the token's.
        algorithms: ['ES256'],
        requiredClaims: ['exp'],
        currentDate,
      });
    } catch (error) {
      throw refusalOf(error);
    }
  };
  return async (headers) => {
    const token = bearerOf(headers.authorization);
    const now = deps.clock.now();
    const known = cache.get(token, now.getTime());
    if (known) return known;
    const { protectedHeader, payload } = await verify(token, now);
    const viewer = Object.freeze(viewerOf(protectedHeader.typ, payload, deps.profile));
    const until = Math.min((payload.exp ?? 0) * 1_000, now.getTime() + cacheMilliseconds);
    cache.set(token, { viewer, until });
    return viewer;
  };
}

// A token longer than this was not issued here; hashing and parsing megabytes would be the caller's gain.
const longestToken = 4_096;
const compactJws = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/;

function bearerOf(header: AuthenticationHeaders['authorization']): string {
  if (header === undefined || header === '') {
    throw new DomainError(
      'UNAUTHENTICATED',
      'no token came with the request; expected the header Authorization: Bearer <token>',
    );
  }
  const token = typeof header === 'string' ? /^Bearer +(\S+) *$/i.exec(header)?.[1] : undefined;
  if (token !== undefined && token.length <= longestToken && compactJws.test(token)) return token;
  throw malformed();
}

const malformed = (cause?: unknown): DomainError =>
  new DomainError('UNAUTHENTICATED', 'the token is malformed; expected Bearer and one signed JWT', { cause });

const foreign = (cause: unknown): DomainError =>
  new DomainError(
    'UNAUTHENTICATED',
    'the token is foreign; expected one that this graph issued for itself (minted by hand: with the same PORT and ACQUAINT_PUBLIC_URL)',
    {
      cause,
    },
  );

const malformedCodes: ReadonlySet<unknown> = new Set(['ERR_JWS_INVALID', 'ERR_JWT_INVALID']);
const foreignCodes: ReadonlySet<unknown> = new Set([
  'ERR_JWT_CLAIM_VALIDATION_FAILED',
  'ERR_JWKS_NO_MATCHING_KEY',
  'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
  'ERR_JOSE_ALG_NOT_ALLOWED',
  'ERR_JOSE_NOT_SUPPORTED',
]);

/** By jose's stable codes, never by its message texts. */
function refusalOf(cause: unknown): DomainError {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
  if (code === 'ERR_JWT_EXPIRED') {
    return new DomainError('TOKEN_EXPIRED', 'the token has expired; get a new one', { cause });
  }
  if (malformedCodes.has(code)) return malformed(cause);
  if (foreignCodes.has(code)) return foreign(cause);
  return new DomainError('SUBGRAPH_UNAVAILABLE', 'the keys that verify tokens can not be read', { cause });
}
