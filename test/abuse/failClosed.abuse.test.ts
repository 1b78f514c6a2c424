import { randomUUID } from 'node:crypto';
import { createAllInOne } from '#cli/runtime/allInOne.ts';
import { openDoors } from '#cli/runtime/doors.ts';
import { authenticateWith, openFrontDoor } from '#cli/runtime/frontDoor.ts';
import type { Runtime } from '#cli/runtime/runtime.ts';
import { createIssuer, startService, subgraphNames } from '#cli/runtime/services.ts';
import { createRoutedServer } from '#cli/http/routes.ts';
import { localFetcher } from '#gateway/engine/subgraphFetch.ts';
import { DomainError } from '#platform/errors.ts';
import { takeIn } from '#test/world/claims.ts';
import { ask, listenOnLoopback, read } from '#test/world/httpClient.ts';
import type { Answer } from '#test/world/httpClient.ts';
import { createWorld } from '#test/world/world.ts';
import type { World } from '#test/world/world.ts';

let world: World;
let token: string;
let person: string;
let id: string;
beforeAll(async () => {
  world = await createWorld();
  await world.importCast(['bo', 'cy']);
  token = await world.productToken('harbour-desk', 'support');
  const personId = await world.personOf('crm', 'C-CY');
  person = await world.personToken(personId);
  id = world.runtime.pairwise.toPairwise(world.catalogue.id('harbour'), personId);
}, 60_000);
afterAll(() => world.close());

const query = `query ($id: ID!) {
  found: personByIdentifier(type: email, value: "cy.moreau@courrier.example") { givenName { value } }
  person(by: { id: $id }) { givenName { value } attributes(names: ["email"]) { value } }
}`;

describe('G5: consent withdrawn between plan and fetch', () => {
  it('lets nothing out, though the operation was planned and the person found before', async () => {
    let beforeProfile = (): Promise<void> => Promise.resolve();
    const { runtime } = world;
    const doors = openDoors(runtime);
    const fetchers = new Map(
      subgraphNames.map((name) => {
        const fetchIt = localFetcher(startService(name, runtime, doors));
        return [
          name,
          async (request: Parameters<typeof fetchIt>[0]) => {
            if (name === 'profile') await beforeProfile();
            return fetchIt(request);
          },
        ] as const;
      }),
    );
    const jwks = { keys: [...(await createIssuer(runtime)).jwks().keys] };
    expect(await authenticateWith({ ...runtime, jwks })({ authorization: `Bearer ${token}` })).toMatchObject({
      kind: 'product',
    });
    const gateway = await openFrontDoor({ ...runtime, jwks, fetchers });
    const { url, stop } = await listenOnLoopback(
      createRoutedServer([{ path: '/graphql', handle: gateway.handle }], runtime.log),
    );
    const asked = () => ask<{ found: object; person: object }>(url, { query, variables: { id }, token });
    expect((await asked()).text).toContain('Cy');
    beforeProfile = async () => {
      beforeProfile = () => Promise.resolve();
      const withdraw = 'mutation { withdrawConsent(input: { purposes: ["support"] }) { id } }';
      await read<object>(world.url, { query: withdraw, token: person });
    };
    const { data, errors } = await asked();
    await stop();
    await gateway.stop();
    expect(errors).toBeUndefined();
    expect(data).toEqual({ found: { givenName: null }, person: { givenName: null, attributes: [] } });
  });
});

/** The same world with one part that fails. */
async function withBroken(change: Partial<Runtime>): Promise<Answer<Record<string, unknown>>> {
  const { server, stop } = await createAllInOne({ ...world.runtime, ...change });
  const listening = await listenOnLoopback(server);
  try {
    const order = await world.productToken('harbour-shop', 'order-fulfilment');
    return await ask(listening.url, { query, variables: { id }, token: order });
  } finally {
    await listening.stop();
    await stop();
  }
}
const failing = (): Promise<never> => Promise.reject(new Error('canary-of-the-cause'));

