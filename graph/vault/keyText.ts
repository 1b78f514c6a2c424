import { DomainError } from '#platform/errors.ts';

/**
 * Decodes 32 bytes of base64 or base64url.
 * @throws DomainError CONFIG_INVALID naming the key, never its content.
 */
export function decodeKey(name: string, text: string): Uint8Array {
  const bytes = Buffer.from(text.trim(), 'base64');
  if (bytes.length === 32) return bytes;
  throw new DomainError('CONFIG_INVALID', `${name} is ${bytes.length} bytes of base64; expected 32`);
}
