import type { IdentifierType, Verification } from '#core/evidence/evidence.ts';
import type { Component, IdentifierNode, RecordNode } from './component.ts';
import { resolve } from './resolve.ts';

const ann = { givenHash: '=ann .a', familyHash: '=example' };
const ben = { givenHash: '=ben .b', familyHash: '=example' };

interface Row extends Partial<RecordNode> {
  readonly id: string;
  /** `e1` is an e-mail, `p1` a phone, … by first letter; a `?` after it: unverified. */
  readonly has?: string;
}

const types: Readonly<Record<string, IdentifierType>> = {
  e: 'email',
  p: 'phone',
  l: 'loyalty',
  s: 'social',
  n: 'national',
};

const typeOf = (key: string): IdentifierType => {
  const type = types[key.slice(0, 1)];
  if (!type) throw new Error(`no type begins like ${key}`);
  return type;
};

const keysOf = ({ has = '' }: Row): string[] => has.split(' ').filter((key) => key !== '');

const verificationOf = (key: string): Verification => (key.endsWith('?') ? 'unverified' : 'provider');

const recordOf = ({ id, handshake = false, tieHash = id, ...row }: Row): Omit<RecordNode, 'eventTime'> => {
  const { givenHash, familyHash, birthHash, witness } = row;
  return {
    id,
    handshake,
    tieHash,
    ...(givenHash === undefined ? {} : { givenHash }),
    ...(familyHash === undefined ? {} : { familyHash }),
    ...(birthHash === undefined ? {} : { birthHash }),
    ...(witness ? { witness } : {}),
  };
};

const component = (rows: readonly Row[], rest: Partial<Component> = {}): Component => {
  const keys = [...new Set(rows.flatMap(keysOf).map((key) => key.replace('?', '')))];
  return {
    records: rows.map((row, index) => ({ ...recordOf(row), eventTime: row.eventTime ?? index })),
    identifiers: keys.map((key): IdentifierNode => ({ key, type: typeOf(key), issuer: 'harbour' })),
    claims: rows.flatMap((row) =>
      keysOf(row).map((key) => ({
        recordId: row.id,
        identifierKey: key.replace('?', ''),
        verification: verificationOf(key),
        at: 0,
      })),
    ),
    revisions: [],
    mustLinks: [],
    cannotLinks: [],
    ...rest,
  };
};

const persons = (rows: readonly Row[], rest: Partial<Component> = {}): Record<string, readonly string[]> =>
  Object.fromEntries(
    resolve(component(rows, rest)).partition.map(({ personId, records }) => [personId, records]),
  );

describe('identifiers', () => {
  it('link two records whose claims are both verified', () => {
    expect(
      persons([
        { id: 'a', has: 'e1' },
        { id: 'b', has: 'e1' },
      ]),
    ).toEqual({ a: ['a', 'b'] });
  });

  it('link nobody when one of the claims is unverified', () => {
    expect(
      persons([
        { id: 'a', has: 'e1' },
        { id: 'b', has: 'e1?' },
      ]),
    ).toEqual({ a: ['a'], b: ['b'] });
  });

  it('link nobody when they are blocked', () => {
    const identifiers = [{ key: 'e1', type: 'email', blocked: true }] as const;
    expect(
      persons(
        [
          { id: 'a', has: 'e1' },
          { id: 'b', has: 'e1' },
        ],
        { identifiers },
      ),
    ).toEqual({
      a: ['a'],
      b: ['b'],
    });
  });

  it('are shared, and say so, when Ann and Ben both stand behind one', () => {
    const rows = [
      { id: 'a', has: 'e1', ...ann },
      { id: 'a2', has: 'e1', ...ann },
      { id: 'b', has: 'e1', ...ben },
    ];
    expect(persons(rows)).toEqual({ a: ['a'], a2: ['a2'], b: ['b'] });
    expect(resolve(component(rows)).sharedIdentifiers).toEqual([
      { key: 'e1', type: 'email', subjects: 2, cap: 1, records: ['a', 'a2', 'b'] },
    ]);
  });

  it('are not shared by what somebody claims without proof', () => {
    const rows = [
      { id: 'a', has: 'e1', ...ann },
      { id: 'a2', has: 'e1', ...ann },
      { id: 'b', has: 'e1?', ...ben },
    ];
    expect(persons(rows)).toEqual({ a: ['a', 'a2'], b: ['b'] });
  });

  it('link a nameless record on a shared mailbox to nobody', () => {
    const rows = [
      { id: 'a', has: 'e1', ...ann },
      { id: 'x', has: 'e1' },
      { id: 'b', has: 'e1', ...ben },
    ];
    expect(persons(rows)).toEqual({ a: ['a'], x: ['x'], b: ['b'] });
  });

  it('do not bring Ann and Ben together through a nameless record of both; the stronger one wins', () => {
    const rows = [
      { id: 'a', has: 'p1', ...ann },
      { id: 'x', has: 'p1 e1' },
      { id: 'b', has: 'e1', ...ben },
    ];
    expect(persons(rows)).toEqual({ a: ['a'], x: ['b', 'x'] });
    expect(resolve(component(rows)).edges).toEqual([
      {
        a: 'x',
        b: 'b',
        rule: 'identifier',
        identifierKey: 'e1',
        verification: 'provider',
        outcome: 'joined',
      },
      {
        a: 'a',
        b: 'x',
        rule: 'identifier',
        identifierKey: 'p1',
        verification: 'provider',
        outcome: 'refused',
        refusal: 'incompatible',
      },
    ]);
  });

  it('report three subjects behind a kiosk phone', () => {
    const named = (name: string) => ({ id: name, has: 'p1', givenHash: `=${name} .${name}` });
    const { sharedIdentifiers } = resolve(
      component([named('a'), named('b'), named('c'), { id: 'x', has: 'p1' }]),
    );
    expect(sharedIdentifiers).toMatchObject([{ key: 'p1', subjects: 3 }]);
  });

  it('of which a person has one only keep two apart', () => {
    const rows = [
      { id: 'a', has: 'e1 l1' },
      { id: 'b', has: 'e1 l2' },
    ];
    expect(persons(rows)).toEqual({ a: ['a'], b: ['b'] });
    expect(resolve(component(rows)).edges).toMatchObject([{ outcome: 'refused', refusal: 'one-per-person' }]);
  });

  it('of two programmes may belong to one person', () => {
    const rows = [
      { id: 'a', has: 'e1 l1' },
      { id: 'b', has: 'e1 l2' },
    ];
    const identifiers = component(rows).identifiers.map((node) => ({ ...node, issuer: node.key }));
    expect(persons(rows, { identifiers })).toEqual({ a: ['a', 'b'] });
  });
});

