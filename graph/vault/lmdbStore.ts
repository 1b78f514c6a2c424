import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { open } from 'lmdb';
import type { RootDatabase } from 'lmdb';
import { DomainError } from '#platform/errors.ts';
import type { EpochKeys } from './epochKeys.ts';
import { createFile, makeDirectory, readSecretFile, removeFile } from './keyFiles.ts';
import { requireEpochKey } from './wrap.ts';

/** Which store file counts. One small file, replaced as a whole: that replacement is the turn of the epoch. */
export interface Pointer {
  readonly epoch: string;
  /** An epoch whose file and key are still to be removed. */
  readonly retiring?: string;
}

/** One store file, opened, with the key that wraps its rows. */
export interface OpenStore {
  readonly epoch: string;
  readonly epochKey: Uint8Array;
  readonly db: RootDatabase<Buffer, string>;
}

/** Row that says that a turn of the epoch is under way, and by which process. Record ids are UUIDs. */
export const turningRow = '!turning';

const pointerPath = (dir: string): string => join(dir, 'vault.json');
const storePath = (dir: string, epoch: string): string => join(dir, `keys-${epoch}.mdb`);

export const pointerFile = pointerPath;

/** @throws DomainError CONFIG_INVALID when the pointer file holds something else. */
export function readPointer(dir: string): Pointer | undefined {
  const text = readSecretFile(pointerPath(dir));
  if (text === undefined) return undefined;
  const value: unknown = JSON.parse(text);
  if (typeof value === 'object' && value !== null && 'epoch' in value && typeof value.epoch === 'string') {
    const retiring = 'retiring' in value && typeof value.retiring === 'string' ? value.retiring : undefined;
    return retiring === undefined ? { epoch: value.epoch } : { epoch: value.epoch, retiring };
  }
  throw new DomainError('CONFIG_INVALID', 'vault.json names no epoch; restore it from where it was kept');
}

/** Opens, or makes, the file of one epoch. Commits reach the disk before they are acknowledged. */
export const openFile = (dir: string, epoch: string): RootDatabase<Buffer, string> =>
  open<Buffer, string>({
    path: storePath(dir, epoch),
    noSubdir: true,
    encoding: 'binary',
    overlappingSync: false,
  });

/** Removes the file of one epoch and its lock. */
export function removeStore(dir: string, epoch: string): void {
  removeFile(storePath(dir, epoch));
  removeFile(`${storePath(dir, epoch)}-lock`);
}

function refuseLostPointer(dir: string): void {
  for (const name of readdirSync(dir)) {
    const epoch = /^keys-(.+)\.mdb$/.exec(name)?.[1];
    if (epoch === undefined) continue;
    const db = openFile(dir, epoch);
    const rows = db.getCount();
    void db.close();
    if (rows > 0)
      throw new DomainError('CONFIG_INVALID', `the vault holds ${name} but vault.json is missing`);
  }
}

function firstPointer(dir: string, epochs: EpochKeys): Pointer {
  refuseLostPointer(dir);
  const epoch = epochs.nextId(undefined);
  epochs.create(epoch);
  void openFile(dir, epoch).close();
  createFile(pointerPath(dir), JSON.stringify({ epoch }));
  const pointer = readPointer(dir) ?? { epoch };
  if (pointer.epoch !== epoch) {
    // Another process was first; what was just made wraps nothing.
    removeStore(dir, epoch);
    epochs.destroy(epoch);
  }
  return pointer;
}

/** Opens the store that counts, making it at first use. */
export function openCurrent(dir: string, epochs: EpochKeys): OpenStore {
  makeDirectory(dir);
  const { epoch } = readPointer(dir) ?? firstPointer(dir, epochs);
  const epochKey = requireEpochKey(epochs.get(epoch), epoch);
  if (!existsSync(storePath(dir, epoch))) {
    throw new DomainError('CONFIG_INVALID', `vault.json names epoch ${epoch}, whose store file is missing`);
  }
  return { epoch, epochKey, db: openFile(dir, epoch) };
}
