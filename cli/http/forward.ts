import { pipeline } from 'node:stream/promises';
import { Pool } from 'undici';
import { DomainError } from '#platform/errors.ts';
import type { Handler } from './routes.ts';

// RFC 9110 §7.6.1: what belongs to one connection is not passed on.
const hopByHop = new Set([
  'connection',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'host',
]);

/** Passes requests on to another service of ours, bodies streamed both ways; for paths that a subgraph's process serves. */
export function createForwarder(origin: string): {
  readonly handle: Handler;
  readonly close: () => Promise<void>;
} {
  const pool = new Pool(new URL(origin).origin, { connections: 32 });
  const handle: Handler = async (request, response) => {
    const headers = Object.fromEntries(
      Object.entries(request.headers).filter(([name]) => !hopByHop.has(name)),
    );
    const method = request.method === 'POST' ? 'POST' : 'GET';
    const answer = await pool
      .request({ method, path: request.url ?? '/', headers, body: method === 'POST' ? request : null })
      .catch((cause: unknown) => {
        throw new DomainError('SUBGRAPH_UNAVAILABLE', 'The service behind this path does not answer.', {
          cause,
        });
      });
    const kept = Object.entries(answer.headers).filter(([name]) => !hopByHop.has(name));
    response.writeHead(answer.statusCode, Object.fromEntries(kept));
    await pipeline(answer.body, response);
  };
  return { handle, close: () => pool.close() };
}