describe('certain evidence', () => {
  it('counts the revisions of one source record once, also after a marriage', () => {
    const rows = [
      { id: 'a', has: 'e1', ...ann },
      { id: 'a2', has: 'e1', ...ann, familyHash: '=married' },
      { id: 'a3', has: 'e1', ...ann, familyHash: '=married' },
    ];
    expect(Object.keys(persons(rows))).toHaveLength(3);
    expect(persons(rows, { revisions: [{ newer: 'a2', older: 'a' }] })).toEqual({ a: ['a', 'a2', 'a3'] });
  });

  it('does not take somebody for the one whose source record id was used again', () => {
    const was = { givenHash: '=ann', familyHash: '=alpha', birthHash: '=1990-01-01' };
    const is = { givenHash: '=zoe', familyHash: '=omega', birthHash: '=1960-05-05' };
    const revisions = [{ newer: 'b', older: 'a' }];
    const as = (newer: Partial<typeof is>) =>
      persons(
        [
          { id: 'a', ...was },
          { id: 'b', ...newer },
        ],
        { revisions },
      );
    expect(as(is)).toEqual({ a: ['a'], b: ['b'] });
    expect(as({ ...is, givenHash: was.givenHash })).toEqual({ a: ['a', 'b'] });
    expect(as({ ...is, familyHash: was.familyHash })).toEqual({ a: ['a', 'b'] });
    expect(as({ givenHash: '=zoe', familyHash: '=omega' })).toEqual({ a: ['a', 'b'] });
    const rows = [
      { id: 'a', ...was },
      { id: 'b', ...is },
    ];
    expect(persons(rows, { revisions, mustLinks: [{ a: 'a', b: 'b' }] })).toEqual({ a: ['a', 'b'] });
  });

  it('counts records of one login once, whatever names they give', () => {
    const rows = [
      { id: 'a', has: 's1 e1', ...ann },
      { id: 'b', has: 's1 e1', ...ben },
    ];
    expect(persons(rows)).toEqual({ a: ['a', 'b'] });
    expect(resolve(component(rows)).sharedIdentifiers).toEqual([]);
  });

  it('joins what a steward joins, against names', () => {
    const rows = [
      { id: 'a', ...ann },
      { id: 'b', ...ben },
    ];
    expect(persons(rows, { mustLinks: [{ a: 'b', b: 'a' }] })).toEqual({ a: ['a', 'b'] });
  });

  it('yields to a cannot-link, and the e-mail of the two links nobody else', () => {
    const rows = [
      { id: 'a', has: 'e1' },
      { id: 'b', has: 'e1' },
      { id: 'c', has: 'e1' },
    ];
    const cannotLinks = [{ a: 'a', b: 'b' }];
    expect(persons(rows, { cannotLinks })).toEqual({ a: ['a'], b: ['b'], c: ['c'] });
    expect(persons(rows, { cannotLinks, mustLinks: cannotLinks })).toEqual({ a: ['a'], b: ['b'], c: ['c'] });
  });

  it('lets a cannot-link part two who meet only through others', () => {
    const rows = [
      { id: 'a', has: 'e1' },
      { id: 'b', has: 'e1 e2' },
      { id: 'c', has: 'e2' },
    ];
    const parted = resolve(component(rows, { cannotLinks: [{ a: 'a', b: 'c' }] }));
    expect(parted.partition.map(({ records }) => records)).toEqual([['a', 'b'], ['c']]);
    expect(parted.edges).toMatchObject([
      { outcome: 'joined' },
      { outcome: 'refused', refusal: 'cannot-link' },
    ]);
  });
});

describe('the id of a person', () => {
  it.each<[string, readonly Row[], string]>([
    [
      'the earliest record',
      [
        { id: 'a', eventTime: 5 },
        { id: 'b', eventTime: 3 },
      ],
      'b',
    ],
    [
      'a handshake before an earlier import',
      [
        { id: 'a', eventTime: 5, handshake: true },
        { id: 'b', eventTime: 3 },
      ],
      'a',
    ],
    [
      'the smaller hash at the same time',
      [
        { id: 'a', eventTime: 3, tieHash: 'z' },
        { id: 'b', eventTime: 3, tieHash: 'y' },
      ],
      'b',
    ],
  ])('is the seed of %s', (_, rows, id) => {
    expect(Object.keys(persons(rows.map((row) => ({ ...row, has: 'e1' }))))).toEqual([id]);
  });
});

describe('witnesses', () => {
  it('count behind an identifier, but nothing is decided about them', () => {
    const rows = [
      { id: 'a', has: 'e1', ...ann },
      { id: 'x', has: 'e1' },
      { id: 'b', has: 'e1', ...ben, witness: true },
    ];
    expect(persons(rows)).toEqual({ a: ['a'], x: ['x'] });
  });
});
