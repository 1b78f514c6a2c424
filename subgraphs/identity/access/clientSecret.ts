import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A fresh client secret: 256 random bits as 43 characters of base64url. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/**
 * What is stored of a secret: SHA-256 in base64url. A slow password hash would gain nothing, because a
 * secret of 256 random bits can't be guessed (RFC 6749 section 10.10), and would cost every token request.
 */
export const hashSecret = (secret: string): string =>
  createHash('sha256').update(secret, 'utf8').digest('base64url');

/** Compares in a time that does not depend on where the two differ. */
export function secretMatches(secretHash: string, secret: string): boolean {
  const expected = Buffer.from(secretHash, 'base64url');
  const actual = createHash('sha256').update(secret, 'utf8').digest();
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}
