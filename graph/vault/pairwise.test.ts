import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isUuid } from '#platform/ids.ts';
import { createPairwise } from './pairwise.ts';

const pairwise = createPairwise(new Uint8Array(32).fill(3));
const uuid = fc.uuid({ version: 4 });

describe('pairwise ids', () => {
  it('lead back to the id for the same organisation', () => {
    fc.assert(
      fc.property(uuid, fc.string(), (id, organization) => {
        const text = pairwise.toPairwise(organization, id);
        expect(text).toMatch(/^p_[A-Za-z0-9_-]{22}$/);
        expect(pairwise.toPairwise(organization, id)).toBe(text);
        expect(pairwise.fromPairwise(organization, text)).toBe(id);
      }),
    );
  });

  it('differ between organisations, and one organisation can not read those of another', () => {
    fc.assert(
      fc.property(uuid, (id) => {
        const text = pairwise.toPairwise('harbour-org', id);
        expect(pairwise.toPairwise('quay-org', id)).not.toBe(text);
        expect(pairwise.fromPairwise('quay-org', text)).not.toBe(id);
      }),
    );
  });

  it('never give two people one id', () => {
    const ids = fc.sample(uuid, 2_000);
    const texts = new Set(ids.map((id) => pairwise.toPairwise('harbour-org', id)));
    expect(texts.size).toBe(new Set(ids).size);
  });

  it('answer undefined, or an id of nobody, for a text that was made up', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
        const found = pairwise.fromPairwise('harbour-org', `p_${Buffer.from(bytes).toString('base64url')}`);
        expect(found === undefined || isUuid(found)).toBe(true);
      }),
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(pairwise.fromPairwise('harbour-org', text)).toBeUndefined();
      }),
    );
  });

  it('have one spelling only', () => {
    const text = pairwise.toPairwise('harbour-org', '7c2c6dd2-8f5e-4c0a-9a7e-0c7b2a1d9e10');
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const last = alphabet.indexOf(text.at(-1) ?? '');
    const twin = text.slice(0, -1) + (alphabet[last + 1] ?? '');
    expect(pairwise.fromPairwise('harbour-org', twin)).toBeUndefined();
    expect(pairwise.fromPairwise('harbour-org', ` ${text}`)).toBeUndefined();
    expect(pairwise.fromPairwise('harbour-org', `${text}\n`)).toBeUndefined();
  });

  it('are made of UUIDs only', () => {
    expect(() => pairwise.toPairwise('harbour-org', 'ann')).toThrow(/UUID/);
  });
});
