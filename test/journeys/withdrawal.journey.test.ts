import { setTimeout as sleep } from 'node:timers/promises';
import { ask, read } from '#test/world/httpClient.ts';
import { splitOf } from '#test/world/splitWorld.ts';
import type { SplitWorld } from '#test/world/splitWorld.ts';
import { createWorld } from '#test/world/world.ts';
import type { World } from '#test/world/world.ts';

let world: World;
let split: SplitWorld;
let product: string;
let person: string;
let id: string;

beforeAll(async () => {
  world = await createWorld();
  await world.importCast(['cy']);
  split = await splitOf(world);
  product = await world.productToken('harbour-desk', 'support');
  const personId = await world.personOf('crm', 'C-CY');
  person = await world.personToken(personId);
  id = world.runtime.pairwise.toPairwise(world.catalogue.id('harbour'), personId);
}, 60_000);
afterAll(async () => {
  await split.stop();
  await world.close();
}, 30_000);

interface Seen {
  readonly sentAt: number;
  readonly value: string | undefined;
}
interface Reading {
  readonly person: { readonly givenName: { readonly value: string } | null };
}

const query = 'query ($id: ID!) { person(by: { id: $id }) { givenName { value } } }';

async function readOnce(url: string): Promise<Seen> {
  const sentAt = performance.now();
  const { data, text } = await ask<Reading>(url, { query, variables: { id }, token: product });
  if (!data) throw new Error(`found ${text}, expected data`);
  return { sentAt, value: data.person.givenName?.value };
}

/** Readers that ask again and again until told to stop. */
function startReaders(urls: readonly string[], count: number): () => Promise<readonly Seen[]> {
  let going = true;
  const seen: Seen[] = [];
  const reader = async (url: string): Promise<void> => {
    while (going) seen.push(await readOnce(url));
  };
  const readers = Array.from({ length: count }, (_, n) => reader(urls[n % urls.length] ?? ''));
  return async () => {
    going = false;
    await Promise.all(readers);
    return seen;
  };
}

const withdraw = 'mutation ($input: DenyConsentInput!) { withdrawConsent(input: $input) { state } }';
const give = 'mutation ($input: GiveConsentInput!) { giveConsent(input: $input) { state } }';

async function express(url: string, mutation: string, input: object): Promise<number> {
  await read<unknown>(url, { query: mutation, variables: { input }, token: person });
  return performance.now();
}

describe('a withdrawal while 64 readers ask', () => {
  it.each([
    ['in process', () => [world.url], () => world.url],
    ['split', () => [split.url], () => split.url],
    ['read in both ways, withdrawn in the other process', () => [world.url, split.url], () => split.url],
  ])(
    'binds every request that was sent after its answer, %s',
    async (_, urls, writer) => {
      const recipients = [world.catalogue.id('harbour')];
      const grant = {
        purposes: ['support'],
        attributes: ['givenName'],
        recipients,
        notice: world.catalogue.notice('harbour-support'),
      };
      await express(writer(), give, grant);
      const stop = startReaders(urls(), 64);
      await sleep(600);
      const acknowledgedAt = await express(writer(), withdraw, { purposes: ['support'] });
      await sleep(600);
      const seen = await stop();
      const after = seen.filter(({ sentAt }) => sentAt > acknowledgedAt);
      expect(seen.some(({ value }) => value === 'Cy')).toBe(true);
      expect(after.length).toBeGreaterThan(0);
      expect(after.filter(({ value }) => value !== undefined)).toEqual([]);
    },
    30_000,
  );

  it('leaves the other ways of the facts as they are: a contract goes on', async () => {
    const token = await world.productToken('harbour-shop', 'order-fulfilment');
    const { data } = await ask<Reading>(world.url, { query, variables: { id }, token });
    expect(data).toEqual({ person: { givenName: { value: 'Cy' } } });
  });
});