describe('G7: a part that fails', () => {
  it('would have let something out while it worked', async () => {
    expect((await withBroken({})).text).toContain('Cy');
  });

  it('fails closed: the register', async () => {
    const catalogue = { current: failing, atVersion: failing, peek: () => undefined };
    const { text } = await withBroken({ catalogue });
    expect(text).not.toMatch(/Cy|canary/);
  });

  it('fails closed: an empty register', async () => {
    const empty = {
      version: 'none',
      organizations: new Map(),
      products: new Map(),
      purposes: new Map(),
      processes: new Map(),
      notices: new Map(),
    };
    const catalogue = {
      current: () => Promise.resolve(empty),
      atVersion: () => Promise.resolve(empty),
      peek: () => empty,
    };
    const { data, errors } = await withBroken({ catalogue });
    expect(errors).toBeUndefined();
    expect(data).toEqual({ found: null, person: { givenName: null, attributes: [] } });
  });

  it('fails closed: the vault, with a code that says to try again', async () => {
    const vault = {
      ...world.runtime.vault,
      getKeys: () => Promise.reject(new DomainError('VAULT_UNAVAILABLE', 'the vault is away')),
    };
    const { codes, text } = await withBroken({ vault });
    expect(new Set(codes)).toEqual(new Set(['VAULT_UNAVAILABLE']));
    expect(text).not.toContain('Cy');
  });

  it('fails closed: a vault without the key', async () => {
    const vault = { ...world.runtime.vault, getKeys: () => Promise.resolve(new Map()) };
    expect((await withBroken({ vault })).text).not.toContain('Cy');
  });
});

describe('what was not proved', () => {
  it('finds nobody for a product, and joins nobody', async () => {
    const byMailbox = 'query ($value: String!) { personByIdentifier(type: email, value: $value) { id } }';
    const asked = await read<object>(world.url, {
      query: byMailbox,
      variables: { value: 'bo.lindqvist@post.example' },
      token,
    });
    expect(asked).toEqual({ personByIdentifier: null });
    // A stranger claims Cy's mailbox without proof and plants a name.
    const take = 'mutation ($record: RecordInput!) { takeIn(record: $record) { person { id } } }';
    const record = {
      source: 'support',
      sourceRecordId: randomUUID(),
      identifiers: [{ type: 'email', value: 'cy.moreau@courrier.example', verified: false }],
      facts: [{ attribute: 'givenName', value: 'Mallory' }],
    };
    const steward = await world.stewardToken();
    const planted = await read<{ takeIn: { person: { id: string } } }>(world.url, {
      query: take,
      variables: { record },
      token: steward,
    });
    expect(planted.takeIn.person.id).not.toBe(await world.personOf('crm', 'C-CY'));
    const order = await world.productToken('harbour-shop', 'order-fulfilment');
    const { text } = await ask(world.url, { query, variables: { id }, token: order });
    expect(text).toContain('Cy');
    expect(text).not.toContain('Mallory');
  });

  it('does not push a proved mailbox over the cap', async () => {
    const claim = (n: number) => takeIn(world, { id: `crowd-${n}`, facts: { givenName: `Crowd ${n}` } });
    await Promise.all([1, 2, 3].map(claim));
    const steward = await world.stewardToken();
    for (let n = 0; n < 8; n += 1) {
      const take = 'mutation ($record: RecordInput!) { takeIn(record: $record) { outcome } }';
      const identifiers = [{ type: 'email', value: 'cy.moreau@courrier.example', verified: false }];
      const record = {
        source: 'support',
        sourceRecordId: `crowd-${n}`,
        identifiers,
        facts: [{ attribute: 'birthDate', value: `19${60 + n}-01-01` }],
      };
      await read<object>(world.url, { query: take, variables: { record }, token: steward });
    }
    const order = await world.productToken('harbour-shop', 'order-fulfilment');
    expect((await ask(world.url, { query, variables: { id }, token: order })).data).toMatchObject({
      found: { givenName: { value: 'Cy' } },
    });
  });
});
