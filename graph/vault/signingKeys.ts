import { createHash, generateKeyPairSync } from 'node:crypto';
import { DomainError } from '#platform/errors.ts';

/** A public P-256 key of RFC 7517. */
export interface PublicJwk {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
  readonly kid: string;
  readonly alg: 'ES256';
  readonly use: 'sig';
}

/** A key that can sign. */
export interface PrivateJwk extends PublicJwk {
  readonly d: string;
}

/** First the key that signs, then the retired ones, whose private half is gone. */
export type SigningKeySet = readonly [PrivateJwk, ...PublicJwk[]];

// RFC 7638: the kid is the hash of the key itself, so two machines can't give one name to two keys.
const thumbprint = (key: { x: string; y: string }): string =>
  createHash('sha256')
    .update(JSON.stringify({ crv: 'P-256', kty: 'EC', x: key.x, y: key.y }))
    .digest('base64url');

/** A fresh ES256 key. */
export function generateSigningKey(): PrivateJwk {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '', d = '' } = privateKey.export({ format: 'jwk' });
  return { kty: 'EC', crv: 'P-256', x, y, d, kid: thumbprint({ x, y }), alg: 'ES256', use: 'sig' };
}

/** The half of a key that everyone may see. Named members only: nothing private can slip through. */
export const publicHalf = (key: PublicJwk): PublicJwk => ({
  kty: key.kty,
  crv: key.crv,
  x: key.x,
  y: key.y,
  kid: key.kid,
  alg: key.alg,
  use: key.use,
});

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

function isPublicJwk(value: unknown): value is PublicJwk {
  if (typeof value !== 'object' || value === null) return false;
  const key = value as Record<string, unknown>;
  return key['kty'] === 'EC' && key['crv'] === 'P-256' && [key['x'], key['y'], key['kid']].every(isText);
}

const isPrivateJwk = (value: unknown): value is PrivateJwk =>
  isPublicJwk(value) && 'd' in value && isText(value.d);

/**
 * Reads a key set from JSON text.
 * @throws DomainError CONFIG_INVALID when its first key can't sign.
 */
export function parseSigningKeys(text: string): SigningKeySet {
  const keys = parseArray(text);
  const [first, ...retired] = keys;
  if (isPrivateJwk(first) && retired.every(isPublicJwk)) {
    const complete = { alg: 'ES256', use: 'sig' } as const;
    return [{ ...first, ...complete }, ...retired.map((key) => publicHalf({ ...key, ...complete }))];
  }
  throw new DomainError(
    'CONFIG_INVALID',
    `the token signing keys hold ${keys.length} keys; expected EC P-256 JWKs with a kid, the first one private`,
  );
}

function parseArray(text: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
