import { ApolloServer, HeaderMap } from '@apollo/server';
import type { ApolloServerPlugin, GraphQLRequestContext } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { GraphQLError } from 'graphql';
import type { GraphQLFormattedError } from 'graphql';
import { DomainError } from '#platform/errors.ts';
import { domainExtensions, formatError } from '#platform/graphql/formatError.ts';
import type { GraphqlLog } from '#platform/graphql/graphqlLog.ts';
import type { FormattedResult } from '#platform/graphql/runOperation.ts';
import type { Envelope } from '#platform/viewer.ts';
import type { Deadline } from './engine/deadline.ts';
import type { Engine } from './engine/createEngine.ts';
import type { CheckOperation } from './limits/checks.ts';

/** What Apollo Server carries along with one request. */
export interface GatewayContext {
  readonly envelope: Envelope;
  readonly onStart: (deadline: Deadline) => void;
}

export interface EngineServerOptions {
  readonly engine: Engine;
  readonly checkOperation: CheckOperation;
  readonly introspection: boolean;
  readonly log: GraphqlLog;
}

const refused = (error: DomainError): GraphQLError =>
  new GraphQLError(error.message, {
    extensions: { ...domainExtensions(error), http: { status: error.status } },
    originalError: error,
  });

type Resolved = GraphQLRequestContext<GatewayContext>;

// A failure of a whole operation, not of a field: nothing of it was answered.
const failed = (options: EngineServerOptions, envelope: Envelope, error: unknown): FormattedResult => {
  const failure = error instanceof Error ? error : new Error('unknown failure');
  const scene = { log: options.log, requestId: envelope.requestId };
  return { errors: [formatError(scene, new GraphQLError(failure.message, { originalError: failure }))] };
};

const runRequest = async (options: EngineServerOptions, context: Resolved): Promise<FormattedResult> => {
  const { document, contextValue, request } = context;
  const { envelope, onStart } = contextValue;
  if (!document) throw new Error('Apollo Server resolved an operation without a document');
  const { operationName, variables } = request;
  try {
    return await options.engine.run({ document, operationName, variables, envelope, onStart });
  } catch (error) {
    return failed(options, envelope, error);
  }
};

// Apollo Server's type says that there is always one; with an unknown operation name there is not.
const isResolved = (context: { readonly operation?: object | undefined }): boolean =>
  context.operation !== undefined;

// With `responseForOperation` the engine answers inside Apollo Server's pipeline, as with its `gateway` interface,
// but without the copies of the request that the interface makes for each call.
const enginePlugin = (options: EngineServerOptions): ApolloServerPlugin<GatewayContext> => ({
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ document, operation, request }) => {
        try {
          if (operation) options.checkOperation(document, operation, request.variables ?? {});
        } catch (error) {
          throw error instanceof DomainError ? refused(error) : error;
        }
        return Promise.resolve();
      },
      responseForOperation: async (context) => {
        // A wrong operation name is Apollo Server's to refuse.
        if (!isResolved(context)) return null;
        const singleResult = await runRequest(options, context);
        const badInput = singleResult.errors?.some(
          (error) => error.extensions?.['code'] === 'BAD_USER_INPUT',
        );
        const status = badInput && singleResult.data === undefined ? { status: 400 } : {};
        return { http: { headers: new HeaderMap(), ...status }, body: { kind: 'single', singleResult } };
      },
    }),
});

const formatForClient =
  (log: GraphqlLog) =>
  (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    if (formatted.extensions?.['validationErrorCode'] === 'INTROSPECTION_DISABLED') {
      return { message: formatted.message, extensions: { code: 'INTROSPECTION_DISABLED', retryable: false } };
    }
    const { message, path, locations, extensions } = formatted;
    const known = {
      ...(path ? { path } : {}),
      ...(locations ? { locations } : {}),
      ...(extensions ? { extensions } : {}),
    };
    const originalError: unknown = error instanceof Error ? error : undefined;
    return formatError({ log, requestId: 'before-run' }, { message, ...known, ...{ originalError } });
  };

/**
 * Apollo Server in front of the engine: parsing, validation, document cache, CSRF guard, introspection rule and
 * error format are its part. Off: batching, automatic persisted queries, field suggestions where introspection is
 * off, stack traces, landing page, reporting of any kind.
 */
export const createEngineServer = async (
  options: EngineServerOptions,
): Promise<ApolloServer<GatewayContext>> => {
  const { engine, introspection, log } = options;
  const server = new ApolloServer<GatewayContext>({
    schema: engine.schema,
    introspection,
    hideSchemaDetailsFromClientErrors: !introspection,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    maxRecursiveSelections: true,
    stopOnTerminationSignals: false,
    nodeEnv: 'production',
    stringifyResult: (result) => JSON.stringify(result),
    formatError: formatForClient(log),
    logger: {
      debug: () => undefined,
      info: () => undefined,
      warn: (message: unknown) => {
        log.warn({ err: message }, 'Apollo Server warns');
      },
      error: (message: unknown) => {
        log.error({ err: message }, 'Apollo Server failed');
      },
    },
    plugins: [
      enginePlugin(options),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
  await server.start();
  return server;
};
