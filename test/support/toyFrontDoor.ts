import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemClock } from '#platform/clock.ts';
import { DomainError } from '#platform/errors.ts';
import type { GraphqlLog } from '#platform/graphql/graphqlLog.ts';
import { createGateway } from '#gateway/createGateway.ts';
import type { Gateway, GatewayOptions } from '#gateway/createGateway.ts';
import { keepingLog, supergraphSdl, toyFetchers } from './toyGateway.ts';
import { createToyStore } from './toyStore.ts';

export interface FrontDoor {
  readonly url: string;
  readonly gateway: Gateway;
  readonly log: GraphqlLog & { readonly lines: string[] };
  /** POSTs a JSON body with a good token. */
  post(body: unknown, headers?: Readonly<Record<string, string>>): Promise<{ status: number; body: Answer }>;
  close(): Promise<void>;
}

export interface Answer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: Record<string, unknown>;
  }[];
}

/** The toy gateway on a free loopback port; the token `good` is a product's. */
export const openFrontDoor = async (options: Partial<GatewayOptions> = {}): Promise<FrontDoor> => {
  const log = keepingLog();
  let count = 0;
  const gateway = await createGateway({
    supergraphSdl,
    fetchers: toyFetchers(createToyStore(), log),
    log,
    clock: systemClock,
    ids: { uuid: () => `request-${String((count += 1))}` },
    introspection: false,
    authenticate: (headers) =>
      headers.authorization === 'Bearer good'
        ? Promise.resolve({
            kind: 'product',
            productId: 'harbour',
            organizationId: 'quay',
            purpose: 'support',
          })
        : Promise.reject(
            new DomainError('UNAUTHENTICATED', 'Found no valid token; expected a Bearer token.'),
          ),
    ...options,
  });
  const server = createServer((request, response) => void gateway.handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/graphql`;
  return {
    url,
    gateway,
    log,
    post: async (body, headers = {}) => {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: 'Bearer good', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
      return { status: response.status, body: (await response.json()) as Answer };
    },
    close: async () => {
      await gateway.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
