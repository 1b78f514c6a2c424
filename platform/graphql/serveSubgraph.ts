import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { z } from 'zod';
import { DomainError } from '#platform/errors.ts';
import { envelopeHeader, verifyEnvelope } from './envelopeHeader.ts';
import type { EnvelopeKey } from './envelopeHeader.ts';
import { domainExtensions } from './formatError.ts';
import type { GraphqlLog } from './graphqlLog.ts';
import { readBody } from './readBody.ts';
import type { SubgraphRequest, SubgraphRuntime } from './subgraph.ts';

/** What a service answers to probes; given by the composition root. */
export interface ServiceHooks {
  /** Whether the service can do its work now, e.g. whether Neo4j answers. */
  ready(): Promise<boolean>;
  /** Prometheus text. */
  metrics(): Promise<{ readonly contentType: string; readonly text: string }>;
}

export interface SubgraphServiceOptions {
  readonly envelopeKey: EnvelopeKey;
  readonly log: GraphqlLog;
  readonly hooks: ServiceHooks;
  /** Bytes; 4 MB by default, since a batch of representations is longer than a client's request. */
  readonly bodyLimit?: number;
}

const bodyShape = z.object({
  query: z.string(),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
});

type Answer = { readonly status: number; readonly type?: string; readonly text: string };
const json = (status: number, value: unknown): Answer => ({ status, text: JSON.stringify(value) });

const send = (
  response: ServerResponse,
  { status, type = 'application/json; charset=utf-8', text }: Answer,
): void => {
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(text) });
  response.end(text);
};

const parseBody = (body: Buffer): Omit<SubgraphRequest, 'envelope'> => {
  try {
    const { query, operationName, variables } = bodyShape.parse(JSON.parse(body.toString('utf8')));
    return { operation: query, operationName: operationName ?? undefined, variables: variables ?? {} };
  } catch {
    throw new DomainError('INPUT_MALFORMED', 'Found another body; expected {"query", "variables"} as JSON.');
  }
};

const answerGraphql = async (
  runtime: SubgraphRuntime,
  options: SubgraphServiceOptions,
  request: IncomingMessage,
): Promise<Answer> => {
  const body = await readBody(request, options.bodyLimit ?? 4_194_304);
  const header = request.headers[envelopeHeader];
  // The signature covers the body, so nothing of it is parsed before the caller is known: `_service` and
  // `_entities` are refused like all else.
  const envelope = verifyEnvelope(options.envelopeKey, {
    header: typeof header === 'string' ? header : undefined,
    audience: runtime.name,
    body,
  });
  return json(200, await runtime.run({ ...parseBody(body), envelope }));
};

const answer = async (
  runtime: SubgraphRuntime,
  options: SubgraphServiceOptions,
  request: IncomingMessage,
): Promise<Answer> => {
  const route = `${request.method ?? ''} ${(request.url ?? '').split('?', 1)[0] ?? ''}`;
  if (route === 'POST /graphql') return answerGraphql(runtime, options, request);
  if (route === 'GET /healthz') return json(200, { status: 'alive' });
  if (route === 'GET /readyz') {
    const ready = await options.hooks.ready();
    return json(ready ? 200 : 503, { status: ready ? 'ready' : 'not ready' });
  }
  if (route === 'GET /metrics') {
    const { contentType, text } = await options.hooks.metrics();
    return { status: 200, type: contentType, text };
  }
  throw new DomainError('NOT_FOUND', 'Nothing is served under this method and path.');
};

const failure = (log: GraphqlLog, error: unknown): Answer => {
  if (error instanceof DomainError) {
    return json(error.status, { errors: [{ message: error.message, extensions: domainExtensions(error) }] });
  }
  log.error({ err: error, code: 'INTERNAL_SERVER_ERROR' }, 'a subgraph request failed');
  const extensions = { code: 'INTERNAL_SERVER_ERROR', retryable: false };
  return json(500, { errors: [{ message: 'Something failed on our side.', extensions }] });
};

/**
 * A subgraph as a service of its own, on plain node:http: the caller is always the gateway, so Apollo Server's
 * HTTP layer (0.2 CPU ms a request and more) would guard against nobody. Not yet listening.
 */
export const serveSubgraph = (runtime: SubgraphRuntime, options: SubgraphServiceOptions): Server =>
  createServer((request, response) => {
    answer(runtime, options, request)
      .catch((error: unknown) => failure(options.log, error))
      .then((reply) => {
        send(response, reply);
      })
      .catch((error: unknown) => {
        options.log.error({ err: error }, 'an answer could not be sent');
        response.destroy();
      });
  });
