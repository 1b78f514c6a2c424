import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { HeaderMap } from '@apollo/server';
import type { ApolloServer, HTTPGraphQLResponse } from '@apollo/server';
import type { Clock } from '#platform/clock.ts';
import { DomainError } from '#platform/errors.ts';
import { mintEnvelope } from '#platform/graphql/envelope.ts';
import { envelopeHeader } from '#platform/graphql/envelopeHeader.ts';
import { domainExtensions } from '#platform/graphql/formatError.ts';
import type { GraphqlLog } from '#platform/graphql/graphqlLog.ts';
import { createLruCache } from '#platform/graphql/lruCache.ts';
import type { LruCache } from '#platform/graphql/lruCache.ts';
import type { Ids } from '#platform/ids.ts';
import type { Envelope, Viewer } from '#platform/viewer.ts';
import { createEngine } from './engine/createEngine.ts';
import type { Engine } from './engine/createEngine.ts';
import type { Deadline } from './engine/deadline.ts';
import type { SubgraphFetch } from './engine/subgraphFetch.ts';
import { createEngineServer } from './engineServer.ts';
import type { GatewayContext } from './engineServer.ts';
import { createCheckOperation } from './limits/checks.ts';
import { defaultLimits } from './limits/limits.ts';
import type { Limits } from './limits/limits.ts';
import { checkVariableNames } from './limits/names.ts';
import { scanSource } from './limits/scanSource.ts';
import { preparePersisted, resolveOperation } from './persistedOperations.ts';
import type { PersistedOperations } from './persistedOperations.ts';
import { readRequest } from './requestShape.ts';
import type { RawRequest } from './requestShape.ts';

/** Who asks, from the headers; throws DomainError UNAUTHENTICATED, TOKEN_EXPIRED or PURPOSE_NOT_DECLARED. */
export type Authenticate = (headers: IncomingHttpHeaders) => Promise<Viewer>;

export interface GatewayOptions {
  readonly supergraphSdl: string;
  readonly fetchers: ReadonlyMap<string, SubgraphFetch>;
  readonly authenticate: Authenticate;
  readonly log: GraphqlLog;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Off in production; field suggestions go with it. */
  readonly introspection: boolean;
  readonly limits?: Partial<Limits>;
  readonly persisted?: PersistedOperations;
  /** Milliseconds that a request may take; 10,000 by default. */
  readonly timeLimit?: number;
  /** Bytes of a request's body; 1 MB by default. */
  readonly bodyLimit?: number;
  /** W3C Trace Context of the current request, when tracing is on. */
  readonly traceparent?: (headers: IncomingHttpHeaders) => string | undefined;
}

export interface Gateway {
  /** Answers one request to /graphql. Reads the body itself: mount it before any body parser. Never rejects. */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly engine: Engine;
  readonly stop: () => Promise<void>;
}

interface Parts {
  readonly options: GatewayOptions;
  readonly limits: Limits;
  readonly persisted: PersistedOperations;
  readonly server: ApolloServer<GatewayContext>;
  /** Documents whose tokens and names were found good. */
  readonly admitted: LruCache<true>;
}

// Only what Apollo Server looks at; each copied header costs.
const passedHeaders = ['content-type', 'accept', 'apollo-require-preflight', 'x-apollo-operation-name'];

const headersFor = (headers: IncomingHttpHeaders): HeaderMap => {
  const map = new HeaderMap();
  for (const name of passedHeaders) {
    const value = headers[name];
    if (typeof value === 'string') map.set(name, value);
  }
  return map;
};

const admit = ({ limits, persisted, admitted, options }: Parts, raw: RawRequest): string => {
  const query = resolveOperation(persisted, raw, options.log);
  if (!admitted.get(query)) {
    scanSource(query, limits.tokens);
    admitted.set(query, true);
  }
  checkVariableNames(raw.variables);
  return query;
};

const envelopeFor = (options: GatewayOptions, viewer: Viewer, call: Call): Envelope => {
  const deadline = options.clock.now().getTime() + (options.timeLimit ?? 10_000);
  const traceparent = options.traceparent?.(call.request.headers);
  const parts = { viewer, requestId: call.requestId, deadline };
  return mintEnvelope(traceparent === undefined ? parts : { ...parts, traceparent });
};

interface Call {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly requestId: string;
}

