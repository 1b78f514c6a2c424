import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openCursor, sealCursor } from './cursor.ts';

const key = new Uint8Array(32).fill(4);

describe('cursors', () => {
  it('open for the viewer that they were issued to', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (viewer, position) => {
        expect(openCursor(key, viewer, sealCursor(key, viewer, position))).toBe(position);
      }),
    );
  });

  it('are CURSOR_MALFORMED for another viewer, another key, altered or made up', () => {
    const cursor = sealCursor(key, 'organization:harbour', 'position');
    const attempts: (() => unknown)[] = [
      () => openCursor(key, 'organization:quay', cursor),
      () => openCursor(new Uint8Array(32), 'organization:harbour', cursor),
      ...['', 'x', `${cursor}A`, cursor.slice(0, -1), ` ${cursor}`, 'A'.repeat(5_000), 'AQ=='].map(
        (text) => () => openCursor(key, 'organization:harbour', text),
      ),
    ];
    for (const attempt of attempts) {
      expect(attempt).toThrow(expect.objectContaining({ code: 'CURSOR_MALFORMED' }));
    }
  });

  it('do not show their position', () => {
    expect(Buffer.from(sealCursor(key, 'v', 'position'), 'base64url').includes('position')).toBe(false);
  });
});
