import fc from 'fast-check';
import { factMethods } from '#core/evidence/evidence.ts';
import { supersededFacts } from './supersession.rules.ts';
import { survivors } from './survivorship.rules.ts';
import type { Ranked } from './survivorship.rules.ts';

const fact = (id: string, change: Partial<Ranked> = {}): Ranked => ({
  id,
  attribute: 'city',
  rank: 'normal',
  level: undefined,
  method: 'provided',
  recordedAt: 1000,
  validFrom: 1000,
  ...change,
});
const sorted = (facts: readonly Ranked[]) =>
  survivors(
    'city',
    facts.map((each) => ({ fact: each })),
  ).map((each) => each.fact);
const best = (...facts: readonly Ranked[]): string | undefined => sorted(facts)[0]?.id;

describe('survivorship', () => {
  test.each([
    ['rank', { rank: 'preferred', level: 1 }, { level: 3 }],
    ['assurance', { level: 2, method: 'collected' }, { method: 'verified' }],
    ['method', { method: 'verified', recordedAt: 1 }, {}],
    ['recorded time', { recordedAt: 2000, validFrom: 1 }, {}],
    ['valid time', { validFrom: 2000, attribute: 'postalAddress' }, {}],
    ['the attribute itself', {}, { attribute: 'postalAddress' }],
  ] as const)('goes by %s', (_, better, worse) => {
    expect(best(fact('a', worse), fact('b', better))).toBe('b');
    expect(best(fact('b', better), fact('a', worse))).toBe('b');
  });
  test('never depends on the order of the facts', () => {
    const facts = fc.uniqueArray(
      fc.record({
        id: fc.uuid(),
        attribute: fc.constantFrom('city', 'postalAddress'),
        rank: fc.constantFrom('preferred' as const, 'normal' as const),
        level: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
        method: fc.constantFrom(...factMethods),
        recordedAt: fc.integer({ min: 0, max: 3 }),
        validFrom: fc.integer({ min: 0, max: 3 }),
      }),
      { selector: ({ id }) => id, minLength: 1 },
    );
    fc.assert(
      fc.property(facts, (some) => {
        expect(sorted([...some].reverse())).toEqual(sorted(some));
      }),
    );
  });
});

type Revisable = Parameters<typeof supersededFacts>[0][number];

describe('supersession', () => {
  const said = (id: string, attribute: string, change: Partial<Revisable['facts'][number]> = {}) => ({
    id,
    attribute,
    rank: 'normal' as const,
    validFrom: 0,
    validTo: undefined,
    ...change,
  });
  const over = (records: readonly Revisable[], at = 100): readonly string[] =>
    [...supersededFacts(records, at)].sort();

  test('ends a fact when its valid time is over, exclusive, or when it is deprecated', () => {
    const facts = [
      said('a', 'city', { validTo: 100 }),
      said('b', 'city', { validTo: 101 }),
      said('c', 'city', { rank: 'deprecated' }),
    ];
    expect(over([{ id: 'r', revises: [], facts }])).toEqual(['a', 'c']);
  });
  test('follows revisions over any distance, for the attributes that they say anew', () => {
    const records = [
      { id: 'third', revises: ['second'], facts: [said('c1', 'email')] },
      { id: 'second', revises: ['first'], facts: [said('b1', 'city')] },
      { id: 'first', revises: [], facts: [said('a1', 'email'), said('a2', 'city'), said('a3', 'phone')] },
    ];
    expect(over(records)).toEqual(['a1', 'a2']);
  });
  test('leaves the old fact until the new one begins to be valid', () => {
    const records = [
      { id: 'new', revises: ['old'], facts: [said('b', 'city', { validFrom: 101 })] },
      { id: 'old', revises: [], facts: [said('a', 'city')] },
    ];
    expect(over(records, 100)).toEqual([]);
    expect(over(records, 101)).toEqual(['a']);
  });
  test('a record of another source supersedes nothing, and a ring of revisions ends', () => {
    const records = [
      { id: 'x', revises: ['y'], facts: [said('a', 'city')] },
      { id: 'y', revises: ['x'], facts: [said('b', 'city')] },
      { id: 'z', revises: [], facts: [said('c', 'city')] },
    ];
    expect(over(records)).toEqual(['a', 'b']);
  });
});
