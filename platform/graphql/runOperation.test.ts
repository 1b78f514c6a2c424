import { buildSchema, execute, parse } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { DomainError } from '#platform/errors.ts';
import { silentLog } from '#platform/log.ts';
import { createRunOperation } from './runOperation.ts';
import type { FormattedResult, RunOperation } from './runOperation.ts';

const resolvers: Readonly<Record<string, unknown>> = {
  plain: () => 'plain',
  later: () => Promise.resolve('later'),
  refused: () => {
    throw new DomainError('FORBIDDEN', 'No.', { details: { requiredAal: 2 } });
  },
  refusedLater: () => Promise.reject(new DomainError('GRAPH_UNAVAILABLE', 'Not now.')),
  broken: () => {
    throw new TypeError('a secret detail');
  },
  echo: (_: unknown, args: { text: string; times: number }) => args.text.repeat(args.times),
  items: () => [{ name: 'a' }, { name: null }],
  who: (_: unknown, __: unknown, context: { who: string }) => context.who,
};

const schemaOf = (): GraphQLSchema => {
  const schema = buildSchema(`type Query {
    plain: String, later: String, refused: String, refusedLater: String!, broken: String, who: String
    echo(text: String!, times: Int = 2): String
    items: [Item]
  } type Item { name: String! }`);
  for (const [name, field] of Object.entries(schema.getQueryType()?.getFields() ?? {})) {
    Object.assign(field, { resolve: resolvers[name] });
  }
  return schema;
};

const runThrice = async (
  run: RunOperation,
  operation: string,
  variables = {},
): Promise<FormattedResult[]> => {
  const results: FormattedResult[] = [];
  for (let n = 0; n < 3; n += 1) {
    results.push(await run({ operation, variables, context: { who: 'me' }, requestId: 'r1' }));
  }
  return results;
};

describe('running an operation', () => {
  it.each([
    ['{ plain later who }', {}],
    ['query($t: String!) { echo(text: $t) x: echo(text: "a", times: 3) }', { t: 'b' }],
    ['query($n: Boolean = true) { plain @skip(if: $n) later }', {}],
    ['{ items { name } __typename }', {}],
    ['{ refused plain }', {}],
    ['{ refusedLater }', {}],
    ['{ broken }', {}],
    ['query($t: String!) { echo(text: $t) }', {}],
  ])(
    'gives the same compiled as interpreted, and the data of graphql-js: %s',
    async (operation, variables) => {
      const schema = schemaOf();
      const [interpreted, compiled, again] = await runThrice(
        createRunOperation(schema, { log: silentLog }),
        operation,
        variables,
      );
      expect(compiled?.data).toEqual(interpreted?.data);
      expect(again).toEqual(compiled);
      const paths = (result: FormattedResult | undefined) =>
        result?.errors?.map((error) => [error.path, error.extensions?.['code']]);
      expect(paths(compiled)).toEqual(paths(interpreted));
      const judge = await execute({
        schema,
        document: parse(operation),
        variableValues: variables,
        contextValue: { who: 'me' },
      });
      expect(JSON.stringify(compiled?.data ?? null)).toBe(JSON.stringify(judge.data ?? null));
    },
  );

  it('tells the code and details of a domain error, compiled too', async () => {
    const results = await runThrice(createRunOperation(schemaOf(), { log: silentLog }), '{ refused }');
    for (const { errors } of results) {
      expect(errors).toEqual([
        {
          message: 'No.',
          path: ['refused'],
          extensions: { code: 'FORBIDDEN', retryable: false, requiredAal: 2 },
        },
      ]);
    }
  });

  it('masks a bug and logs it', async () => {
    const lines: object[] = [];
    const log = { ...silentLog, error: (fields: object) => lines.push(fields) };
    const results = await runThrice(createRunOperation(schemaOf(), { log }), '{ broken }');
    expect(JSON.stringify(results)).not.toContain('secret');
    expect(results[2]?.errors?.[0]?.extensions).toEqual({
      code: 'INTERNAL_SERVER_ERROR',
      retryable: false,
      requestId: 'r1',
    });
    expect(lines[2]).toMatchObject({ requestId: 'r1', err: { message: 'a secret detail' } });
  });

  it('refuses what does not fit the schema', async () => {
    const run = createRunOperation(schemaOf(), { log: silentLog });
    for (const operation of ['{ nothing }', '{ plain']) {
      const [result] = await runThrice(run, operation);
      expect([result?.data, result?.errors?.[0]?.extensions?.['code']]).toEqual([
        undefined,
        'GRAPHQL_VALIDATION_FAILED',
      ]);
    }
  });

  it('forgets the operation used longest ago', async () => {
    const run = createRunOperation(schemaOf(), { log: silentLog, capacity: 2 });
    for (let n = 0; n < 20; n += 1) {
      const [result] = await runThrice(run, `{ a${n}: plain }`);
      expect(result?.data).toEqual({ [`a${n}`]: 'plain' });
    }
  });
});
