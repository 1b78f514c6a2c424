import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { DomainError } from '#platform/errors.ts';
import { envelopeHeader, verifyEnvelope } from './envelopeHeader.ts';
import type { EnvelopeKey } from './envelopeHeader.ts';
import { domainExtensions } from './formatError.ts';
import type { GraphqlLog } from './graphqlLog.ts';
import { readBody } from './readBody.ts';
import type { SubgraphRequest, SubgraphRuntime } from './subgraph.ts';

export interface SubgraphServiceOptions {
  readonly envelopeKey: EnvelopeKey;
  readonly log: GraphqlLog;
  /** Bytes; 4 MB by default, since a batch of representations is longer than a client's request. */
  readonly bodyLimit?: number;
}

const bodyShape = z.object({
  query: z.string(),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
});

type Answer = { readonly status: number; readonly text: string };
const json = (status: number, value: unknown): Answer => ({ status, text: JSON.stringify(value) });

const send = (response: ServerResponse, { status, text }: Answer): void => {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  });
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
 * Answers `POST /graphql` of a subgraph that is a service of its own, on plain node:http: the caller is always the
 * gateway, so Apollo Server's HTTP layer (0.2 CPU ms a request and more) would guard against nobody. Never rejects.
 */
export const serveSubgraph =
  (runtime: SubgraphRuntime, options: SubgraphServiceOptions) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const reply = await answer(runtime, options, request).catch((error: unknown) =>
      failure(options.log, error),
    );
    try {
      send(response, reply);
    } catch (error) {
      options.log.error({ err: error }, 'an answer could not be sent');
      response.destroy();
    }
  };
