import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { JWK, JWTPayload } from 'jose';
import { accessTokenType, mintViewerToken, viewerTokenType } from '#platform/tokens.ts';
import { createTokenCache } from './tokenCache.ts';
import { createAuthenticate } from './verifyToken.ts';

const issuer = 'https://graph.example/oidc';
const audience = 'https://graph.example/graphql';
const start = Date.parse('2026-03-01T12:00:00Z');
const personId = '7c2c6dd2-8f5e-4c0a-9a7e-0c7b2a1d9e10';

const makeKey = async (kid: string) => {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const complete = async (key: Parameters<typeof exportJWK>[0]): Promise<JWK> => ({
    ...(await exportJWK(key)),
    kid,
    alg: 'ES256',
  });
  return { privateKey, jwk: await complete(privateKey), publicJwk: await complete(publicKey) };
};
const ours = await makeKey('ours');
const theirs = await makeKey('theirs');

const product: JWTPayload = {
  client_id: 'harbour',
  org: 'harbour-org',
  scope: 'purpose:support',
  sub: 'harbour',
};

interface Changes {
  readonly claims?: JWTPayload;
  readonly typ?: string;
  readonly signer?: typeof ours;
  readonly kid?: string;
}

const tokenOf = ({ claims = {}, typ = accessTokenType, signer = ours, kid = 'ours' }: Changes = {}) => {
  const seconds = start / 1_000;
  const all = { ...product, iss: issuer, aud: audience, iat: seconds, exp: seconds + 600, ...claims };
  const present = Object.fromEntries(Object.entries<unknown>(all).filter(([, value]) => value !== undefined));
  return new SignJWT(present).setProtectedHeader({ alg: 'ES256', typ, kid }).sign(signer.privateKey);
};

const setUp = (profile: 'development' | 'production' = 'development') => {
  const time = { now: start };
  const clock = { now: () => new Date(time.now) };
  const authenticate = createAuthenticate({
    jwks: { keys: [ours.publicJwk] },
    issuer,
    audience,
    clock,
    profile,
  });
  const withToken = (token: string) => authenticate({ authorization: `Bearer ${token}` });
  return { time, clock, authenticate, withToken };
};

describe('product tokens', () => {
  it('become a product viewer with the one purpose of the token', async () => {
    expect(await setUp('production').withToken(await tokenOf())).toEqual({
      kind: 'product',
      productId: 'harbour',
      organizationId: 'harbour-org',
      purpose: 'support',
    });
  });

  it.each([
    ['no scope', undefined],
    ['another scope', 'openid'],
    ['two purposes', 'purpose:support purpose:marketing'],
    ['an empty purpose', 'purpose:'],
  ])('are refused with %s as PURPOSE_NOT_DECLARED', async (_name, scope) => {
    const token = await tokenOf({ claims: { scope } });
    await expect(setUp().withToken(token)).rejects.toMatchObject({ code: 'PURPOSE_NOT_DECLARED' });
  });

  it.each([
    ['the organisation', { org: undefined }, /lacks the claim org/],
    ['the client', { client_id: undefined }, /lacks the claim client_id/],
  ])('are refused without %s', async (_name, claims, message) => {
    const refused = setUp().withToken(await tokenOf({ claims }));
    await expect(refused).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
      message: expect.stringMatching(message),
    });
  });
});

describe('what is no token of this graph', () => {
  it('is told apart: missing', async () => {
    for (const headers of [{}, { authorization: '' }]) {
      await expect(setUp().authenticate(headers)).rejects.toMatchObject({
        code: 'UNAUTHENTICATED',
        message: expect.stringContaining('no token came'),
      });
    }
  });

  it.each([
    ['another scheme', 'Basic YTpi'],
    ['no text', 'Bearer'],
    ['no JWT', 'Bearer hello'],
    ['three parts that are no JSON', 'Bearer aa.bb.cc'],
    ['two headers in one', 'Bearer a.b.c, Bearer d.e.f'],
    ['five parts', 'Bearer a.b.c.d.e'],
    ['a megabyte', `Bearer ${'a'.repeat(1_000_000)}.b.c`],
  ])('is told apart: malformed, %s', async (_name, authorization) => {
    await expect(setUp().authenticate({ authorization })).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
      message: expect.stringContaining('malformed'),
    });
  });

  it.each<[string, Changes]>([
    ['issuer', { claims: { iss: 'https://other.example/oidc' } }],
    ['audience', { claims: { aud: 'https://other.example/graphql' } }],
    ['key', { signer: theirs }],
    ['key id', { kid: 'theirs', signer: theirs }],
    ['expiry missing, so of unknown making', { claims: { exp: undefined } }],
  ])('is told apart: foreign %s', async (_name, changes) => {
    await expect(setUp().withToken(await tokenOf(changes))).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
      message: expect.stringContaining('foreign'),
    });
  });

  it('is refused when its algorithm is none, HS256 with the public key, or its typ is another one', async () => {
    const body = Buffer.from(JSON.stringify({ ...product, iss: issuer, aud: audience, exp: 9e9 })).toString(
      'base64url',
    );
    const none = `${Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')}.${body}.AA`;
    const secret = Buffer.from(JSON.stringify(ours.publicJwk));
    const confused = await new SignJWT({ ...product, iss: issuer, aud: audience, exp: 9e9 })
      .setProtectedHeader({ alg: 'HS256', typ: accessTokenType, kid: 'ours' })
      .sign(secret);
    const idToken = await tokenOf({ typ: 'JWT' });
    for (const token of [none, confused, idToken]) {
      await expect(setUp().withToken(token)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    }
  });

  it('never finds its way into the message', async () => {
    const token = await tokenOf({ signer: theirs });
    const error: unknown = await setUp()
      .withToken(token)
      .catch((reason: unknown) => reason);
    expect(String(error)).not.toContain(token.slice(0, 20));
  });
});

