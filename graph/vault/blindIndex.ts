import { createHmac, createSecretKey } from 'node:crypto';

/** `blind(kind, text)`: 43 characters of base64url; equal texts of one kind give equal results. */
export type Blind = (kind: string, text: string) => string;

/**
 * A keyed index: two equal values can be found to be equal, but without the key nobody can try out all
 * phone numbers against the database. HMAC-SHA-256 (RFC 2104) of the length of the kind, the kind and the
 * text, so that no kind can imitate another one.
 */
export function createBlindIndex(key: Uint8Array): Blind {
  const secret = createSecretKey(key);
  return (kind, text) =>
    createHmac('sha256', secret).update(`${kind.length}\0${kind}\0${text}`).digest('base64url');
}
