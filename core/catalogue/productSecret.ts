import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

// 256 random bits need no slow hash: nobody can try them all (NIST SP 800-63B §3.1.2, look-up secrets).
const digest = (secret: string): Buffer => createHash('sha256').update(secret).digest();

export const newProductSecret = (): string => randomBytes(32).toString('base64url');

export const hashProductSecret = (secret: string): string => digest(secret).toString('base64url');

/** Compares in constant time. */
export function productSecretMatches(secret: string, secretHash: string): boolean {
  const expected = Buffer.from(secretHash, 'base64url');
  const found = digest(secret);
  return expected.length === found.length && timingSafeEqual(expected, found);
}
