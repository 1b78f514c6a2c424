import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { DomainError } from '#platform/errors.ts';
import { domainExtensions } from '#platform/graphql/formatError.ts';
import type { Log } from '#platform/log.ts';

/** Answers one request; a rejection becomes an error answer. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

/** First match wins: a path, or the beginning of one when it ends with `/`. `method` absent: each. */
export interface Route {
  readonly method?: 'GET' | 'POST';
  readonly path: string;
  readonly handle: Handler;
}

/** A server on plain node:http; what no route takes is 404. Not yet listening. */
export function createRoutedServer(routes: readonly Route[], log: Log): Server {
  return createServer((request, response) => {
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    const route = routes.find((each) => matches(each, request.method ?? '', path));
    void Promise.resolve()
      .then(() => (route ? route.handle(request, response) : notFound()))
      .catch((error: unknown) => {
        sendError(response, log, error);
      });
  });
}

const matches = (route: Route, method: string, path: string): boolean =>
  (route.method === undefined || route.method === method) &&
  (route.path.endsWith('/') ? path.startsWith(route.path) : path === route.path);

function notFound(): never {
  throw new DomainError('NOT_FOUND', 'nothing is served under this path');
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  const text = JSON.stringify(value);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}

function sendError(response: ServerResponse, log: Log, error: unknown): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  if (!(error instanceof DomainError)) log.error({ err: error }, 'a request failed');
  const shown =
    error instanceof DomainError
      ? error
      : new DomainError('INTERNAL_SERVER_ERROR', 'Something failed on our side.');
  sendJson(response, shown.status, {
    errors: [{ message: shown.message, extensions: domainExtensions(shown) }],
  });
}

/** Starts listening. @throws DomainError START_FAILED when the port is taken, with the remedy. */
export async function listen(server: Server, port: number, host: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(new DomainError('START_FAILED', listenProblem(error, port, host), { cause: error }));
    });
    server.listen(port, host, resolve);
  });
}

function listenProblem({ code }: NodeJS.ErrnoException, port: number, host: string): string {
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken: stop what listens there, or set PORT to a free one.`;
  if (code === 'EACCES')
    return `Port ${port} needs rights that this user has not: set PORT to one above 1023.`;
  return `Can not listen on ${host}:${port} (${code ?? 'unknown reason'}): correct HOST or PORT.`;
}

/** Stops listening, lets what is under way end for a moment, then cuts the rest. */
export async function stopServer(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), 2_000);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
