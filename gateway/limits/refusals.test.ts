import type { SubgraphFetch } from '#gateway/engine/subgraphFetch.ts';
import { openFrontDoor } from '#test/support/toyFrontDoor.ts';
import type { FrontDoor } from '#test/support/toyFrontDoor.ts';

let calls = 0;
const counting: SubgraphFetch = () => Promise.resolve({ data: { n: (calls += 1) } });
const names = ['members', 'shelf', 'opinions'];
const guesses = Array.from(
  { length: 51 },
  (_, n) => `a${n}: renameMember(id: "1", name: "${n}") { id }`,
).join(' ');

describe('an operation over a limit', () => {
  let door: FrontDoor;
  beforeAll(async () => {
    door = await openFrontDoor({ fetchers: new Map(names.map((name) => [name, counting])) });
  });
  afterAll(() => door.close());

  it.each<[string, string, Record<string, unknown>?]>([
    ['OPERATION_TOO_DEEP', `{ me ${'{ friends '.repeat(13)} { id } ${'}'.repeat(13)} }`],
    ['TOO_MANY_ALIASES', `mutation { ${guesses} }`],
    ['TOO_MANY_TOKENS', `{ ${'me { id } '.repeat(1000)} }`],
    ['OPERATION_TOO_COSTLY', '{ me { friends(first: 1000) { friends(first: 1000) { id } } } }'],
    [
      'OPERATION_TOO_COSTLY',
      'query($n: Int) { me { friends(first: $n) { friends(first: $n) { name } } } }',
      { n: 900 },
    ],
  ])('is refused with %s before any subgraph is called', async (code, query, variables = {}) => {
    const { status, body } = await door.post({ query, variables });
    expect([status, body.data, body.errors?.map((error) => error.extensions)]).toEqual([
      400,
      undefined,
      [{ code, retryable: false }],
    ]);
    expect([calls, door.gateway.engine.size]).toEqual([0, 0]);
  });

  it('is refused with INPUT_MALFORMED when its variables are nested without end', async () => {
    let nested: unknown = [];
    for (let level = 0; level < 2_000; level += 1) nested = [nested];
    const { status, body } = await door.post({ query: '{ me { id } }', variables: { nested } });
    expect([status, body.errors?.map((error) => error.extensions['code'])]).toEqual([
      400,
      ['INPUT_MALFORMED'],
    ]);
    expect(calls).toBe(0);
  });

  it('is refused again when its document is known', async () => {
    const query = 'query($n: Int) { me { friends(first: $n) { friends(first: $n) { name } } } }';
    for (const n of [900, 900]) expect((await door.post({ query, variables: { n } })).status).toBe(400);
    expect((await door.post({ query, variables: { n: 2 } })).status).toBe(200);
  });
});
