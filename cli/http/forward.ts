import { pipeline } from 'node:stream/promises';
import { Pool } from 'undici';
import { DomainError } from '#platform/errors.ts';
import type { Handler } from './routes.ts';

// RFC 9110 §7.6.1: what belongs to one connection is not passed on. `expect` was answered by node:http already.
const hopByHop: ReadonlySet<string> = new Set([
  ...['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade'],
  ...['host', 'expect'],
]);

type Headers = Readonly<Record<string, string | string[] | undefined>>;

const passedOn = (headers: Headers, withBody: boolean): Record<string, string | string[] | undefined> => {
  const named = String(headers['connection'] ?? '').split(',');
  const dropped = new Set([...hopByHop, ...named.map((name) => name.trim().toLowerCase())]);
  // A body that comes with a GET is not passed on, so nor is its length.
  if (!withBody) dropped.add('content-length');
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !dropped.has(name)));
};

/** Passes requests on to another service of ours, bodies streamed both ways; for paths that a subgraph's process serves. */
export function createForwarder(origin: string): {
  readonly handle: Handler;
  readonly close: () => Promise<void>;
} {
  const pool = new Pool(new URL(origin).origin, { connections: 32 });
  const handle: Handler = async (request, response) => {
    const method = request.method === 'POST' ? 'POST' : 'GET';
    const headers = passedOn(request.headers, method === 'POST');
    const answer = await pool
      .request({ method, path: request.url ?? '/', headers, body: method === 'POST' ? request : null })
      .catch((cause: unknown) => {
        throw new DomainError('SUBGRAPH_UNAVAILABLE', 'The service behind this path does not answer.', {
          cause,
        });
      });
    response.writeHead(answer.statusCode, passedOn(answer.headers, true));
    await pipeline(answer.body, response);
  };
  return { handle, close: () => pool.close() };
}
