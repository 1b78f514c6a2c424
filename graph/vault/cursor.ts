import { DomainError } from '#platform/errors.ts';
import { openBytes, sealBytes } from './seal.ts';

const malformed = 'the cursor was not issued by this graph to this viewer; expected one of an earlier page';
// A cursor holds an id and a sort key; anything longer was not made here.
const maximumLength = 2_048;

const aadOf = (viewer: string): Uint8Array => Buffer.from(`cursor\0${viewer}`, 'utf8');

/**
 * Makes an opaque paging cursor of a position.
 * @param viewer whom it belongs to, e.g. `organization:<id>`: another viewer can't open it.
 */
export const sealCursor = (key: Uint8Array, viewer: string, position: string): string =>
  Buffer.from(sealBytes(key, position, aadOf(viewer))).toString('base64url');

/** @throws DomainError CURSOR_MALFORMED when it was altered, or issued to someone else. */
export function openCursor(key: Uint8Array, viewer: string, cursor: string): string {
  const wellFormed = cursor.length <= maximumLength && /^[A-Za-z0-9_-]+$/.test(cursor);
  const plain = wellFormed && openBytes(key, Buffer.from(cursor, 'base64url'), aadOf(viewer));
  if (!plain) throw new DomainError('CURSOR_MALFORMED', malformed);
  return plain.toString('utf8');
}
