import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { fstatSync, statSync, writeSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import { hasCode } from '#platform/errno.ts';
import { DomainError } from '#platform/errors.ts';

/** Makes a directory that only the owner may enter. */
export const makeDirectory = (path: string): void => {
  mkdirSync(path, { recursive: true, mode: 0o700 });
};

/** Forces a directory's entries to disk, so that a rename or removal in it survives a power cut. */
export function syncDirectory(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function writeBeside(path: string, content: string): string {
  const beside = `${path}.${randomUUID()}.new`;
  const handle = openSync(beside, 'wx', 0o600);
  try {
    writeSync(handle, content);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  return beside;
}

/** Replaces a file of mode 0600 as a whole: a reader, or a crash, sees the old or the new content. */
export function replaceFile(path: string, content: string): void {
  renameSync(writeBeside(path, content), path);
  syncDirectory(dirname(path));
}

/** Creates a file of mode 0600 unless it exists: of two processes that start at once, one wins. */
export function createFile(path: string, content: string): void {
  const beside = writeBeside(path, content);
  try {
    linkSync(beside, path);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    rmSync(beside, { force: true });
  }
  syncDirectory(dirname(path));
}

/**
 * Reads a secret file; `undefined` when it does not exist.
 * @throws DomainError CONFIG_INVALID when others than the owner may read it.
 */
export function readSecretFile(path: string): string | undefined {
  try {
    const mode = statSync(path).mode & 0o777;
    if ((mode & 0o077) !== 0) {
      const found = mode.toString(8).padStart(4, '0');
      const remedy = `found mode ${found}, expected 0600 (chmod 600 it)`;
      throw new DomainError('CONFIG_INVALID', `the key file ${path} is open to others: ${remedy}`);
    }
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/**
 * Overwrites a secret file and removes it. The overwriting is a best effort, since a disk may keep the old
 * blocks; what counts is that the file is gone and was never part of a backup.
 */
export function shredFile(path: string): void {
  try {
    const handle = openSync(path, 'r+');
    try {
      writeSync(handle, Buffer.alloc(fstatSync(handle).size));
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
  }
  removeFile(path);
}

/** Removes a file and makes the removal last. Whether it was there. */
export function removeFile(path: string): boolean {
  try {
    rmSync(path);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false;
    throw error;
  }
  syncDirectory(dirname(path));
  return true;
}
