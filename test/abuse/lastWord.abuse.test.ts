import { grantOf, takeIn } from '#test/world/claims.ts';
import { read } from '#test/world/httpClient.ts';
import { createWorld } from '#test/world/world.ts';
import type { World } from '#test/world/world.ts';

let world: World;
let product: string;
beforeAll(async () => {
  world = await createWorld();
  product = await world.productToken('harbour-desk', 'support');
}, 60_000);
afterAll(() => world.close(), 30_000);

const refusal = { state: 'Withdrawn', purposes: ['support'], attributes: [], recipients: [] };
const facts = { givenName: 'Ann' };

async function seen(record: string): Promise<string | undefined> {
  const query = 'query ($id: ID!) { person(by: { id: $id }) { givenName { value } } }';
  const id = world.runtime.pairwise.toPairwise(world.catalogue.id('harbour'), record);
  type Seen = { person: { givenName: { value: string } | null } };
  const { person } = await read<Seen>(world.url, { query, variables: { id }, token: product });
  return person.givenName?.value;
}

async function express(record: string, mutation: string, input: object): Promise<void> {
  const token = await world.personToken(record);
  const type = mutation === 'giveConsent' ? 'GiveConsentInput' : 'DenyConsentInput';
  const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { state } }`;
  await read(world.url, { query, variables: { input }, token });
}

const give = (record: string): Promise<void> => {
  const { purposes, attributes, recipients, notice } = grantOf(world, ['givenName']);
  return express(record, 'giveConsent', { purposes, attributes, recipients, notice });
};
const withdraw = (record: string): Promise<void> =>
  express(record, 'withdrawConsent', { purposes: ['support'] });

describe('the last word counts', () => {
  it('though the clock was put back between the grant and its withdrawal', async () => {
    const { record } = await takeIn(world, { id: 'clock', facts });
    await give(record);
    expect(await seen(record)).toBe('Ann');
    world.clock.advance(-60_000);
    try {
      await withdraw(record);
      expect(await seen(record)).toBeUndefined();
      await give(record);
      expect(await seen(record)).toBe('Ann');
      await withdraw(record);
    } finally {
      world.clock.advance(60_000);
    }
    expect(await seen(record)).toBeUndefined();
  });

  it('though a source said the same before: refused again after a grant is refused', async () => {
    const said = (at: string) =>
      takeIn(world, { id: 'again', eventTime: at, facts, consents: [{ ...refusal, at }] });
    const first = await said('2024-05-01T00:00:00.000Z');
    expect(await seen(first.record)).toBeUndefined();
    await give(first.record);
    expect(await seen(first.record)).toBe('Ann');
    world.clock.advance(2_000);
    const again = await said(world.clock.now().toISOString());
    expect(again.outcome).toBe('revised');
    expect([await seen(first.record), await seen(again.record)]).toEqual([undefined, undefined]);
  });

  it('and the same word at the same time is nothing new', async () => {
    const at = '2024-05-01T00:00:00.000Z';
    const said = () => takeIn(world, { id: 'same', eventTime: at, facts, consents: [{ ...refusal, at }] });
    expect([(await said()).outcome, (await said()).outcome]).toEqual(['created', 'unchanged']);
  });
});
