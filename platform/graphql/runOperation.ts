import { GraphQLError, Kind, execute, parse, validate } from 'graphql';
import type { DocumentNode, ExecutionResult, GraphQLFormattedError, GraphQLSchema } from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { formatError } from './formatError.ts';
import type { ErrorScene } from './formatError.ts';
import type { GraphqlLog } from './graphqlLog.ts';
import { createLruCache } from './lruCache.ts';
import { withoutValues } from './withoutValues.ts';

/** One operation as text, with the variables as they came and the context that the resolvers see. */
export interface OperationRequest {
  readonly operation: string;
  readonly operationName?: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly context: object;
  readonly requestId: string;
}

/** An answer whose errors are formatted: safe to show, safe to send. */
export interface FormattedResult {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly GraphQLFormattedError[];
}

export type RunOperation = (request: OperationRequest) => Promise<FormattedResult>;

type Runner = (
  context: object,
  variables: Readonly<Record<string, unknown>>,
) => Promise<ExecutionResult> | ExecutionResult;

interface CachedOperation {
  readonly document: DocumentNode;
  readonly failures: readonly GraphQLError[];
  uses: number;
  readonly byName: Map<string, Runner>;
}

const interpreted =
  (schema: GraphQLSchema, document: DocumentNode, operationName: string | undefined): Runner =>
  (context, variables) =>
    execute({ schema, document, operationName, contextValue: context, variableValues: variables });

const compiled = (
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
): Runner | undefined => {
  try {
    const query = compileQuery(schema, document, operationName, { disablingCapturingStackErrors: true });
    if (!isCompiledQuery(query)) return undefined;
    return (context, variables) => query.query({}, context, variables);
  } catch {
    return undefined;
  }
};

const readOperation = (schema: GraphQLSchema, text: string): CachedOperation => {
  const entry = { uses: 0, byName: new Map<string, Runner>() };
  try {
    const document = parse(text, { noLocation: true });
    return { ...entry, document, failures: validate(schema, document) };
  } catch (error) {
    const failure =
      error instanceof GraphQLError ? error : new GraphQLError('The operation can not be parsed.');
    return { ...entry, document: { kind: Kind.DOCUMENT, definitions: [] }, failures: [failure] };
  }
};

const refusal = (failures: readonly GraphQLError[]): FormattedResult => ({
  errors: failures.map((failure) => ({
    message: withoutValues(failure.message),
    ...(failure.locations === undefined ? {} : { locations: failure.locations }),
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
  })),
});

// graphql-jit's errors are plain and lack `extensions`; the original error, which has the code, hangs on them.
const readable = (scene: ErrorScene, result: ExecutionResult): FormattedResult => {
  if (result.errors === undefined || result.errors.length === 0) return { data: result.data ?? null };
  const errors = result.errors.map((error) => {
    const { path, originalError, extensions } = error as Partial<GraphQLError>;
    return formatError(scene, new GraphQLError(error.message, { path, originalError, extensions }));
  });
  return result.data === undefined ? { errors } : { data: result.data, errors };
};

/**
 * Runs operations on one schema. A document is parsed and validated once, compiled by graphql-jit on its second
 * use (a compilation costs as much as several interpreted runs) and interpreted by graphql-js when it can't be
 * compiled. Keeps at most `capacity` documents.
 */
export const createRunOperation = (
  schema: GraphQLSchema,
  { log, capacity = 500 }: { readonly log: GraphqlLog; readonly capacity?: number },
): RunOperation => {
  const cache = createLruCache<CachedOperation>(capacity);
  const runnerOf = (cached: CachedOperation, operationName: string | undefined): Runner => {
    cached.uses += 1;
    if (cached.uses < 2) return interpreted(schema, cached.document, operationName);
    const key = operationName ?? '';
    const known = cached.byName.get(key);
    if (known) return known;
    const runner =
      compiled(schema, cached.document, operationName) ?? interpreted(schema, cached.document, operationName);
    if (cached.byName.size < 16) cached.byName.set(key, runner);
    return runner;
  };
  return async ({ operation, operationName, variables, context, requestId }) => {
    let cached = cache.get(operation);
    if (!cached) {
      cached = readOperation(schema, operation);
      cache.set(operation, cached);
    }
    if (cached.failures.length > 0) return refusal(cached.failures);
    const result = await runnerOf(cached, operationName)(context, variables);
    return readable({ log, requestId }, result);
  };
};
