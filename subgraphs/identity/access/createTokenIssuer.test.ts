import { beforeEach, describe, expect, it } from '@jest/globals';
import { createLocalJWKSet, jwtVerify } from 'jose';
import type { JSONWebKeySet } from 'jose';
import { newProductSecret } from '#core/catalogue/productSecret.ts';
import {
  graphUrl,
  issuer,
  products,
  resetProducts,
  retiredKey,
  secret,
  serveTokenIssuer,
  signingKey,
} from './tokenIssuer.fixture.ts';

const served = serveTokenIssuer();
beforeEach(resetProducts);

const verify = (token: unknown) =>
  jwtVerify(String(token), createLocalJWKSet(served.jwks() as unknown as JSONWebKeySet), {
    issuer,
    audience: graphUrl,
    typ: 'at+jwt',
    algorithms: ['ES256'],
  });

describe('the token endpoint', () => {
  it('issues a token for one purpose that lives ten minutes and names client, organisation and graph', async () => {
    const { status, body } = await served.ask({ scope: 'purpose:support', resource: graphUrl });
    expect(status).toBe(200);
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 600, scope: 'purpose:support' });
    const { payload, protectedHeader } = await verify(body['access_token']);
    expect(protectedHeader.kid).toBe(signingKey.kid);
    expect(payload).toMatchObject({
      client_id: 'harbour',
      sub: 'harbour',
      org: 'harbour-org',
      aud: graphUrl,
      scope: 'purpose:support',
    });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(600);
  });

  it('takes the graph as the resource when none is named', async () => {
    const { body } = await served.ask({ scope: 'purpose:marketing' });
    expect((await verify(body['access_token'])).payload).toMatchObject({
      aud: graphUrl,
      scope: 'purpose:marketing',
    });
  });

  it('takes the client credentials from the Authorization header too', async () => {
    const authorization = `Basic ${Buffer.from(`harbour:${secret}`).toString('base64')}`;
    const fields = { grant_type: 'client_credentials', scope: 'purpose:support' };
    expect((await served.post(fields, { authorization })).status).toBe(200);
  });

  it('publishes the signing key and the retired one, without private halves', () => {
    const keys = served.jwks().keys;
    expect(keys).toEqual([expect.objectContaining({ kid: signingKey.kid }), retiredKey]);
    expect(JSON.stringify(keys)).not.toContain(signingKey.d);
    expect(keys.every((key) => !('d' in key))).toBe(true);
  });
});

describe('a client that is not who it says', () => {
  it.each([
    ['a wrong secret', { client_secret: newProductSecret() }],
    ['the stored hash in place of the secret', { client_secret: 'hash' }],
    ['an unknown client', { client_id: 'nobody' }],
  ])('gets invalid_client for %s', async (_name, fields) => {
    const hash = products.get('harbour')?.secretHash ?? '';
    const sent =
      'client_secret' in fields && fields.client_secret === 'hash' ? { client_secret: hash } : fields;
    const answer = await served.ask({ scope: 'purpose:support', ...sent });
    expect(answer).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
  });

  it('gets invalid_request without a secret', async () => {
    const answer = await served.post({
      grant_type: 'client_credentials',
      client_id: 'harbour',
      scope: 'purpose:support',
    });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.body).not.toHaveProperty('access_token');
  });

  it('gets no token any more once the product is suspended or its secret replaced', async () => {
    const product = products.get('harbour');
    if (!product) throw new Error('the fixture holds no product');
    products.set('harbour', { ...product, active: false });
    expect(await served.ask({ scope: 'purpose:support' })).toMatchObject({ status: 401 });
    products.set('harbour', { ...product, secretHash: Buffer.alloc(32, 7).toString('base64url') });
    expect(await served.ask({ scope: 'purpose:support' })).toMatchObject({ status: 401 });
    products.set('harbour', { ...product, secretHash: '' });
    expect((await served.ask({ scope: 'purpose:support' })).body).not.toHaveProperty('access_token');
  });
});

describe('S4: client credentials that ask for more than they may', () => {
  it.each([
    ['another resource', { resource: 'https://other.example/graphql' }],
    ['the graph with another spelling', { resource: `${graphUrl}/` }],
    ['a resource that is no URL', { resource: 'graph' }],
    ['an empty resource', { resource: '' }],
  ])('S4: get invalid_target or the graph itself for %s', async (_name, fields) => {
    const { status, body } = await served.ask({ scope: 'purpose:support', ...fields });
    if (status === 200) expect((await verify(body['access_token'])).payload.aud).toBe(graphUrl);
    else expect({ status, error: body['error'] }).toEqual({ status: 400, error: 'invalid_target' });
    if (fields.resource !== '') expect(status).toBe(400);
  });

  it('S4: get invalid_target for two resources', async () => {
    const answer = await served.post([
      ['grant_type', 'client_credentials'],
      ['client_id', 'harbour'],
      ['client_secret', secret],
      ['scope', 'purpose:support'],
      ['resource', graphUrl],
      ['resource', 'https://other.example/graphql'],
    ]);
    expect(answer).toMatchObject({ status: 400, body: { error: 'invalid_target' } });
  });

  it.each([
    ['no scope', {}],
    ['an empty scope', { scope: '' }],
    ['two purposes', { scope: 'purpose:support purpose:marketing' }],
    ['one purpose and another scope', { scope: 'purpose:support openid' }],
    ['another scope only', { scope: 'admin' }],
    ['openid', { scope: 'openid' }],
    ['a purpose of another product', { scope: 'purpose:billing' }],
    ['an unknown purpose', { scope: 'purpose:espionage' }],
    ['a purpose without a name', { scope: 'purpose:' }],
    ['a purpose in another case', { scope: 'PURPOSE:support' }],
  ])('S4: get invalid_scope for %s', async (_name, fields) => {
    const { status, body } = await served.ask(fields);
    expect({ status, error: body['error'] }).toEqual({ status: 400, error: 'invalid_scope' });
  });

  it('S4: learn nothing about whether a purpose exists for others', async () => {
    const [others, unknown] = [
      await served.ask({ scope: 'purpose:billing' }),
      await served.ask({ scope: 'purpose:espionage' }),
    ];
    expect(others.body['error_description']).toBe(unknown.body['error_description']);
  });

  it.each([
    'authorization_code',
    'refresh_token',
    'password',
    'urn:ietf:params:oauth:grant-type:device_code',
  ])('S4: get no token by the grant %s', async (grant) => {
    const { status, body } = await served.ask({
      grant_type: grant,
      refresh_token: 'made-up',
      code: 'made-up',
    });
    expect(status).toBe(400);
    expect(['unsupported_grant_type', 'invalid_request']).toContain(body['error']);
    expect(body).not.toHaveProperty('access_token');
  });

  it('S4: find no other endpoint', async () => {
    for (const path of [
      '/oidc/auth',
      '/oidc/me',
      '/oidc/reg',
      '/oidc/token/introspection',
      '/oidc/session/end',
      '/oidc/',
    ]) {
      expect(await served.send(path, { method: 'GET' })).toMatchObject({ status: 404 });
    }
    expect((await served.send('/oidc/token', { method: 'GET' })).status).toBeGreaterThanOrEqual(400);
  });

  it('S4: cause no fault inside', () => {
    expect(served.faults).toEqual([]);
  });
});
