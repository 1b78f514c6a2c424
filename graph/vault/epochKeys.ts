import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DomainError } from '#platform/errors.ts';
import { createFile, makeDirectory, readSecretFile, shredFile } from './keyFiles.ts';
import { decodeKey } from './keyText.ts';

/**
 * The keys that wrap data keys, by id. Which of them is current is the vault's to say, because that has to
 * change in the same instant as the wrapped keys do.
 */
export interface EpochKeys {
  /** 32 bytes, or `undefined` when the key was destroyed or never existed. Always looks at the store. */
  get(id: string): Uint8Array | undefined;
  /** Id that `create` makes the next key under, given the current one. */
  nextId(current: string | undefined): string;
  /** Makes the key of that id unless it exists. */
  create(id: string): void;
  /** Destroys a key. False when it can't be destroyed here (environment) and the operator has to. */
  destroy(id: string): boolean;
}

/** Epoch keys as files of mode 0600, one a key, so that destroying one is removing its file. */
export function fileEpochKeys(dir: string): EpochKeys {
  makeDirectory(dir);
  const pathOf = (id: string): string => join(dir, `${id}.key`);
  return {
    get: (id) => {
      const text = readSecretFile(pathOf(id));
      return text === undefined ? undefined : decodeKey(`epoch key ${id}`, text);
    },
    nextId: () => randomUUID(),
    create: (id) => createFile(pathOf(id), randomBytes(32).toString('base64')),
    destroy: (id) => {
      shredFile(pathOf(id));
      return true;
    },
  };
}

/**
 * Epoch keys from the environment, `id:base64` separated by commas. Turning the epoch moves to the entry
 * after the current one; the operator removes the old entry afterwards.
 */
export function environmentEpochKeys(text: string): EpochKeys {
  const keys = new Map<string, Uint8Array>();
  for (const entry of text.split(',')) {
    const [id = '', key = ''] = entry.trim().split(':');
    if (!/^[A-Za-z0-9-]{1,64}$/.test(id)) {
      throw new DomainError(
        'CONFIG_INVALID',
        'an entry of ACQUAINT_EPOCH_KEYS lacks its id; expected id:base64',
      );
    }
    keys.set(id, decodeKey(`ACQUAINT_EPOCH_KEYS entry ${id}`, key));
  }
  const ids = [...keys.keys()];
  return {
    get: (id) => keys.get(id),
    nextId: (current) => {
      const next = ids[current === undefined ? 0 : ids.indexOf(current) + 1];
      if (next !== undefined && next !== current) return next;
      throw new DomainError(
        'CONFIG_INVALID',
        'ACQUAINT_EPOCH_KEYS holds no key after the current one; add one at its end to turn the epoch',
      );
    },
    create: () => undefined,
    destroy: () => false,
  };
}