describe('expiry', () => {
  it('is TOKEN_EXPIRED in the second it says, whether the token was seen before or not', async () => {
    const { time, withToken } = setUp();
    const token = await tokenOf({ claims: { exp: start / 1_000 + 30 } });
    await withToken(token);
    time.now = start + 29_999;
    await expect(withToken(token)).resolves.toMatchObject({ kind: 'product' });
    time.now = start + 30_000;
    await expect(withToken(token)).rejects.toMatchObject({ code: 'TOKEN_EXPIRED' });
  });
});

describe('minted tokens', () => {
  const mint = (clock: { now(): Date }) => ({ signingKey: ours.jwk, issuer, audience, clock });

  it('become a steward and a person in the development profile', async () => {
    const { clock, withToken } = setUp();
    const sol = { kind: 'steward', stewardId: 'sol' } as const;
    const ann = { kind: 'person', personId, aal: 2 } as const;
    expect(await withToken(await mintViewerToken(mint(clock), sol))).toEqual(sol);
    expect(await withToken(await mintViewerToken(mint(clock), ann))).toEqual(ann);
  });

  it('are refused in the production profile', async () => {
    const { clock, withToken } = setUp('production');
    const token = await mintViewerToken(mint(clock), { kind: 'steward', stewardId: 'sol' });
    await expect(withToken(token)).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
      message: expect.stringContaining('production'),
    });
  });

  it('can not be minted, and are not accepted, for longer than an hour', async () => {
    const { clock, withToken } = setUp();
    const steward = { kind: 'steward', stewardId: 'sol' } as const;
    await expect(mintViewerToken(mint(clock), steward, 3_601)).rejects.toMatchObject({
      code: 'INPUT_MALFORMED',
    });
    const claims = { acquaint_viewer: 'steward', sub: 'sol', exp: start / 1_000 + 3_601 };
    const long = await tokenOf({ typ: viewerTokenType, claims });
    await expect(withToken(long)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('are not what a product token with the same claim is', async () => {
    const token = await tokenOf({ claims: { acquaint_viewer: 'steward' } });
    expect(await setUp().withToken(token)).toMatchObject({ kind: 'product' });
  });

  it.each([
    ['another kind', { acquaint_viewer: 'admin' }],
    ['a person that is no UUID', { acquaint_viewer: 'person', sub: 'ann' }],
    ['no subject', { acquaint_viewer: 'steward', sub: undefined }],
  ])('are refused for %s', async (_name, claims) => {
    const token = await tokenOf({ typ: viewerTokenType, claims });
    await expect(setUp().withToken(token)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});

describe('keys that are published elsewhere', () => {
  const clock = { now: () => new Date(start) };
  const withKeysAt = (jwks: URL) =>
    createAuthenticate({ jwks, issuer, audience, clock, profile: 'production' });

  it('are fetched from there', async () => {
    const server = createServer((_request, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ keys: [ours.publicJwk] }));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const authenticate = withKeysAt(new URL(`http://127.0.0.1:${String(port)}/.well-known/jwks.json`));
    const viewer = await authenticate({ authorization: `Bearer ${await tokenOf()}` });
    server.closeAllConnections();
    server.close();
    expect(viewer).toMatchObject({ kind: 'product' });
  });

  it('refuse nobody for good while they can not be reached: the answer is retryable', async () => {
    const refused = withKeysAt(new URL('http://127.0.0.1:1/jwks.json'))({
      authorization: `Bearer ${await tokenOf()}`,
    });
    await expect(refused).rejects.toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE', retryable: true });
  });
});

describe('the cache of verified tokens', () => {
  it('drops the least recently used entry above its limit', () => {
    const cache = createTokenCache(2);
    const viewer = { kind: 'steward', stewardId: 'sol' } as const;
    for (const token of ['a', 'b']) cache.set(token, { viewer, until: 10 });
    cache.get('a', 1);
    cache.set('c', { viewer, until: 10 });
    expect(['a', 'b', 'c'].map((token) => cache.get(token, 1) !== undefined)).toEqual([true, false, true]);
    expect(cache.get('a', 10)).toBeUndefined();
  });
});
