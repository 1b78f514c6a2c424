import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createBlindIndex } from './blindIndex.ts';

const blind = createBlindIndex(new Uint8Array(32).fill(1));
const otherKey = createBlindIndex(new Uint8Array(32).fill(2));

describe('the blind index', () => {
  it('gives equal results for equal texts of one kind and 43 characters of base64url', () => {
    expect(blind('identifier:email', 'bo@quay.example')).toBe(blind('identifier:email', 'bo@quay.example'));
    expect(blind('identifier:email', '')).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });

  it('differs by key', () => {
    expect(blind('subject', 'x')).not.toBe(otherKey('subject', 'x'));
  });

  it('never lets one kind imitate another', () => {
    const text = fc.string({ maxLength: 6, unit: fc.constantFrom('a', '\0', '1', ':') });
    fc.assert(
      fc.property(fc.tuple(text, text), fc.tuple(text, text), ([kind, value], [otherKind, otherValue]) => {
        fc.pre(kind !== otherKind || value !== otherValue);
        expect(blind(kind, value)).not.toBe(blind(otherKind, otherValue));
      }),
      {
        examples: [
          [
            ['a', '\0b'],
            ['a\0', 'b'],
          ],
        ],
      },
    );
  });
});