const searchOf = ({ operationName, variables }: RawRequest, query: string): string => {
  const search = new URLSearchParams({ query, variables: JSON.stringify(variables) });
  if (operationName !== undefined) search.set('operationName', operationName);
  return `?${search.toString()}`;
};

const run = async (parts: Parts, call: Call): Promise<HTTPGraphQLResponse> => {
  const { request, response } = call;
  // A client can't speak as the gateway: what it sends under that name is gone before anyone could read it.
  Reflect.deleteProperty(request.headers, envelopeHeader);
  const viewer = await parts.options.authenticate(request.headers);
  const raw = await readRequest(request, parts.options.bodyLimit ?? 1_048_576);
  const query = admit(parts, raw);
  const { operationName, variables } = raw;
  const onStart = (deadline: Deadline): void => {
    response.once('close', () => {
      deadline.expire();
    });
  };
  const contextValue = { envelope: envelopeFor(parts.options, viewer, call), onStart };
  return parts.server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: raw.method,
      headers: headersFor(request.headers),
      search: raw.method === 'GET' ? searchOf(raw, query) : '',
      body:
        raw.method === 'GET'
          ? null
          : { query, variables, ...(operationName === undefined ? {} : { operationName }) },
    },
    context: () => Promise.resolve(contextValue),
  });
};

interface Reply {
  readonly status: number;
  readonly text: string;
  readonly headers: Iterable<readonly [string, string]>;
}

const send = ({ response, requestId }: Call, { status, text, headers }: Reply): void => {
  for (const [name, value] of headers) response.setHeader(name, value);
  response.setHeader('x-request-id', requestId);
  // Answers are personal: no cache on the way may keep one.
  response.setHeader('cache-control', 'no-store');
  response.statusCode = status;
  response.end(text);
};

const masked = (requestId: string): DomainError => {
  const message = 'Something failed on our side; the log has it under the request id.';
  return new DomainError('INTERNAL_SERVER_ERROR', message, { details: { requestId } });
};

const sendFailure = (log: GraphqlLog, call: Call, error: unknown): void => {
  const { requestId } = call;
  if (!(error instanceof DomainError)) log.error({ err: error, requestId }, 'a request failed');
  else if (error.cause !== undefined)
    log.warn({ err: error.cause, code: error.code, requestId }, 'a request was refused');
  const shown = error instanceof DomainError ? error : masked(requestId);
  const body = JSON.stringify({ errors: [{ message: shown.message, extensions: domainExtensions(shown) }] });
  const headers: [string, string][] = [['content-type', 'application/json; charset=utf-8']];
  // RFC 9110 §11.6.1 and RFC 6750 §3.
  if (shown.status === 401) headers.push(['www-authenticate', 'Bearer']);
  // The rest of a body that was refused is not read.
  if (!call.request.complete) headers.push(['connection', 'close']);
  send(call, { status: shown.status, text: body, headers });
};

const answer = async (parts: Parts, call: Call): Promise<void> => {
  try {
    const { status, headers, body } = await run(parts, call);
    if (body.kind !== 'complete') throw new Error('an incremental answer, which nobody can have asked for');
    send(call, { status: status ?? 200, text: body.string, headers });
  } catch (error) {
    if (call.response.headersSent) call.response.destroy();
    else sendFailure(parts.options.log, call, error);
  }
};

/**
 * The front door: authenticate, admit, limit, plan, answer. On plain node:http with Apollo Server's own
 * `executeHTTPGraphQLRequest`; express may mount `handle`, it isn't needed for it.
 */
export const createGateway = async (options: GatewayOptions): Promise<Gateway> => {
  const { supergraphSdl, fetchers, log, clock, ids, introspection } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const persisted = options.persisted ?? { mode: 'off', documents: new Map<string, string>() };
  const engine = createEngine({ supergraphSdl, fetchers, log, clock });
  const checkOperation = createCheckOperation(engine.schema, limits);
  const server = await createEngineServer({ engine, checkOperation, introspection, log });
  const parts: Parts = { options, limits, persisted, server, admitted: createLruCache<true>(1000) };
  await preparePersisted(engine, persisted);
  return {
    engine,
    handle: (request, response) => answer(parts, { request, response, requestId: ids.uuid() }),
    stop: () => server.stop(),
  };
};
