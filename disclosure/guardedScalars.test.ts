import { inspect } from 'node:util';
import { buildSchema, execute, parse } from 'graphql';
import type { ExecutionResult, GraphQLSchema } from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import type { PersonResolvers } from '#subgraphs/profile/schema.generated.ts';
import type { Disclosed } from './disclosed.ts';
import { DisclosedValue, guard } from './guarded.ts';
import { guardedIdentifierScalar, guardedScalars } from './guardedScalars.ts';

const forged = { kind: 'Text', plain: 'canary' };
const schemaOf = (): GraphQLSchema => {
  const schema = buildSchema('scalar GuardedText type Query { open: GuardedText list: [GuardedText!]! }');
  Object.assign(schema.getType('GuardedText') ?? {}, { serialize: guardedScalars.GuardedText.serialize });
  return schema;
};
const interpret = (source: string, root: object) =>
  execute({ schema: schemaOf(), document: parse(source), rootValue: root });
const compile = (source: string, root: object) => {
  const query = compileQuery(schemaOf(), parse(source), undefined, {});
  if (!isCompiledQuery(query)) throw new Error('did not compile');
  return query.query(root, undefined, {});
};

describe('the guarded scalars', () => {
  test('let out what the outward door made, each its own kind', () => {
    expect(guardedScalars.GuardedText.serialize(guard('Text', 'Ann'))).toBe('Ann');
    expect(guardedScalars.GuardedBoolean.serialize(guard('Boolean', false))).toBe(false);
    expect(guardedScalars.GuardedValue.serialize(guard('Number', 0))).toBe(0);
    expect(guardedIdentifierScalar.serialize(guard('Identifier', 'ann@mail.example'))).toBe(
      'ann@mail.example',
    );
  });
  test.each(Object.values({ ...guardedScalars, guardedIdentifierScalar }))(
    '%s refuses everything else, and never says what it was',
    (scalar) => {
      const crafted: unknown = Object.create(DisclosedValue.prototype as object);
      for (const value of [
        'canary',
        4711,
        true,
        null,
        undefined,
        forged,
        crafted,
        { value: guard('Text', 'canary') },
        ['canary'],
      ]) {
        expect(() => scalar.serialize(value)).toThrow(/^Guarded\w+ found something/);
      }
      expect(() => scalar.parseValue('canary')).toThrow('Guarded');
    },
  );
  test('refuse a value of another kind', () => {
    expect(() => guardedScalars.GuardedText.serialize(guard('Identifier', 'canary'))).toThrow();
    expect(() => guardedScalars.GuardedValue.serialize(guard('Identifier', 'canary'))).toThrow();
    expect(() => guardedIdentifierScalar.serialize(guard('Text', 'canary'))).toThrow();
  });
  test.each([
    ['graphql-js', interpret],
    ['graphql-jit', compile],
  ])('make an error and no value under %s', async (_, run) => {
    const refused: ExecutionResult = await run('{ open }', { open: 'canary' });
    expect(refused.data).toEqual({ open: null });
    expect(refused.errors).toHaveLength(1);
    expect(JSON.stringify(refused)).not.toContain('canary');
    const list: ExecutionResult = await run('{ list }', { list: [guard('Text', 'Ann'), 'canary'] });
    expect(JSON.stringify(list)).not.toContain('canary');
    expect(await run('{ open }', { open: guard('Text', 'Ann') })).toMatchObject({ data: { open: 'Ann' } });
  });
  test('a disclosed value shows nothing to logs and JSON', () => {
    const value = guard('Text', 'canary');
    expect(
      `${JSON.stringify({ value })} ${inspect(value, { showHidden: true, depth: 9 })} ${Object.keys(value).join()}`,
    ).not.toContain('canary');
  });
});

describe('the types', () => {
  test('refuse a raw value where a disclosed one belongs', () => {
    const { provenance, basis } = {} as Disclosed;
    const resolvers: PersonResolvers[] = [
      // @ts-expect-error a resolver can't return a raw string
      { givenName: () => 'Ann' },
      // @ts-expect-error nor wrap one
      { givenName: () => ({ value: 'Ann', provenance, basis }) },
      // @ts-expect-error nor build what looks like a disclosed value
      // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- that it is refused is the point
      { givenName: () => ({ value: forged, provenance, basis }) },
      { givenName: () => ({ name: 'givenName', value: guard('Text', 'Ann'), provenance, basis }) },
    ];
    // @ts-expect-error the constructor is private
    const construct = (): unknown => new DisclosedValue('Text', 'Ann');
    expect(resolvers).toHaveLength(4);
    expect(construct).toBeInstanceOf(Function);
  });
});
