import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll } from '@jest/globals';
import type { Executor } from '#graph/executor.ts';
import { generateSigningKey, publicHalf } from '#graph/vault/signingKeys.ts';
import { systemClock } from '#platform/clock.ts';
import { hashProductSecret, newProductSecret } from '#core/catalogue/productSecret.ts';
import { createTokenIssuer } from './createTokenIssuer.ts';
import type { RegisteredProduct } from './productDirectory.ts';

export const issuer = 'https://graph.example/oidc';
export const graphUrl = 'https://graph.example/graphql';
export const secret = newProductSecret();
export const signingKey = generateSigningKey();
export const retiredKey = publicHalf(generateSigningKey());

const harbour: RegisteredProduct = {
  id: 'harbour',
  organizationId: 'harbour-org',
  secretHash: hashProductSecret(secret),
  purposes: ['support', 'marketing'],
  active: true,
};

/** Products by id; a test may change them, the issuer looks at every request. */
export const products = new Map<string, RegisteredProduct>([[harbour.id, harbour]]);
export const resetProducts = (): void => {
  products.clear();
  products.set(harbour.id, harbour);
  products.set('quay', { ...harbour, id: 'quay', purposes: ['billing'] });
};

const untouched = (): Promise<never> => Promise.reject(new Error('the token endpoint stores nothing'));
/** Client credentials store nothing; an executor that refuses proves it. */
const noGraph: Executor = {
  run: untouched,
  read: untouched,
  write: untouched,
  verify: untouched,
  close: () => Promise.resolve(),
  lastBookmarks: () => [],
};

export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A token endpoint on a free loopback port, for the tests of one file. */
export function serveTokenIssuer() {
  const faults: Error[] = [];
  let base = '';
  let jwks: () => { readonly keys: readonly object[] } = () => ({ keys: [] });
  const server = createServer();
  beforeAll(async () => {
    const made = await createTokenIssuer({
      directory: { findProduct: (id) => Promise.resolve(products.get(id)) },
      executor: noGraph,
      clock: systemClock,
      keys: {
        signingKey: () => signingKey,
        publishedKeys: () => [publicHalf(signingKey), retiredKey],
      },
      issuer,
      graphUrl,
      onFault: (error) => faults.push(error),
    });
    jwks = made.jwks;
    server.on('request', made.handler);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    base = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const send = async (path: string, init: RequestInit): Promise<Answer> => {
    const response = await fetch(base + path, init);
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, body: isJson ? (JSON.parse(text) as Record<string, unknown>) : {} };
  };
  const post = (fields: Record<string, string> | [string, string][], headers: Record<string, string> = {}) =>
    send('/oidc/token', { method: 'POST', body: new URLSearchParams(fields), headers });
  const ask = (fields: Record<string, string>) =>
    post({ grant_type: 'client_credentials', client_id: 'harbour', client_secret: secret, ...fields });
  return { send, post, ask, faults, jwks: () => jwks() };
}
