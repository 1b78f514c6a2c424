import { grantOf, recordInputOf, sendLines } from '#test/world/claims.ts';
import { ask, read } from '#test/world/httpClient.ts';
import { splitOf } from '#test/world/splitWorld.ts';
import type { SplitWorld } from '#test/world/splitWorld.ts';
import { createWorld } from '#test/world/world.ts';
import type { World } from '#test/world/world.ts';

let world: World;
let split: SplitWorld;
let token: string;
beforeAll(async () => {
  world = await createWorld();
  split = await splitOf(world);
  token = await world.productToken('harbour-desk', 'support');
}, 60_000);
afterAll(async () => {
  await split.stop();
  await world.close();
}, 30_000);

const records = (count: number, name: string) =>
  Array.from({ length: count }, (_, n) =>
    recordInputOf({
      id: `${name}-${n}`,
      mailboxes: [`${name}.${n}@post.example`],
      facts: { givenName: `Name ${n}`, birthDate: '1990-01-02' },
      consents: [grantOf(world, ['givenName', 'ageOver18'])],
    }),
  );

describe('records in bulk over HTTP', () => {
  it.each([
    ['in process', () => world.url],
    ['through a split gateway', () => split.url],
  ])('answer line by line, and twice is once, %s', async (name, url) => {
    const id = name.length.toString();
    const lines = [
      ...records(2, `bulk-${id}`),
      'no json',
      recordInputOf({ id: `bad-${id}`, facts: { shoeSize: '42' } }),
    ];
    const first = await sendLines({ url: url(), token }, 'crm', lines);
    expect(first.lines.map(({ outcome, code }) => code ?? outcome)).toEqual([
      'created',
      'created',
      'FILE_MALFORMED',
      'ATTRIBUTE_UNKNOWN',
    ]);
    const second = await sendLines({ url: url(), token }, 'crm', lines);
    expect(second.lines.slice(0, 2).map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged']);
    const query =
      'query ($value: String!) { personByIdentifier(type: email, value: $value) { givenName { value } } }';
    const variables = { value: `bulk-${id}.1@post.example` };
    expect(await read<object>(url(), { query, variables, token })).toEqual({
      personByIdentifier: { givenName: { value: 'Name 1' } },
    });
  });

  it('are refused from a product that is not registered for the source', async () => {
    const other = await world.productToken('lantern-letters', 'newsletter');
    expect((await sendLines({ url: world.url, token: other }, 'crm', records(1, 'foreign'))).status).toBe(
      403,
    );
    expect((await sendLines({ url: split.url, token: 'none' }, 'crm', records(1, 'foreign'))).status).toBe(
      401,
    );
  });
});

describe('the number of queries', () => {
  let ids: readonly string[];
  beforeAll(async () => {
    const sent = await sendLines(
      { url: world.url, token: await world.stewardToken() },
      'crm',
      records(100, 'counted'),
    );
    const harbour = world.catalogue.id('harbour');
    ids = sent.lines.map(({ record }) => world.runtime.pairwise.toPairwise(harbour, record ?? ''));
  });

  // The register is read when another test has changed it in between.
  async function queriesOf(
    query: string,
    variables: Readonly<Record<string, unknown>>,
  ): Promise<readonly string[]> {
    const before = world.queries.length;
    const { codes } = await ask(world.url, { query, variables, token });
    expect(codes).toEqual([]);
    return world.queries
      .slice(before)
      .filter((name) => name !== 'catalogue.read')
      .sort();
  }

  const fields =
    'id givenName { value basis { reason } } ageOver18 { value } attributes(names: ["city"]) { value }';
  const list = `query ($ids: [ID!]!) { persons(ids: $ids) { ${fields} } }`;
  it.each([1, 5, 20, 100])('does not grow with a list of %i persons', async (count) => {
    const one = await queriesOf(list, { ids: ids.slice(0, 1) });
    expect(one.length).toBeGreaterThan(0);
    expect(await queriesOf(list, { ids: ids.slice(0, count) })).toEqual(one);
  });

  const aliased = (count: number): string => {
    const fieldOf = (n: number): string =>
      `p${n}: personByIdentifier(type: email, value: "counted.${n}@post.example") { ${fields} }`;
    return `{ ${Array.from({ length: count }, (_, n) => fieldOf(n)).join(' ')} }`;
  };
  it.each([5, 40])('does not grow with %i identifiers in one operation', async (count) => {
    expect(await queriesOf(aliased(count), {})).toEqual(await queriesOf(aliased(1), {}));
  });

  it.each([5, 50])('does not grow with a page of %i', async (count) => {
    const page = `query ($first: Int!) { people(first: $first) { nodes { ${fields} } } }`;
    // The page itself, who of it discloses anything, and what they disclose; the last only when somebody does.
    const most = ['disclosure.readEvidence', 'disclosure.readEvidence', 'person.pageOfPersons'];
    const names = await queriesOf(page, { first: count });
    expect(names.length).toBeLessThanOrEqual(most.length);
    expect(most).toEqual(expect.arrayContaining([...names]));
  });
});
