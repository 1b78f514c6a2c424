import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import type { Cipher, Decipher } from 'node:crypto';
import { isUuid } from '#platform/ids.ts';

/** Translates person ids from and to what one organisation sees. */
export interface Pairwise {
  /** @returns `p_` and 22 characters of base64url. */
  toPairwise(organizationId: string, uuid: string): string;
  /** The UUID behind a pairwise id, or `undefined` when the text can't be one of this organisation. */
  fromPairwise(organizationId: string, text: string): string | undefined;
}

interface Ciphers {
  readonly encrypt: Cipher;
  readonly decrypt: Decipher;
}

const prefix = 'p_';
const shape = /^p_[A-Za-z0-9_-]{22}$/;
// Organisations are few; the bound only keeps a caller with made-up ones from filling the memory.
const maximumOrganizations = 10_000;

function ciphersOf(key: Uint8Array, organizationId: string): Ciphers {
  const derived = Buffer.from(hkdfSync('sha256', key, '', `acquaint pairwise id\0${organizationId}`, 32));
  return {
    encrypt: createCipheriv('aes-256-ecb', derived, null).setAutoPadding(false),
    decrypt: createDecipheriv('aes-256-ecb', derived, null).setAutoPadding(false),
  };
}

function toUuid(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** RFC 9562 version 4 and its variant: the six fixed bits of every id of this graph. */
const isVersion4 = (bytes: Buffer): boolean =>
  ((bytes[6] ?? 0) & 0xf0) === 0x40 && ((bytes[8] ?? 0) & 0xc0) === 0x80;

/**
 * Person ids that are pairwise by organisation (the idea of OpenID Connect Core 8.1), so that two
 * organisations can't join what they know by comparing ids.
 *
 * A UUID is 16 bytes, which is one AES block: AES-256 of that one block under a key of the organisation
 * (HKDF-SHA-256, RFC 5869) is a keyed permutation of all UUIDs. It is reversible without a lookup, needs
 * no storage, and never collides. ECB is right here and only here: there is exactly one block, and equal
 * ids have to look equal to the same organisation. A text that was made up decrypts to a random block;
 * most of those fail the version check, the rest is an unknown person, which answers like a person with
 * nothing consented.
 */
export function createPairwise(key: Uint8Array): Pairwise {
  const cache = new Map<string, Ciphers>();
  const of = (organizationId: string): Ciphers => {
    const known = cache.get(organizationId);
    if (known) return known;
    if (cache.size >= maximumOrganizations) cache.clear();
    const made = ciphersOf(key, organizationId);
    cache.set(organizationId, made);
    return made;
  };
  return {
    toPairwise: (organizationId, uuid) => {
      if (!isUuid(uuid)) throw new Error('a pairwise id can only be made of a UUID');
      const block = Buffer.from(uuid.replaceAll('-', ''), 'hex');
      return prefix + of(organizationId).encrypt.update(block).toString('base64url');
    },
    fromPairwise: (organizationId, text) => {
      if (!shape.test(text)) return undefined;
      const block = Buffer.from(text.slice(prefix.length), 'base64url');
      // 22 characters carry 4 unused bits: one id has one spelling, or caches and logs would differ.
      if (block.toString('base64url') !== text.slice(prefix.length)) return undefined;
      const bytes = of(organizationId).decrypt.update(block);
      return isVersion4(bytes) ? toUuid(bytes) : undefined;
    },
  };
}
