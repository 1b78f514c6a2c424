import { randomBytes } from 'node:crypto';
import { generateSigningKey } from '#graph/vault/signingKeys.ts';
import { ask } from '#test/world/httpClient.ts';
import type { GraphqlBody } from '#test/world/httpClient.ts';
import { createWorld } from '#test/world/world.ts';
import type { World } from '#test/world/world.ts';

const key = (): string => randomBytes(32).toString('base64');
const production = () => ({
  ACQUAINT_PROFILE: 'production',
  ACQUAINT_BEHIND_PROXY: 'yes',
  ACQUAINT_BLIND_INDEX_KEY: key(),
  ACQUAINT_PAIRWISE_KEY: key(),
  ACQUAINT_ENVELOPE_KEY: key(),
  ACQUAINT_CURSOR_KEY: key(),
  ACQUAINT_SIGNING_KEYS: Buffer.from(JSON.stringify([generateSigningKey()])).toString('base64'),
});

let world: World;
let token: string;
beforeAll(async () => {
  world = await createWorld(production());
  token = await world.productToken('harbour-desk', 'support');
}, 60_000);
afterAll(() => world.close());

const nested = (depth: number): string => (depth === 0 ? 'name' : `ofType { ${nested(depth - 1)} }`);

describe('G4: the production profile', () => {
  it.each([
    ['{ __schema { types { name } } }', 'INTROSPECTION_DISABLED'],
    ['{ __type(name: "Person") { name } }', 'INTROSPECTION_DISABLED'],
    [`{ __schema { types { ${nested(15)} } } }`, 'INTROSPECTION_DISABLED'],
    ['{ personn { id } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['{ person(byy: {}) { id } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['{ person(by: { idd: "x" }) { id } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['{ personByIdentifier(type: emaill, value: "x") { id } }', 'GRAPHQL_VALIDATION_FAILED'],
  ])('tells nothing of its schema: %s', async (query, code) => {
    const { codes, text, status } = await ask(world.url, { query, token });
    expect(codes).toContain(code);
    expect(status).toBe(400);
    expect(text).not.toMatch(/did you mean|"person"|"identifier"|"email"/i);
  });

  it('refuses tokens that the command line minted', async () => {
    for (const minted of [await world.stewardToken(), await world.personToken(world.runtime.ids.uuid())]) {
      expect(await ask(world.url, { query: '{ purposes { name } }', token: minted })).toMatchObject({
        status: 401,
        codes: ['UNAUTHENTICATED'],
      });
    }
  });

  const manyAliases = `{ ${Array.from({ length: 60 }, (_, n) => `a${n}: me { id }`).join(' ')} }`;
  const bomb = `query { ...a } ${'abcdefg'
    .split('')
    .map(
      (name, n) =>
        `fragment ${name} on Query { ${n < 6 ? `...${'bcdefgh'[n] ?? ''} `.repeat(20) : 'purposes { name iri }'} }`,
    )
    .join(' ')}`;
  it.each([
    ['aliases', manyAliases, 'TOO_MANY_ALIASES'],
    ['tokens', `{ ${'purposes { name } '.repeat(2_000)} }`, 'TOO_MANY_TOKENS'],
    [
      'cost',
      'query ($ids: [ID!]!) { persons(ids: $ids) { facts { visibility { reason } provenance { source } } } people(first: 100) { nodes { facts { visibility { reason product purpose } } } } }',
      'OPERATION_TOO_COSTLY',
    ],
  ])('bounds %s', async (_, query, code) => {
    const variables = { ids: Array.from({ length: 100 }, (__, n) => `p_${n}`) };
    const { codes } = await ask(world.url, {
      query,
      token,
      ...(query.includes('$ids') ? { variables } : {}),
    });
    expect(codes).toEqual([code]);
  });

  it('refuses fragments that unfold without end, quickly', async () => {
    const start = performance.now();
    const { codes } = await ask(world.url, { query: bomb, token });
    expect(codes.length).toBeGreaterThan(0);
    expect(performance.now() - start).toBeLessThan(3_000);
  });

  it.each(['{ __proto__: purposes { name } }', 'query ($constructor: ID) { a: me { id } }'])(
    'refuses names that are reserved: %s',
    async (query) => {
      expect((await ask(world.url, { query, token })).codes).not.toEqual([]);
    },
  );
});

const graphql = () => `${world.url}/graphql`;
const authorized = () => ({ authorization: `Bearer ${token}` });
async function outcome(response: Response): Promise<{ status: number; data: unknown; code: unknown }> {
  const { data, errors } = JSON.parse(await response.text()) as GraphqlBody<unknown>;
  return { status: response.status, data: data ?? null, code: errors?.[0]?.extensions?.['code'] };
}
const post = (contentType: string, body: string) =>
  fetch(graphql(), { method: 'POST', headers: { ...authorized(), 'content-type': contentType }, body });
const operation = JSON.stringify({ query: '{ purposes { name } }' });

describe('S6: requests that another site can make a browser send', () => {
  it.each([
    'application/x-www-form-urlencoded',
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/jsonx',
    'text/plain; a=application/json',
  ])('a POST of %s is refused', async (type) => {
    expect(await outcome(await post(type, operation))).toEqual({
      status: 400,
      data: null,
      code: 'INPUT_MALFORMED',
    });
  });

  it('a mutation by GET is refused, and changes nothing', async () => {
    const before = world.queries.length;
    const search = new URLSearchParams({
      query: 'mutation { withdrawConsent(input: { purposes: ["support"] }) { id } }',
    });
    for (const headers of [authorized(), { ...authorized(), 'apollo-require-preflight': 'true' }]) {
      const { status, data } = await outcome(await fetch(`${graphql()}?${search.toString()}`, { headers }));
      expect([400, 405]).toContain(status);
      expect(data).toBeNull();
    }
    expect(world.queries.slice(before)).toEqual([]);
  });

  it('a query by GET needs a header that makes a browser ask first', async () => {
    const search = new URLSearchParams({ query: '{ purposes { name } }' });
    const simple = await fetch(`${graphql()}?${search.toString()}`, { headers: authorized() });
    expect(simple.status).toBe(400);
  });
});

describe('a malformed request', () => {
  it.each([
    ['is no JSON', '{'],
    ['is a batch', `[${operation},${operation}]`],
    ['is a number', '7'],
    ['has no query', '{}'],
    ['has a query that is no text', '{"query": {"a": 1}}'],
    ['has variables that are a list', '{"query": "{ me { id } }", "variables": [1]}'],
    [
      'carries a prototype',
      '{"query": "query ($x: ID) { me { id } }", "variables": {"__proto__": {"x": 1}}}',
    ],
  ])('that %s has a code and a sentence', async (_, body) => {
    const { status, code, data } = await outcome(await post('application/json', body));
    expect({ status, data }).toEqual({ status: 400, data: null });
    expect(code).toMatch(/^(INPUT_MALFORMED|NAME_NOT_ALLOWED)$/);
  });

  it('that is too long is refused before it is read', async () => {
    const body = JSON.stringify({ query: `{ me { id } } # ${'x'.repeat(2_000_000)}` });
    expect(await outcome(await post('application/json', body))).toEqual({
      status: 413,
      data: null,
      code: 'LINE_TOO_LONG',
    });
  });

  it.each(['PUT', 'DELETE', 'PATCH'])('by %s is refused', async (method) => {
    const response = await fetch(graphql(), {
      method,
      headers: { ...authorized(), 'content-type': 'application/json' },
      body: operation,
    });
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
  });
});
