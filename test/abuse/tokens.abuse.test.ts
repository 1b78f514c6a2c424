import { createHmac } from 'node:crypto';
import { decodeJwt, importJWK, SignJWT } from 'jose';
import type { JWTPayload } from 'jose';
import { hashProductSecret } from '#core/catalogue/productSecret.ts';
import { generateSigningKey } from '#graph/vault/signingKeys.ts';
import { mintViewerToken } from '#platform/tokens.ts';
import { ask, requestToken } from '#test/world/httpClient.ts';
import { createWorld } from '#test/world/world.ts';
import type { World } from '#test/world/world.ts';

let world: World;
let client: string;
let secret: string;
beforeAll(async () => {
  world = await createWorld();
  await world.importCast(['cy', 'noor']);
  client = world.catalogue.id('harbour-desk');
  secret = await world.secret('harbour-desk');
}, 60_000);
afterAll(() => world.close());

const query = '{ purposes { name } }';
const statusOf = async (token: string | undefined) => {
  const { status, codes, data } = await ask(world.url, { query, token });
  return { status, codes, data };
};
const refusedAs = (status: number, code: string) => ({ status, codes: [code], data: undefined });

/** A token of our own making, in every respect like a real one but for the change. */
async function made(change: JWTPayload, header: object = {}): Promise<string> {
  const { config, keyring } = world.runtime;
  const key = keyring.signingKey();
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: config.issuer,
    aud: config.graphUrl,
    sub: client,
    client_id: client,
    org: world.catalogue.id('harbour'),
    scope: 'purpose:support',
    iat: now,
    exp: now + 60,
  };
  const own = Object.fromEntries(
    Object.entries({ ...claims, ...change }).filter(
      ([name]) => !(name in change) || change[name] !== undefined,
    ),
  );
  return new SignJWT(own)
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: key.kid, ...header })
    .sign(await importJWK(key, 'ES256'));
}

describe('S4: the token endpoint', () => {
  const asked = { scope: 'purpose:support', resource: 'https://graph.example/graphql' };
  it('gives a token for one registered purpose', async () => {
    const { status, body } = await requestToken(world.url, { client, secret, ...asked });
    expect(status).toBe(200);
    expect(decodeJwt(String(body['access_token']))).toMatchObject({
      scope: 'purpose:support',
      aud: asked.resource,
      client_id: client,
    });
  });

  it.each([
    ['another resource', { ...asked, resource: 'https://elsewhere.example/graphql' }, 'invalid_target'],
    ['a purpose of another product', { ...asked, scope: 'purpose:newsletter' }, 'invalid_scope'],
    ['an unknown purpose', { ...asked, scope: 'purpose:world-peace' }, 'invalid_scope'],
    ['two purposes', { ...asked, scope: 'purpose:support purpose:fraud-prevention' }, 'invalid_scope'],
    ['no purpose', { ...asked, scope: undefined }, 'invalid_scope'],
    ['another scope beside it', { ...asked, scope: 'purpose:support openid' }, 'invalid_scope'],
    ['the steward’s purpose', { ...asked, scope: 'purpose:stewardship' }, 'invalid_scope'],
  ])('refuses %s', async (_, request, error) => {
    const { status, body } = await requestToken(world.url, { client, secret, ...request });
    expect(status).toBe(400);
    expect(body).toMatchObject({ error });
    expect(body['access_token']).toBeUndefined();
  });

  it('answers an unknown client like a wrong secret', async () => {
    const wrong = await requestToken(world.url, { client, secret: 'wrong', ...asked });
    const unknown = await requestToken(world.url, { client: 'nobody', secret, ...asked });
    expect(wrong).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
    expect(unknown).toEqual(wrong);
  });

  it('takes no secret of the register for one: a hash is not the secret', async () => {
    const wrong = { client, secret: hashProductSecret(secret), ...asked };
    expect((await requestToken(world.url, wrong)).status).toBe(401);
    // A product that is not active has no secret at all.
    const inactive = { ...wrong, client: world.catalogue.id('acquaint-console') };
    expect((await requestToken(world.url, inactive)).status).toBe(401);
  });

  it.each(['/oidc/auth', '/oidc/.well-known/openid-configuration', '/oidc/me', '/oidc/token/introspection'])(
    'serves nothing under %s',
    async (path) => {
      expect((await fetch(`${world.url}${path}`)).status).toBe(404);
    },
  );
});

