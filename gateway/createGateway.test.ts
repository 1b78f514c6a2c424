import { DomainError } from '#platform/errors.ts';
import { openFrontDoor } from '#test/support/toyFrontDoor.ts';
import type { FrontDoor } from '#test/support/toyFrontDoor.ts';
import { keepingLog, toyFetchers } from '#test/support/toyGateway.ts';
import { createToyStore } from '#test/support/toyStore.ts';
import { sha256Hex } from './persistedOperations.ts';

const bearer = { authorization: 'Bearer good' };

describe('the front door', () => {
  let door: FrontDoor;
  beforeAll(async () => {
    door = await openFrontDoor();
  });
  afterAll(() => door.close());

  const codes = async (body: unknown): Promise<readonly unknown[]> => {
    const answer = await door.post(body);
    return [answer.status, ...(answer.body.errors ?? []).map((error) => error.extensions['code'])];
  };

  it('answers a query over three subgraphs', async () => {
    const query = 'query Q($ids: [ID!]!) { members(ids: $ids) { name debt opinions { text } } }';
    const { status, body } = await door.post({ query, operationName: 'Q', variables: { ids: ['1'] } });
    expect([status, body]).toEqual([
      200,
      { data: { members: [{ name: 'Ann', debt: 10, opinions: [{ text: 'wet' }, { text: 'dry' }] }] } },
    ]);
  });

  it('tells no cache to keep an answer', async () => {
    const headers = { ...bearer, 'content-type': 'application/json' };
    const response = await fetch(door.url, { method: 'POST', headers, body: '{"query":"{ me { id } }"}' });
    expect([response.headers.get('cache-control'), response.headers.get('x-request-id')]).toEqual([
      'no-store',
      expect.stringMatching(/^request-/),
    ]);
  });

  it('answers a GET query that can not come from a simple cross-origin request', async () => {
    const url = `${door.url}?query=${encodeURIComponent('{ me { id } }')}`;
    const good = await fetch(url, { headers: { ...bearer, 'apollo-require-preflight': '1' } });
    expect([good.status, await good.json()]).toEqual([200, { data: { me: { id: '1' } } }]);
    expect((await fetch(url, { headers: bearer })).status).toBe(400);
  });

  it('refuses a mutation by GET', async () => {
    const url = `${door.url}?query=${encodeURIComponent('mutation { shelveNothing }')}`;
    const response = await fetch(url, { headers: { ...bearer, 'apollo-require-preflight': '1' } });
    expect(response.status).toBe(405);
  });

  it.each([
    ['application/x-www-form-urlencoded', 'query={me{id}}'],
    ['multipart/form-data; boundary=x', '--x--'],
    ['text/plain', '{"query":"{ me { id } }"}'],
  ])('refuses a body of type %s', async (type, body) => {
    const response = await fetch(door.url, {
      method: 'POST',
      headers: { ...bearer, 'content-type': type },
      body,
    });
    expect([response.status, await response.json()]).toMatchObject([
      400,
      { errors: [{ extensions: { code: 'INPUT_MALFORMED' } }] },
    ]);
  });

  it('refuses a batch', async () => {
    expect(await codes([{ query: '{ me { id } }' }])).toEqual([400, 'INPUT_MALFORMED']);
  });

  it('refuses what is not JSON, and a body without a query', async () => {
    expect([await codes('{'), await codes({ variables: {} }), await codes({ query: 7 })]).toEqual(
      Array.from({ length: 3 }, () => [400, 'INPUT_MALFORMED']),
    );
  });

  it('refuses a body over the limit', async () => {
    expect(await codes({ query: '{ me { id } }', variables: { x: 'x'.repeat(1_100_000) } })).toEqual([
      413,
      'LINE_TOO_LONG',
    ]);
  });

  it('answers a missing token with 401 and says how to bring one', async () => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(door.url, { method: 'POST', headers, body: '{"query":"{ me { id } }"}' });
    expect([response.status, response.headers.get('www-authenticate'), await response.json()]).toMatchObject([
      401,
      'Bearer',
      { errors: [{ extensions: { code: 'UNAUTHENTICATED', retryable: false } }] },
    ]);
  });

  it.each([
    ['PURPOSE_NOT_DECLARED', 403],
    ['TOKEN_EXPIRED', 401],
  ] as const)('answers %s of the authentication with %i', async (code, status) => {
    const strict = await openFrontDoor({ authenticate: () => Promise.reject(new DomainError(code, 'no')) });
    const answer = await strict.post({ query: '{ me { id } }' });
    await strict.close();
    expect([answer.status, answer.body.errors?.[0]?.extensions['code']]).toEqual([status, code]);
  });

  it('masks a bug in the authentication', async () => {
    const broken = await openFrontDoor({ authenticate: () => Promise.reject(new Error('a secret detail')) });
    const answer = await broken.post({ query: '{ me { id } }' });
    await broken.close();
    expect(answer.status).toBe(500);
    expect(JSON.stringify(answer.body)).not.toContain('secret');
    expect(answer.body.errors?.[0]?.extensions).toEqual({
      code: 'INTERNAL_SERVER_ERROR',
      retryable: false,
      requestId: 'request-1',
    });
  });

  it.each(['__proto__', 'constructor', 'prototype'])('refuses the name %s anywhere', async (name) => {
    const documents = [
      `{ ${name}: me { id } }`,
      `{ me { ${name} } }`,
      `{ member(${name}: "1") { id } }`,
      `query($${name}: ID) { me { id } }`,
      `query ${name} { me { id } }`,
      `{ greet(options: { word: "x", ${name}: 1 }) }`,
      `{ me { ...${name} } } fragment ${name} on Member { id }`,
    ];
    for (const query of documents) expect(await codes({ query })).toEqual([400, 'NAME_NOT_ALLOWED']);
    const query = 'query($o: GreetOptions!) { greet(options: $o) }';
    const inner = `{"query":${JSON.stringify(query)},"variables":{"o":{"word":"x","${name}":{"polluted":1}}}}`;
    const outer = `{"query":"{ me { id } }","variables":{"${name}":{"polluted":1}}}`;
    expect([await codes(inner), await codes(outer)]).toEqual([
      [400, 'NAME_NOT_ALLOWED'],
      [400, 'NAME_NOT_ALLOWED'],
    ]);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it('allows a reserved name as a value', async () => {
    expect(await codes({ query: '{ greet(options: { word: "__proto__" }) }' })).toEqual([200]);
  });

  it('ignores an envelope that a client sends', async () => {
    let seen: unknown = 'nothing';
    const curious = await openFrontDoor({
      authenticate: (headers) => {
        seen = headers['acquaint-envelope'];
        return Promise.reject(new DomainError('UNAUTHENTICATED', 'no'));
      },
    });
    await curious.post({ query: '{ me { id } }' }, { 'acquaint-envelope': 'forged.forged' });
    await curious.close();
    expect(seen).toBeUndefined();
  });

  it('keeps graphql codes of what can not be parsed or validated, and suggests no field', async () => {
    expect(await codes({ query: '{ me {' })).toEqual([400, 'GRAPHQL_PARSE_FAILED']);
    const { body } = await door.post({ query: '{ me { nam } }' });
    expect(body.errors?.[0]?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(JSON.stringify(body)).not.toContain('name');
  });

  it('answers a wrong variable with 400 and no data', async () => {
    const query = 'query($id: ID!) { member(id: $id) { id } }';
    expect(await codes({ query, variables: { id: { a: 1 } } })).toEqual([400, 'BAD_USER_INPUT']);
  });

  it('answers an unknown operation name with 400', async () => {
    expect((await codes({ query: 'query A { me { id } }', operationName: 'B' }))[0]).toBe(400);
  });

  it('refuses introspection where it is off and answers it where it is on', async () => {
    expect((await codes({ query: '{ __schema { types { name } } }' })).at(1)).toBe('INTROSPECTION_DISABLED');
    const open = await openFrontDoor({ introspection: true });
    const { body } = await open.post({
      query: '{ __type(name: "Member") { name } __schema { queryType { name } } }',
    });
    await open.close();
    expect(body).toEqual({
      data: { __type: { name: 'Member' }, __schema: { queryType: { name: 'Query' } } },
    });
  });

  it('never leaks the cause of a failure', async () => {
    const { body } = await door.post({ query: '{ brokenRoot me { secret } }' });
    expect(JSON.stringify(body)).not.toContain('a secret detail');
    expect(body.errors?.map((error) => error.extensions)).toEqual(
      expect.arrayContaining([
        {
          code: 'INTERNAL_SERVER_ERROR',
          retryable: false,
          requestId: expect.stringMatching(/^request-/) as string,
        },
        { code: 'FORBIDDEN', retryable: false, field: 'secret' },
      ]),
    );
    expect(door.log.lines.join()).toContain('a secret detail');
  });
});

describe('persisted operations', () => {
  const listed = '{ me { id } }';
  const documents = new Map([[sha256Hex(listed), listed]]);
  const byHash = { extensions: { persistedQuery: { version: 1, sha256Hash: sha256Hex(listed) } } };

  it.each([
    ['off', [200, 400, 400, 200]],
    ['log', [200, 200, 200, 200]],
    ['required', [200, 200, 200, 400]],
  ] as const)('in mode %s', async (mode, expected) => {
    const door = await openFrontDoor({ persisted: { mode, documents } });
    const requests = [{ query: listed }, byHash, { id: sha256Hex(listed) }, { query: '{ me { name } }' }];
    const statuses: number[] = [];
    for (const request of requests) statuses.push((await door.post(request)).status);
    const wrong = await door.post({ query: '{ me { town } }', id: sha256Hex(listed) });
    await door.close();
    expect(statuses).toEqual(expected);
    expect(wrong.body.errors?.[0]?.extensions['code']).toBe('OPERATION_NOT_PERSISTED');
  });

  it('never learns an operation from a client', async () => {
    const door = await openFrontDoor({ persisted: { mode: 'log', documents } });
    const query = '{ me { name } }';
    const id = sha256Hex(query);
    await door.post({ query, extensions: { persistedQuery: { version: 1, sha256Hash: id } } });
    const { body } = await door.post({ id });
    await door.close();
    expect(body.errors?.[0]?.extensions['code']).toBe('OPERATION_NOT_PERSISTED');
  });

  it('refuses a list with an operation that the schema does not know', async () => {
    const persisted = { mode: 'required', documents: new Map([['x', '{ nothing }']]) } as const;
    const fetchers = toyFetchers(createToyStore(), keepingLog());
    await expect(openFrontDoor({ persisted, fetchers })).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
  });
});
