import { DomainError } from '#platform/errors.ts';
import {
  keepingLog,
  toyEnvelope,
  toyEnvelopeKey,
  toyHttpFetchers,
  toyRuntimes,
} from '#test/support/toyGateway.ts';
import { createToyStore } from '#test/support/toyStore.ts';
import { envelopeHeader, signEnvelope } from './envelopeHeader.ts';
import { formatError } from './formatError.ts';
import { silentLog } from '#platform/log.ts';

type Split = Awaited<ReturnType<typeof toyHttpFetchers>>;

describe('a subgraph as a service', () => {
  let split: Split;
  let url = '';
  beforeAll(async () => {
    split = await toyHttpFetchers(createToyStore(), keepingLog());
    url = split.urls.get('members') ?? '';
  });
  afterAll(() => split.close());

  const post = async (body: string, audience = 'members', signed = body): Promise<[number, unknown]> => {
    const header = signEnvelope(toyEnvelopeKey, { envelope: toyEnvelope(), audience, body: signed });
    const response = await fetch(url, { method: 'POST', headers: { [envelopeHeader]: header }, body });
    return [response.status, await response.json()];
  };
  const refusal = [
    403,
    {
      errors: [
        {
          message: expect.any(String) as string,
          extensions: { code: 'NOT_THROUGH_GATEWAY', retryable: false },
        },
      ],
    },
  ];

  it('answers the gateway', async () => {
    expect(await post('{"query":"{ me { name } }"}')).toEqual([200, { data: { me: { name: 'Ann' } } }]);
  });

  it.each([
    '{ me { id } }',
    '{ _service { sdl } }',
    '{ _entities(representations: []) { __typename } }',
    '{ __schema { types { name } } }',
  ])('refuses %s from anyone else', async (query) => {
    const response = await fetch(url, { method: 'POST', body: JSON.stringify({ query }) });
    expect([response.status, await response.json()]).toEqual(refusal);
  });

  it('refuses an envelope for another subgraph, and for another body', async () => {
    expect(await post('{"query":"{ me { name } }"}', 'shelf')).toEqual(refusal);
    expect(await post('{"query":"{ me { name } }"}', 'members', '{"query":"{ me { id } }"}')).toEqual(
      refusal,
    );
  });

  it('refuses a body of another form with the code for it', async () => {
    expect(await post('[]')).toMatchObject([400, { errors: [{ extensions: { code: 'INPUT_MALFORMED' } }] }]);
  });

  it('refuses a body over the limit', async () => {
    expect(await post(JSON.stringify({ query: 'x'.repeat(4_200_000) }))).toMatchObject([
      413,
      { errors: [{ extensions: { code: 'LINE_TOO_LONG' } }] },
    ]);
  });

  it('answers nothing but POST /graphql: probes belong to the process', async () => {
    const origin = new URL(url).origin;
    const statuses = await Promise.all(
      ['/healthz', '/graphql', '/other'].map(async (path) => (await fetch(origin + path)).status),
    );
    expect(statuses).toEqual([404, 404, 404]);
  });
});

describe('a subgraph in process', () => {
  it('refuses an envelope that the gateway did not mint', async () => {
    const [members] = toyRuntimes(createToyStore(), silentLog);
    const result = await members?.run({
      operation: '{ me { id } }',
      variables: {},
      envelope: { ...toyEnvelope() },
    });
    expect(result).toMatchObject({ errors: [{ extensions: { code: 'NOT_THROUGH_GATEWAY' } }] });
    expect(result?.data).toBeUndefined();
  });

  it('spoils only the item whose reference fails', async () => {
    const [members] = toyRuntimes(createToyStore(), silentLog);
    const operation = 'query($r: [_Any!]!) { _entities(representations: $r) { ... on Member { name } } }';
    const representations = [
      { __typename: 'Member', id: '1' },
      { __typename: 'Nothing' },
      { __typename: 'Member', id: '99' },
    ];
    for (let use = 0; use < 3; use += 1) {
      const result = await members?.run({
        operation,
        variables: { r: representations },
        envelope: toyEnvelope(),
      });
      expect(result?.data).toEqual({ _entities: [{ name: 'Ann' }, null, null] });
      expect(result?.errors?.map((error) => error.path)).toEqual([['_entities', 1]]);
    }
  });
});

describe('formatting an error', () => {
  const scene = { log: silentLog, requestId: 'r1' };
  it('keeps codes that are declared, graphql’s own too', () => {
    for (const code of ['FORBIDDEN', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT']) {
      expect(formatError(scene, { message: 'm', extensions: { code } })).toEqual({
        message: 'm',
        extensions: { code },
      });
    }
  });
  it('masks any other code', () => {
    const { message, extensions } = formatError(scene, {
      message: 'a secret',
      extensions: { code: 'ECONNREFUSED' },
    });
    expect([message.includes('secret'), extensions?.['code']]).toEqual([false, 'INTERNAL_SERVER_ERROR']);
  });
  it('logs the cause of a domain error and shows it to nobody', () => {
    const lines: object[] = [];
    const log = { ...silentLog, error: (fields: object) => lines.push(fields) };
    const cause = new Error('a secret');
    const originalError = new DomainError('GRAPH_UNAVAILABLE', 'Not now.', { cause });
    const shown = formatError({ ...scene, log }, Object.assign(new Error('x'), { originalError }));
    expect(shown).toEqual({
      message: 'Not now.',
      extensions: { code: 'GRAPH_UNAVAILABLE', retryable: true },
    });
    expect(lines).toMatchObject([{ err: cause, code: 'GRAPH_UNAVAILABLE', requestId: 'r1' }]);
  });
});
