import { grantOf, takeIn } from '#test/world/claims.ts';
import { ask, read } from '#test/world/httpClient.ts';
import { createWorld } from '#test/world/world.ts';
import type { World } from '#test/world/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
}, 60_000);
afterAll(() => world.close());

interface Shown {
  readonly person: {
    readonly id: string;
    readonly givenName: { readonly value: string } | null;
    readonly city: { readonly value: string } | null;
  };
}
const query = 'query ($id: ID!) { person(by: { id: $id }) { id givenName { value } city { value } } }';

const seenBy = (organization: string, seed: string): string =>
  world.runtime.pairwise.toPairwise(world.catalogue.id(organization), seed);
async function deskSees(seed: string): Promise<Shown['person']> {
  const token = await world.productToken('harbour-desk', 'support');
  return (await read<Shown>(world.url, { query, variables: { id: seenBy('harbour', seed) }, token })).person;
}
async function asPerson(seed: string, mutation: string, variables: object): Promise<unknown> {
  const token = await world.personToken(seed);
  return read<unknown>(world.url, { query: mutation, variables: { ...variables }, token });
}
const confirm = 'mutation ($records: [ID!]!) { confirmRecords(records: $records) { id } }';

describe('a person whose records were found to be one', () => {
  let first: string;
  let second: string;

  it('is known by an own id to each organisation, and by each id that there ever was', async () => {
    const mailboxes = ['eve@post.example', 'eve.two@post.example'] as const;
    const consents = [grantOf(world, ['givenName'])];
    const one = await takeIn(world, {
      id: 'E-1',
      mailboxes: [mailboxes[0]],
      facts: { givenName: 'Eve' },
      consents,
    });
    const two = await takeIn(world, {
      id: 'E-2',
      eventTime: '2024-06-01T00:00:00.000Z',
      mailboxes: [mailboxes[1]],
      facts: { city: 'Cork' },
    });
    expect(one.person.id).not.toBe(two.person.id);
    [first, second] = [one.record, two.record];
    const bridge = await takeIn(world, {
      id: 'E-3',
      eventTime: '2024-07-01T00:00:00.000Z',
      mailboxes,
      facts: {},
    });
    expect(bridge.person.id).toBe(first);
    expect(seenBy('harbour', first)).not.toBe(seenBy('lantern', first));
    const token = await world.stewardToken();
    const steward = await read<Shown>(world.url, { query, variables: { id: second }, token });
    expect(steward.person.id).toBe(first);
  });

  it('shows a product no redirect before the person confirmed: each id answers under itself', async () => {
    expect(await deskSees(second)).toEqual({
      id: seenBy('harbour', second),
      givenName: { value: 'Eve' },
      city: null,
    });
    expect(await deskSees(first)).toEqual({
      id: seenBy('harbour', first),
      givenName: { value: 'Eve' },
      city: null,
    });
  });

  it('does not understand the id that another organisation sees', async () => {
    const token = await world.productToken('harbour-desk', 'support');
    const { data, errors } = await ask<Partial<Shown>>(world.url, {
      query,
      variables: { id: seenBy('lantern', first) },
      token,
    });
    expect(errors).toBeUndefined();
    expect(data?.person?.givenName ?? null).toBeNull();
  });
});

describe('consent over a merge', () => {
  const mailboxes = ['finn@post.example'];
  let first: string;
  let second: string;

  it('stays with the facts of its record until the person confirms (D69), then spreads (D70)', async () => {
    const consents = [grantOf(world, ['givenName', 'city'])];
    first = (await takeIn(world, { id: 'F-1', mailboxes, facts: { givenName: 'Finn' }, consents })).record;
    second = (
      await takeIn(world, {
        source: 'support',
        id: 'F-2',
        eventTime: '2024-06-01T00:00:00.000Z',
        mailboxes,
        facts: { city: 'Cork' },
      })
    ).record;
    expect(await deskSees(first)).toMatchObject({ givenName: { value: 'Finn' }, city: null });
    await asPerson(first, confirm, { records: [first, second] });
    expect(await deskSees(first)).toMatchObject({ givenName: { value: 'Finn' }, city: { value: 'Cork' } });
  });

  it('refuses for all records when one refuses, until the confirmed person says otherwise', async () => {
    const mailbox = ['gwen@post.example'];
    const refusal = grantOf(world, ['*'], { state: 'Refused' });
    const one = (
      await takeIn(world, {
        id: 'G-1',
        mailboxes: mailbox,
        facts: { givenName: 'Gwen' },
        consents: [grantOf(world, ['givenName'])],
      })
    ).record;
    expect(await deskSees(one)).toMatchObject({ givenName: { value: 'Gwen' } });
    const two = (
      await takeIn(world, {
        source: 'support',
        id: 'G-2',
        eventTime: '2024-06-01T00:00:00.000Z',
        mailboxes: mailbox,
        consents: [refusal],
      })
    ).record;
    expect(await deskSees(one)).toMatchObject({ givenName: null });
    const give = 'mutation ($input: GiveConsentInput!) { giveConsent(input: $input) { state } }';
    const { purposes, attributes, recipients, notice } = grantOf(world, ['givenName']);
    await asPerson(one, give, { input: { purposes, attributes, recipients, notice } });
    // D69: unconfirmed, the refusal of the other record holds against the grant of this one.
    expect(await deskSees(one)).toMatchObject({ givenName: null });
    await asPerson(one, confirm, { records: [one, two] });
    expect(await deskSees(one)).toMatchObject({ givenName: { value: 'Gwen' } });
  });

  it("can't be confirmed over a record of somebody else", async () => {
    const stranger = (await takeIn(world, { id: 'H-1', mailboxes: ['hugo@post.example'] })).record;
    const token = await world.personToken(first);
    const { codes } = await ask(world.url, {
      query: confirm,
      variables: { records: [first, stranger] },
      token,
    });
    expect(codes).toEqual(['NOT_FOUND']);
  });
});
