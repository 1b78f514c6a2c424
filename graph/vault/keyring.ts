import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { environmentEpochKeys, fileEpochKeys } from './epochKeys.ts';
import type { EpochKeys } from './epochKeys.ts';
import { createFile, makeDirectory, readSecretFile, replaceFile } from './keyFiles.ts';
import { decodeKey } from './keyText.ts';
import { generateSigningKey, parseSigningKeys, publicHalf } from './signingKeys.ts';
import type { PrivateJwk, PublicJwk, SigningKeySet } from './signingKeys.ts';

/** The operator's long-lived secrets, kept apart from the vault, from Neo4j and from the backups of both. */
export interface Keyring {
  /** Key of `createBlindIndex`. It can't change: identifiers would no longer be found. */
  readonly blindIndexKey: Uint8Array;
  /** Key of `createPairwise`. It can't change: products would lose the ids they know. */
  readonly pairwiseKey: Uint8Array;
  /** Signs the gateway's envelope toward the subgraphs. */
  readonly envelopeKey: Uint8Array;
  /** Key of `sealCursor`. */
  readonly cursorKey: Uint8Array;
  /** Keys that wrap the vault's data keys. */
  readonly epochs: EpochKeys;
  /** The key that signs tokens now. */
  signingKey(): PrivateJwk;
  /** Every public key that a token may still be verified with, the retired ones too (RFC 7517). */
  publishedKeys(): readonly PublicJwk[];
  /**
   * Makes a fresh signing key and retires the present one: its private half is gone for good, its public
   * half stays published. @throws Error when the keys come from the environment.
   */
  turnSigningKey(): void;
}

export interface KeyringOptions {
  /** Directory of the key files; created with mode 0700. */
  readonly dir: string;
  /**
   * Keys for many machines, by name: ACQUAINT_BLIND_INDEX_KEY, ACQUAINT_PAIRWISE_KEY,
   * ACQUAINT_ENVELOPE_KEY, ACQUAINT_CURSOR_KEY (32 bytes of base64 each), ACQUAINT_SIGNING_KEYS (base64 of
   * a JSON array of JWKs, the first one private), ACQUAINT_EPOCH_KEYS (`id:base64` separated by commas).
   * One that is set wins over its file and is never written to disk.
   */
  readonly fromEnv?: Readonly<Record<string, string | undefined>>;
}

/**
 * Opens the key files of a directory and makes the missing ones, mode 0600.
 * @throws DomainError CONFIG_INVALID for a key of the wrong length or a file that others may read.
 */
export function openKeyring(options: KeyringOptions): Keyring {
  const env = options.fromEnv ?? {};
  makeDirectory(options.dir);
  const symmetric = (variable: string, file: string): Uint8Array => {
    const given = env[variable];
    return given ? decodeKey(variable, given) : symmetricFile(options.dir, file);
  };
  const epochText = env['ACQUAINT_EPOCH_KEYS'];
  return {
    blindIndexKey: symmetric('ACQUAINT_BLIND_INDEX_KEY', 'blind-index.key'),
    pairwiseKey: symmetric('ACQUAINT_PAIRWISE_KEY', 'pairwise.key'),
    envelopeKey: symmetric('ACQUAINT_ENVELOPE_KEY', 'envelope.key'),
    cursorKey: symmetric('ACQUAINT_CURSOR_KEY', 'cursor.key'),
    epochs: epochText ? environmentEpochKeys(epochText) : fileEpochKeys(join(options.dir, 'epochs')),
    ...signing(options.dir, env['ACQUAINT_SIGNING_KEYS']),
  };
}

function symmetricFile(dir: string, file: string): Uint8Array {
  const path = join(dir, file);
  const found = readSecretFile(path);
  if (found !== undefined) return decodeKey(file, found);
  createFile(path, randomBytes(32).toString('base64'));
  // Read back: another process may have been first.
  return decodeKey(file, readSecretFile(path) ?? '');
}

type Signing = Pick<Keyring, 'signingKey' | 'publishedKeys' | 'turnSigningKey'>;

function signing(dir: string, given: string | undefined): Signing {
  const path = join(dir, 'signing.json');
  let keys: SigningKeySet = given
    ? parseSigningKeys(Buffer.from(given, 'base64').toString('utf8'))
    : signingFile(path);
  return {
    signingKey: () => keys[0],
    publishedKeys: () => keys.map(publicHalf),
    turnSigningKey: () => {
      if (given) throw new Error('signing keys from the environment are turned there');
      keys = [generateSigningKey(), ...keys.map(publicHalf)];
      replaceFile(path, JSON.stringify(keys));
    },
  };
}

function signingFile(path: string): SigningKeySet {
  const found = readSecretFile(path);
  if (found !== undefined) return parseSigningKeys(found);
  createFile(path, JSON.stringify([generateSigningKey()]));
  return parseSigningKeys(readSecretFile(path) ?? '');
}
