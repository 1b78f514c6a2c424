import { randomUUID } from 'node:crypto';
import { cursorBefore } from '#test/world/cursorBefore.ts';
import { ask, read } from '#test/world/httpClient.ts';
import { splitOf } from '#test/world/splitWorld.ts';
import type { SplitWorld } from '#test/world/splitWorld.ts';
import { createWorld } from '#test/world/world.ts';
import type { World } from '#test/world/world.ts';

let world: World;
let split: SplitWorld;
let token: string;
let refused: string;

beforeAll(async () => {
  world = await createWorld();
  await world.importCast(['noor', 'sam']);
  split = await splitOf(world);
  token = await world.productToken('harbour-desk', 'support');
  refused = seenByHarbour(await world.personOf('crm', 'C-NOOR'));
}, 60_000);
afterAll(async () => {
  await split.stop();
  await world.close();
}, 30_000);

const seenByHarbour = (personId: string): string =>
  world.runtime.pairwise.toPairwise(world.catalogue.id('harbour'), personId);
const nobody = (): string => seenByHarbour(randomUUID());

const fields = `id __typename givenName { value } email { value provenance { source } } ageOver18 { value }
  attributes(names: ["city", "country"]) { name value } facts { id } consents { id } records { id } identifiers { value }`;
const byId = `query ($id: ID!) { person(by: { id: $id }) { ${fields} } }`;
const byList = `query ($ids: [ID!]!) { persons(ids: $ids) { ${fields} } }`;
const byIdentifier = `query ($value: String!) { personByIdentifier(type: email, value: $value) { ${fields} } person(by: { identifier: { type: email, value: $value } }) { ${fields} } }`;

type Variables = Readonly<Record<string, unknown>>;
interface Seen {
  readonly status: number;
  readonly text: string;
  readonly queries: readonly string[];
}

const idForm = /p_[\w-]{22}/g;
// The register is read when another test has changed it in between.
const queriesSince = (before: number): readonly string[] =>
  world.queries
    .slice(before)
    .filter((name) => name !== 'catalogue.read')
    .sort();

async function seen(url: string, query: string, variables: Variables): Promise<Seen> {
  const before = world.queries.length;
  const { status, text } = await ask(url, { query, variables, token });
  return { status, text: text.replaceAll(idForm, '<id>'), queries: queriesSince(before) };
}

interface Pair {
  readonly name: string;
  readonly query: string;
  readonly ofRefused: () => Variables;
  readonly ofNobody: () => Variables;
}
const listOf = (id: string): Variables => ({ ids: [id, id, nobody()] });
const pairs: readonly Pair[] = [
  { name: 'by id', query: byId, ofRefused: () => ({ id: refused }), ofNobody: () => ({ id: nobody() }) },
  { name: 'in a list', query: byList, ofRefused: () => listOf(refused), ofNobody: () => listOf(nobody()) },
  {
    name: 'by identifier',
    query: byIdentifier,
    ofRefused: () => ({ value: 'noor.haddad@inbox.example' }),
    ofNobody: () => ({ value: 'nobody.here@inbox.example' }),
  },
];

describe('a person who refused looks like one whom nobody knows', () => {
  it.each(pairs)('$name, in process', async ({ query, ofRefused, ofNobody }) => {
    const one = await seen(world.url, query, ofRefused());
    const other = await seen(world.url, query, ofNobody());
    // The same bytes after the same work: neither text nor time tells them apart.
    expect(one).toEqual(other);
    expect(one.status).toBe(200);
  });

  it.each(pairs)('$name, split', async ({ query, ofRefused, ofNobody }) => {
    const one = await seen(split.url, query, ofRefused());
    const other = await seen(split.url, query, ofNobody());
    expect(one).toEqual(other);
  });

  it('echoes the id that was asked for', async () => {
    const id = nobody();
    expect((await ask(world.url, { query: byId, variables: { id }, token })).data).toEqual({
      person: {
        id,
        __typename: 'Person',
        givenName: null,
        email: null,
        ageOver18: null,
        attributes: [],
        facts: null,
        consents: null,
        records: null,
        identifiers: null,
      },
    });
  });

  it.each([
    ['C-NOOR', false],
    ['C-SAM', true],
  ])('on the page where %s belongs, being there is %s', async (record, expected) => {
    const personId = await world.personOf('crm', record);
    const query = `query ($after: String) { people(first: 2, after: $after) { nodes { id } } }`;
    const variables = { after: cursorBefore(world, 'harbour', personId) };
    const { people } = await read<{ people: { nodes: { id: string }[] } }>(world.url, {
      query,
      variables,
      token,
    });
    expect(people.nodes.map(({ id }) => id).includes(seenByHarbour(personId))).toBe(expected);
  });
});
