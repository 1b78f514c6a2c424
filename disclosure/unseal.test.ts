import { randomBytes } from 'node:crypto';
import { factAad, identifierAad, seal } from '#graph/vault/seal.ts';
import { mintPermit } from './decide/mint.ts';
import { unseal, unsealIdentifier } from './unseal.ts';

const key = randomBytes(32);
const place = { factId: 'f1', recordId: 'r1', attribute: 'email' };
const fact = {
  id: 'f1',
  recordId: 'r1',
  attribute: 'email',
  sealed: seal(key, 'ann@mail.example', factAad(place)),
};
const permit = mintPermit('email', ['f1'], { from: 1000, until: 2000 });

describe('opening a value', () => {
  test('takes a permit for that fact, within its time', () => {
    expect(unseal(fact, { permit, key, now: 1000 })).toBe('ann@mail.example');
    expect(unseal(fact, { permit, key, now: 1999 })).toBe('ann@mail.example');
  });
  test.each([
    ['before its time', permit, 999],
    ['at its end', permit, 2000],
    ['for another fact', mintPermit('email', ['f2'], { from: 0 }), 1000],
    ['that no decision minted', { ...permit }, 1000],
    ['that only looks like one', { attribute: 'email', facts: ['f1'], from: 0, until: 1e15 }, 1000],
  ])('is refused with a permit %s', (_, other, now) => {
    expect(() => unseal(fact, { permit: other, key, now })).toThrow('no permit');
  });
  test('fails without a word about the value when it was moved or the key is another', () => {
    const failure = /^a sealed value does not open under its key$/;
    expect(() => unseal({ ...fact, recordId: 'r2' }, { permit, key, now: 1000 })).toThrow(failure);
    expect(() => unseal({ ...fact, attribute: 'phone' }, { permit, key, now: 1000 })).toThrow(failure);
    expect(() => unseal(fact, { permit, key: randomBytes(32), now: 1000 })).toThrow(failure);
  });
  test('holds for raw identifiers too', () => {
    const sealed = seal(key, '+441234567', identifierAad({ recordId: 'r1', identifierKey: 'k1' }));
    const claim = { id: 'r1 k1', recordId: 'r1', key: 'k1', sealed };
    const own = mintPermit('identifier:phone', ['r1 k1'], { from: 0 });
    expect(unsealIdentifier(claim, { permit: own, key, now: 1 })).toBe('+441234567');
    expect(() => unsealIdentifier(claim, { permit, key, now: 1000 })).toThrow('no permit');
  });
});
