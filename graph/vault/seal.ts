import { createCipheriv, createDecipheriv, randomFillSync } from 'node:crypto';
import { DomainError } from '#platform/errors.ts';

/** 32 random bytes that seal the values of one record. Plain bytes: a KeyObject measured no faster. */
export type DataKey = Uint8Array;

/** Sealed bytes as Neo4j's driver hands them back (Int8Array) or as `seal` made them. */
export type SealedBytes = Uint8Array | Int8Array;

const algorithm = 'aes-256-gcm';
const version = 1;
const nonceLength = 12;
const tagLength = 16;
const headLength = 1 + nonceLength;

// One system call fills 512 nonces: asking for each of them costs as much as the sealing itself.
const noncePool = Buffer.alloc(nonceLength * 512);
let nonceOffset = noncePool.length;

function takeNonce(): Uint8Array {
  if (nonceOffset >= noncePool.length) {
    randomFillSync(noncePool);
    nonceOffset = 0;
  }
  nonceOffset += nonceLength;
  return noncePool.subarray(nonceOffset - nonceLength, nonceOffset);
}

/**
 * Seals bytes with AES-256-GCM (NIST SP 800-38D): version byte, 12 byte random nonce, ciphertext, 16 byte
 * tag. `aad` is bound to the result and has to be given again to open it.
 */
export function sealBytes(key: Uint8Array, plain: Uint8Array | string, aad: Uint8Array): Uint8Array {
  const nonce = takeNonce();
  const cipher = createCipheriv(algorithm, key, nonce);
  cipher.setAAD(aad);
  const body = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain);
  cipher.final();
  const sealed = new Uint8Array(headLength + body.length + tagLength);
  sealed[0] = version;
  sealed.set(nonce, 1);
  sealed.set(body, headLength);
  sealed.set(cipher.getAuthTag(), headLength + body.length);
  return sealed;
}

/** Opens what `sealBytes` made; `undefined` when key, additional data or bytes differ. Never throws. */
export function openBytes(key: Uint8Array, sealed: SealedBytes, aad: Uint8Array): Buffer | undefined {
  if (sealed.length < headLength + tagLength || sealed[0] !== version) return undefined;
  const end = sealed.length - tagLength;
  try {
    const decipher = createDecipheriv(algorithm, key, sealed.subarray(1, headLength));
    decipher.setAAD(aad);
    decipher.setAuthTag(sealed.subarray(end));
    const plain = decipher.update(sealed.subarray(headLength, end));
    decipher.final();
    return plain;
  } catch {
    return undefined;
  }
}

/**
 * Seals one text under a record's data key. Text is well-formed Unicode; a lone surrogate comes back as
 * U+FFFD.
 */
export const seal = (dataKey: DataKey, plaintext: string, aad: Uint8Array): Uint8Array =>
  sealBytes(dataKey, plaintext, aad);

/**
 * Opens one sealed text. Only disclosure/ calls this for facts, with a permit.
 * @throws DomainError INTERNAL_SERVER_ERROR when it does not open; the message never holds a value.
 */
export function unseal(dataKey: DataKey, sealed: SealedBytes, aad: Uint8Array): string {
  const plain = openBytes(dataKey, sealed, aad);
  if (!plain) throw new DomainError('INTERNAL_SERVER_ERROR', 'a sealed value does not open under its key');
  return plain.toString('utf8');
}

/** Additional data of a fact's value: it opens in its own place and nowhere else. */
export const factAad = (place: {
  readonly factId: string;
  readonly recordId: string;
  readonly attribute: string;
}): Uint8Array => Buffer.from(`fact\0${place.factId}\0${place.recordId}\0${place.attribute}`, 'utf8');

/** Additional data of a raw identifier that is sealed on its IDENTIFIED_BY edge. */
export const identifierAad = (place: {
  readonly recordId: string;
  readonly identifierKey: string;
}): Uint8Array => Buffer.from(`identifier\0${place.recordId}\0${place.identifierKey}`, 'utf8');

/** The same bytes as the type that Neo4j's driver stores as a ByteArray; a Uint8Array becomes a list. */
export const toGraphBytes = (sealed: Uint8Array): Int8Array =>
  new Int8Array(sealed.buffer, sealed.byteOffset, sealed.byteLength);
