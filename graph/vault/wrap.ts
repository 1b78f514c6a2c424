import { randomFillSync } from 'node:crypto';
import { DomainError } from '#platform/errors.ts';
import { openBytes, sealBytes } from './seal.ts';
import type { DataKey, SealedBytes } from './seal.ts';

/** A fresh data key. A buffer of its own, not a slice of Node's pool, so that it is freed alone. */
export const newDataKey = (): DataKey => randomFillSync(new Uint8Array(32));

const aadOf = (recordId: string): Uint8Array => Buffer.from(`data key\0${recordId}`, 'utf8');

/**
 * A data key as the vault stores it, 61 bytes: AES-256-GCM under the epoch key, bound to its record, so
 * that swapping two rows of the vault doesn't swap two people's keys.
 */
export const wrapKey = (epochKey: Uint8Array, recordId: string, dataKey: DataKey): Uint8Array =>
  sealBytes(epochKey, dataKey, aadOf(recordId));

/** @throws DomainError INTERNAL_SERVER_ERROR when the stored bytes aren't this record's under this key. */
export function unwrapKey(epochKey: Uint8Array, recordId: string, wrapped: SealedBytes): DataKey {
  const key = openBytes(epochKey, wrapped, aadOf(recordId));
  if (key?.length === 32) return key;
  throw new DomainError('INTERNAL_SERVER_ERROR', 'a data key of the vault does not open under its epoch key');
}

/**
 * The epoch key of that id.
 * @throws DomainError CONFIG_INVALID when it is not at hand; a new one must never silently take its place.
 */
export function requireEpochKey(key: Uint8Array | undefined, id: string): Uint8Array {
  if (key) return key;
  throw new DomainError(
    'CONFIG_INVALID',
    `the vault is wrapped by epoch key ${id}, which is missing; put it back among the keys`,
  );
}
