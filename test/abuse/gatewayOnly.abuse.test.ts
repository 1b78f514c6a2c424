import { randomBytes } from 'node:crypto';
import { mintEnvelope } from '#platform/graphql/envelope.ts';
import { envelopeHeader, signEnvelope } from '#platform/graphql/envelopeHeader.ts';
import type { Viewer } from '#platform/viewer.ts';
import { ask } from '#test/world/httpClient.ts';
import type { GraphqlBody } from '#test/world/httpClient.ts';
import { splitOf } from '#test/world/splitWorld.ts';
import type { SplitWorld } from '#test/world/splitWorld.ts';
import { createWorld } from '#test/world/world.ts';
import type { World } from '#test/world/world.ts';

let world: World;
let split: SplitWorld;
let cy: string;
beforeAll(async () => {
  world = await createWorld();
  await world.importCast(['cy', 'noor']);
  cy = await world.personOf('crm', 'C-CY');
  split = await splitOf(world);
}, 60_000);
afterAll(async () => {
  await split.stop();
  await world.close();
}, 30_000);

const steward: Viewer = { kind: 'steward', stewardId: 'sol' };
const entities = () =>
  JSON.stringify({
    query: 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Person { facts { value } } } }',
    variables: { r: [{ __typename: 'Person', id: cy }] },
  });
const service = () => JSON.stringify({ query: '{ _service { sdl } }' });

async function call(
  url: string,
  body: string,
  envelope?: string,
): Promise<{ status: number; code: unknown; text: string }> {
  const headers = {
    'content-type': 'application/json',
    ...(envelope === undefined ? {} : { [envelopeHeader]: envelope }),
  };
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body });
  const text = await response.text();
  const { errors } = JSON.parse(text) as GraphqlBody<unknown>;
  return { status: response.status, code: errors?.[0]?.extensions?.['code'], text };
}

interface Forgery {
  readonly audience?: string;
  readonly body: string;
  readonly key?: Uint8Array;
  /** Milliseconds by which the signer's clock is behind. */
  readonly behind?: number;
}
const forged = ({
  audience = 'profile',
  body,
  key = world.runtime.keyring.envelopeKey,
  behind = 0,
}: Forgery): string => {
  const now = Date.now() - behind;
  const envelope = mintEnvelope({ viewer: steward, requestId: 'forged', deadline: now + 10_000 });
  return signEnvelope({ key, clock: { now: () => new Date(now) } }, { envelope, audience, body });
};

describe('G1: a subgraph that is called directly', () => {
  it.each([
    ['_entities', entities],
    ['_service', service],
  ])('refuses %s without an envelope, whatever token comes along', async (_, body) => {
    for (const url of Object.values(split.services)) {
      expect(await call(url, body())).toMatchObject({ status: 403, code: 'NOT_THROUGH_GATEWAY' });
      const token = await world.stewardToken();
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
      expect((await fetch(`${url}/graphql`, { method: 'POST', headers, body: body() })).status).toBe(403);
    }
  });

  it('is open to the gateway, or the refusals below would prove nothing', async () => {
    const { status, text } = await call(split.services.profile, entities(), forged({ body: entities() }));
    expect(status).toBe(200);
    expect(text).toContain('Cy');
  });

  it.each<[string, () => string]>([
    ['for another body', () => forged({ body: service() })],
    ['for another subgraph', () => forged({ audience: 'identity', body: entities() })],
    ['that has expired', () => forged({ body: entities(), behind: 120_000 })],
    ['that is not valid yet for long', () => forged({ body: entities(), behind: -3_600_000 })],
    ['signed by somebody else', () => forged({ body: entities(), key: randomBytes(32) })],
    ['without its signature', () => forged({ body: entities() }).split('.')[0] ?? ''],
    ['with another viewer under its signature', () => swapped(forged({ body: entities() }))],
    ['that is empty', () => ''],
  ])('refuses an envelope %s', async (_, envelope) => {
    const { status, code, text } = await call(split.services.profile, entities(), envelope());
    expect({ status, code }).toEqual({ status: 403, code: 'NOT_THROUGH_GATEWAY' });
    expect(text).not.toContain('Cy');
  });

  it('still decides for each person when the envelope is a product’s', async () => {
    const viewer: Viewer = {
      kind: 'product',
      productId: 'made-up',
      organizationId: world.catalogue.id('harbour'),
      purpose: 'support',
    };
    const body = JSON.stringify({
      query:
        'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Person { givenName { value } facts { value } } } }',
      variables: {
        r: [{ __typename: 'Person', id: world.runtime.pairwise.toPairwise(viewer.organizationId, cy) }],
      },
    });
    const envelope = mintEnvelope({ viewer, requestId: 'x', deadline: Date.now() + 10_000 });
    const { envelopeKey } = world.runtime.keyring;
    const signed = signEnvelope(
      { key: envelopeKey, clock: world.clock },
      { envelope, audience: 'profile', body },
    );
    const { text } = await call(split.services.profile, body, signed);
    expect(JSON.parse(text)).toEqual({ data: { _entities: [{ givenName: null, facts: null }] } });
  });
});

function swapped(envelope: string): string {
  const [payload = '', signature = ''] = envelope.split('.');
  const text = Buffer.from(payload, 'base64url').toString('utf8').replace('"sol"', '"eve"');
  return `${Buffer.from(text).toString('base64url')}.${signature}`;
}

describe('through the gateway', () => {
  it.each(['{ _service { sdl } }', '{ _entities(representations: []) { __typename } }'])(
    'there is no %s',
    async (query) => {
      for (const url of [world.url, split.url]) {
        const { codes, text } = await ask(url, { query, token: await world.stewardToken() });
        expect(codes).toEqual(['GRAPHQL_VALIDATION_FAILED']);
        expect(text).not.toContain('@key');
      }
    },
  );

  it('G2: headers that only the gateway may write count for nothing', async () => {
    const query = 'query ($id: ID!) { person(by: { id: $id }) { facts { value } } }';
    const body = JSON.stringify({ query, variables: { id: cy } });
    const headers = {
      [envelopeHeader]: forged({ body }),
      [envelopeHeader.toUpperCase()]: forged({ body, audience: 'gateway' }),
      'x-acquaint-viewer': JSON.stringify(steward),
      'x-forwarded-user': 'sol',
    };
    const noor = await world.personToken(await world.personOf('crm', 'C-NOOR'));
    for (const url of [world.url, split.url]) {
      const asNoor = await ask(url, { query, variables: { id: cy }, token: noor, headers });
      expect(asNoor.data).toEqual({ person: null });
      const asNobody = await ask(url, { query, variables: { id: cy }, headers });
      expect(asNobody).toMatchObject({ status: 401, codes: ['UNAUTHENTICATED'] });
    }
  });
});
