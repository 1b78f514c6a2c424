import { buildSchema, getOperationAST, parse } from 'graphql';
import { DomainError } from '#platform/errors.ts';
import { createCheckOperation } from './checks.ts';
import { defaultLimits } from './limits.ts';
import type { Limits } from './limits.ts';
import { checkVariableNames } from './names.ts';
import { scanSource } from './scanSource.ts';

const schema = buildSchema(`
  type Query { a: A, list(ids: [ID!]!): [A!]!, page(first: Int = 20): Page }
  type Mutation { write(x: Int): A }
  type A { a: A, name: String, many: [A!]! }
  type Page { edges: [Edge!]!, nodes: [A!]! }
  type Edge { node: A }
`);

const codeOf = (act: () => void): string => {
  try {
    act();
    return 'none';
  } catch (error) {
    return error instanceof DomainError ? error.code : 'other';
  }
};

const check = (
  text: string,
  limits: Partial<Limits> = {},
  variables: Record<string, unknown> = {},
): string => {
  const document = parse(text);
  const operation = getOperationAST(document, undefined);
  if (!operation) throw new Error('no operation');
  const checkOperation = createCheckOperation(schema, { ...defaultLimits, ...limits });
  return codeOf(() => {
    checkOperation(document, operation, variables);
  });
};

const costOf = (text: string, variables: Record<string, unknown> = {}): number => {
  for (let cost = 0; cost < 3000; cost += 1) if (check(text, { cost }, variables) === 'none') return cost;
  return Infinity;
};

describe('depth', () => {
  it('counts levels, through fragments too', () => {
    expect([
      check('{ a { a { name } } }', { depth: 3 }),
      check('{ a { a { name } } }', { depth: 2 }),
    ]).toEqual(['none', 'OPERATION_TOO_DEEP']);
    const split = '{ ...Q } fragment Q on Query { a { ...F } } fragment F on A { a { name } }';
    expect(check(split, { depth: 2 })).toBe('OPERATION_TOO_DEEP');
  });
  it('leaves introspection out', () => {
    expect(check('{ __schema { types { fields { type { ofType { name } } } } } }', { depth: 2 })).toBe(
      'none',
    );
  });
});

describe('aliases', () => {
  it('counts each, also those that a fragment repeats', () => {
    const repeated = '{ a { ...F a { ...F } } } fragment F on A { x: name y: name }';
    expect([check(repeated, { aliases: 4 }), check(repeated, { aliases: 3 })]).toEqual([
      'none',
      'TOO_MANY_ALIASES',
    ]);
  });
});

describe('fields', () => {
  it('judges fragments that grow as powers of two without writing them out', () => {
    const bombs = Array.from(
      { length: 60 },
      (_, n) => `fragment F${n} on A { x${n}: a { ...F${n + 1} } y${n}: a { ...F${n + 1} } }`,
    );
    const text = `{ a { ...F0 } } ${bombs.join('\n')} fragment F60 on A { name }`;
    expect(check(text)).toBe('OPERATION_TOO_COSTLY');
  });
});

describe('cost', () => {
  it.each([
    ['{ a { name } }', {}, 2],
    ['{ a { many { name } } }', {}, 12],
    ['query($ids: [ID!]!) { list(ids: $ids) { name a { name } } }', { ids: ['1', '2', '3'] }, 10],
    ['{ list(ids: ["1", "2"]) { name } }', {}, 3],
    ['{ page { edges { node { name } } } }', {}, 61],
    ['query($n: Int = 5) { page(first: $n) { nodes { name } } }', {}, 11],
    ['query($n: Int) { page(first: $n) { nodes { name } } }', { n: 7 }, 15],
    ['mutation { write { name } }', {}, 12],
    ['{ ...Q } fragment Q on Query { list(ids: ["1", "2"]) { ... on A { name } } }', {}, 3],
  ])('of %s with %j is %i', (text, variables, cost) => {
    expect(costOf(text, variables)).toBe(cost);
  });
  it('refuses what no number can tell', () => {
    const text = 'query($n: Int) { page(first: $n) { nodes { name } } }';
    expect([check(text, {}, { n: 1e9 }), check(text, {}, { n: 1e308 })]).toEqual([
      'OPERATION_TOO_COSTLY',
      'OPERATION_TOO_COSTLY',
    ]);
  });
});

describe('the scan before parsing', () => {
  it('counts tokens', () => {
    expect([codeOf(() => scanSource('{ a b c }', 5)), codeOf(() => scanSource('{ a b c }', 4))]).toEqual([
      'none',
      'TOO_MANY_TOKENS',
    ]);
  });
  it('takes names in comments and strings for what they are', () => {
    expect(codeOf(() => scanSource('# __proto__\n{ a(x: "constructor") }', 100))).toBe('none');
  });
  it('leaves what is not GraphQL to the parser', () => {
    expect(codeOf(() => scanSource('{ a %% __proto__', 100))).toBe('none');
  });
});

describe('names of variables', () => {
  it('are judged at any depth', () => {
    const deep: unknown = JSON.parse('{"a":[{"b":{"__proto__":1}}]}');
    expect([
      codeOf(() => checkVariableNames(deep)),
      codeOf(() => checkVariableNames({ a: 'constructor' })),
    ]).toEqual(['NAME_NOT_ALLOWED', 'none']);
  });
});