describe('a token', () => {
  it('that is made like a real one is taken, or the refusals below would prove nothing', async () => {
    expect((await statusOf(await made({}))).status).toBe(200);
  });

  interface Refused {
    readonly name: string;
    readonly token: () => Promise<string | undefined>;
    readonly code: string;
  }
  const refusals: readonly Refused[] = [
    { name: 'is missing', token: () => Promise.resolve(undefined), code: 'UNAUTHENTICATED' },
    { name: 'is no JWT', token: () => Promise.resolve('abc'), code: 'UNAUTHENTICATED' },
    { name: 'is endless', token: () => Promise.resolve(`a.${'b'.repeat(9_000)}.c`), code: 'UNAUTHENTICATED' },
    { name: 'has expired', token: () => made({ iat: 1, exp: 2 }), code: 'TOKEN_EXPIRED' },
    { name: 'never expires', token: () => made({ exp: undefined }), code: 'UNAUTHENTICATED' },
    {
      name: 'is for another graph',
      token: () => made({ aud: 'https://elsewhere.example/graphql' }),
      code: 'UNAUTHENTICATED',
    },
    {
      name: 'is of another issuer',
      token: () => made({ iss: 'https://elsewhere.example/oidc' }),
      code: 'UNAUTHENTICATED',
    },
    { name: 'is of another type', token: () => made({}, { typ: 'JWT' }), code: 'UNAUTHENTICATED' },
    { name: 'carries no purpose', token: () => made({ scope: undefined }), code: 'PURPOSE_NOT_DECLARED' },
    {
      name: 'carries two purposes',
      token: () => made({ scope: 'purpose:support purpose:fraud-prevention' }),
      code: 'PURPOSE_NOT_DECLARED',
    },
    {
      name: 'names a key that nobody published',
      token: () => made({}, { kid: 'other' }),
      code: 'UNAUTHENTICATED',
    },
    { name: 'is signed by somebody else', token: foreign, code: 'UNAUTHENTICATED' },
    { name: 'is signed with the public key as a secret', token: confused, code: 'UNAUTHENTICATED' },
    { name: 'is not signed', token: unsigned, code: 'UNAUTHENTICATED' },
    { name: 'lives for a day as a steward’s', token: longLived, code: 'UNAUTHENTICATED' },
  ];
  it.each(refusals)('that $name is refused', async ({ token, code }) => {
    expect(await statusOf(await token())).toEqual(
      refusedAs(code === 'PURPOSE_NOT_DECLARED' ? 403 : 401, code),
    );
  });

  it('with a purpose that no process of the product serves sees nobody', async () => {
    const id = world.runtime.pairwise.toPairwise(
      world.catalogue.id('harbour'),
      await world.personOf('crm', 'C-CY'),
    );
    const read =
      'query ($id: ID!) { person(by: { id: $id }) { givenName { value } } personByIdentifier(type: email, value: "cy.moreau@courrier.example") { id } }';
    for (const scope of ['purpose:newsletter', 'purpose:world-peace', 'purpose:stewardship']) {
      const { data, errors } = await ask(world.url, {
        query: read,
        variables: { id },
        token: await made({ scope }),
      });
      expect(errors).toBeUndefined();
      expect(data).toEqual({ person: { givenName: null }, personByIdentifier: null });
    }
  });

  it('of a product that says to be of another organisation sees nothing', async () => {
    const lantern = world.catalogue.id('lantern');
    const id = world.runtime.pairwise.toPairwise(lantern, await world.personOf('crm', 'C-CY'));
    const read = 'query ($id: ID!) { person(by: { id: $id }) { givenName { value } } }';
    const { data } = await ask(world.url, {
      query: read,
      variables: { id },
      token: await made({ org: lantern }),
    });
    expect(data).toEqual({ person: { givenName: null } });
  });
});

async function foreign(): Promise<string> {
  const { config, keyring } = world.runtime;
  const signingKey = { ...generateSigningKey(), kid: keyring.signingKey().kid };
  return mintViewerToken(
    { signingKey, issuer: config.issuer, audience: config.graphUrl, clock: world.clock },
    { kind: 'steward', stewardId: 'eve' },
  );
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
async function payloadOf(token: Promise<string>): Promise<string> {
  return (await token).split('.')[1] ?? '';
}
async function unsigned(): Promise<string> {
  return `${part({ alg: 'none', typ: 'at+jwt' })}.${await payloadOf(made({}))}.x`;
}
async function confused(): Promise<string> {
  const [key] = world.runtime.keyring.publishedKeys();
  const head = `${part({ alg: 'HS256', typ: 'at+jwt', kid: key?.kid })}.${await payloadOf(made({}))}`;
  return `${head}.${createHmac('sha256', JSON.stringify(key)).update(head).digest('base64url')}`;
}
async function longLived(): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return made(
    { acquaint_viewer: 'steward', sub: 'sol', iat: now, exp: now + 86_400 },
    { typ: 'acquaint-viewer+jwt' },
  );
}

describe('roles', () => {
  it('a person who asks for another person finds nobody, by id or identifier, alone or in a list', async () => {
    const token = await world.personToken(await world.personOf('crm', 'C-NOOR'), 2);
    const read = `query ($id: ID!) { person(by: { id: $id }) { id } persons(ids: [$id]) { id }
      personByIdentifier(type: email, value: "cy.moreau@courrier.example") { id } }`;
    const variables = { id: await world.personOf('crm', 'C-CY') };
    expect((await ask(world.url, { query: read, variables, token })).data).toEqual({
      person: null,
      persons: [null],
      personByIdentifier: null,
    });
  });

  const denial = '(input: { purposes: ["support"] }) { id }';
  it.each([
    [`mutation { refuseConsent${denial} }`],
    [`mutation { withdrawConsent${denial} }`],
    [
      'mutation { giveConsent(input: { purposes: ["support"], attributes: ["email"], recipients: ["x"], notice: "x" }) { id } }',
    ],
    ['mutation { confirmRecords(records: ["a", "b"]) { id } }'],
    ['mutation { takeIn(record: { source: "newsletter", sourceRecordId: "x" }) { outcome } }'],
  ])('a product may not: %s', async (mutation) => {
    const { codes, data } = await ask(world.url, {
      query: mutation,
      token: await world.productToken('harbour-desk', 'support'),
    });
    expect(codes).toEqual(['FORBIDDEN']);
    expect(data ?? null).toBeNull();
  });
});
