import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { factAad, identifierAad, seal, toGraphBytes, unseal } from './seal.ts';

const key = new Uint8Array(32).fill(7);
const aad = factAad({ factId: 'fact', recordId: 'record', attribute: 'email' });
const wellFormed = fc.string({ unit: 'binary' });
const refusal = { code: 'INTERNAL_SERVER_ERROR', message: 'a sealed value does not open under its key' };
const failureOf = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

describe('sealing', () => {
  it('opens to the same text, whatever the text, also as Neo4j hands it back', () => {
    fc.assert(
      fc.property(wellFormed, fc.uint8Array({ minLength: 32, maxLength: 32 }), (text, dataKey) => {
        const sealed = seal(dataKey, text, aad);
        expect(unseal(dataKey, sealed, aad)).toBe(text);
        expect(unseal(dataKey, toGraphBytes(sealed), aad)).toBe(text);
        expect(sealed).toHaveLength(29 + Buffer.byteLength(text));
      }),
    );
  });

  it('gives another result each time, beyond the nonces that were drawn at once', () => {
    const sealed = Array.from({ length: 2_000 }, () => Buffer.from(seal(key, 'same', aad)).toString('hex'));
    expect(new Set(sealed.map((text) => text.slice(2, 26))).size).toBe(2_000);
    expect(sealed.every((text) => text.startsWith('01'))).toBe(true);
  });

  it('does not open with a flipped bit anywhere', () => {
    const sealed = seal(key, 'ann@harbour.example', aad);
    fc.assert(
      fc.property(fc.nat(sealed.length * 8 - 1), (bit) => {
        const flipped = Uint8Array.from(sealed);
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(failureOf(() => unseal(key, flipped, aad))).toMatchObject(refusal);
      }),
    );
  });

  it('does not open when it is cut short or lengthened', () => {
    const sealed = seal(key, 'ann@harbour.example', aad);
    for (let length = 0; length < sealed.length; length += 1) {
      expect(failureOf(() => unseal(key, sealed.subarray(0, length), aad))).toMatchObject(refusal);
    }
    expect(failureOf(() => unseal(key, Uint8Array.from([...sealed, 0]), aad))).toMatchObject(refusal);
  });

  it('does not open in another place or under another key', () => {
    const sealed = seal(key, 'ann@harbour.example', aad);
    const places = [
      factAad({ factId: 'other', recordId: 'record', attribute: 'email' }),
      factAad({ factId: 'fact', recordId: 'other', attribute: 'email' }),
      factAad({ factId: 'fact', recordId: 'record', attribute: 'phone' }),
      identifierAad({ recordId: 'record', identifierKey: 'email' }),
    ];
    for (const place of places) expect(failureOf(() => unseal(key, sealed, place))).toMatchObject(refusal);
    expect(failureOf(() => unseal(new Uint8Array(32), sealed, aad))).toMatchObject(refusal);
    expect(failureOf(() => unseal(new Uint8Array(5), sealed, aad))).toMatchObject(refusal);
  });
});
