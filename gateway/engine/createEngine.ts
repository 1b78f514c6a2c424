import { QueryPlanner } from '@graphql-hive/router-query-planner';
import { execute, getVariableValues, print, stripIgnoredCharacters } from 'graphql';
import type { DocumentNode, GraphQLFormattedError, GraphQLSchema } from 'graphql';
import type { Clock } from '#platform/clock.ts';
import type { GraphqlLog } from '#platform/graphql/graphqlLog.ts';
import { createLruCache } from '#platform/graphql/lruCache.ts';
import type { FormattedResult } from '#platform/graphql/runOperation.ts';
import type { Envelope } from '#platform/viewer.ts';
import { buildApiSchema, possibleTypesOf } from './apiSchema.ts';
import { createDeadline } from './deadline.ts';
import type { Deadline } from './deadline.ts';
import { ownValue } from './json.ts';
import { prepareOperation } from './prepare.ts';
import type { PrepareDeps, PreparedOperation } from './prepare.ts';
import type { RunState } from './runState.ts';
import { clientKey, fieldNamesOf } from './safeAliases.ts';
import type { SubgraphFetch } from './subgraphFetch.ts';

export interface EngineOptions {
  readonly supergraphSdl: string;
  readonly fetchers: ReadonlyMap<string, SubgraphFetch>;
  readonly log: GraphqlLog;
  readonly clock: Clock;
  /** Operations kept planned and compiled; 1,000 by default. */
  readonly capacity?: number;
}

/** An operation of a document that was validated against `Engine.schema`. */
export interface EngineRequest {
  readonly document: DocumentNode;
  readonly operationName?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  readonly envelope: Envelope;
  /** Called with what ends the run early, e.g. when the client has gone. */
  readonly onStart?: (deadline: Deadline) => void;
}

export interface Engine {
  /** The API schema: what clients may ask. */
  readonly schema: GraphQLSchema;
  /** Runs an operation. Rejects only for an operation that can't be planned, which is a bug or a wrong name. */
  run(request: EngineRequest): Promise<FormattedResult>;
  /** Plans an operation ahead, e.g. a persisted one. */
  prepare(document: DocumentNode, operationName?: string): Promise<void>;
  /** How many operations are held, for metrics and tests. */
  readonly size: number;
}

const badInput = (message: string): GraphQLFormattedError => ({
  message,
  extensions: { code: 'BAD_USER_INPUT' },
});

const runStages = async (prepared: PreparedOperation, state: RunState): Promise<void> => {
  for (const { step, required } of prepared.stages) {
    await step(state);
    const failed = required !== null && (ownValue(state.data, required) ?? null) === null;
    if (failed && (state.failures.size > 0 || state.errors.some((error) => error.path?.[0] === required)))
      return;
  }
};

const introspect = (schema: GraphQLSchema, prepared: PreparedOperation, state: RunState): void => {
  if (!prepared.introspection) return;
  const variableValues = state.variables;
  const result = execute({ schema, document: prepared.introspection, variableValues });
  // The schema's own resolvers are synchronous.
  if ('then' in result) return;
  Object.assign(state.data, result.data);
};

const withClientPath = (error: GraphQLFormattedError): GraphQLFormattedError =>
  error.path === undefined
    ? error
    : { ...error, path: error.path.map((each) => (typeof each === 'string' ? clientKey(each) : each)) };

/**
 * The thin executor over the Rust planner: plans once, compiles to closures, fetches, merges, projects.
 * Upstream requests are never shared between two runs: a key that lacked the viewer would leak answers.
 */
export const createEngine = ({
  supergraphSdl,
  fetchers,
  log,
  clock,
  capacity = 1000,
}: EngineOptions): Engine => {
  const planner = new QueryPlanner(supergraphSdl);
  const schema = buildApiSchema(planner.consumerSchema);
  const fieldNames = fieldNamesOf(schema);
  const deps: PrepareDeps = {
    planner,
    schema,
    fieldNames,
    fetchers,
    log,
    possibleTypes: possibleTypesOf(schema),
  };
  const byText = createLruCache<Promise<PreparedOperation>>(capacity);
  // The same document object, as a document cache hands it out, needs no printing.
  const byDocument = new WeakMap<DocumentNode, Map<string, Promise<PreparedOperation>>>();

  const lookUp = (document: DocumentNode, operationName: string | undefined): Promise<PreparedOperation> => {
    const key = `${operationName ?? ''}\n${stripIgnoredCharacters(print(document))}`;
    const known = byText.get(key);
    if (known) return known;
    const prepared = prepareOperation(deps, document, operationName);
    byText.set(key, prepared);
    return prepared;
  };
  const prepared = (
    document: DocumentNode,
    operationName: string | undefined,
  ): Promise<PreparedOperation> => {
    const names = byDocument.get(document) ?? new Map<string, Promise<PreparedOperation>>();
    byDocument.set(document, names);
    const known = names.get(operationName ?? '');
    if (known) return known;
    const found = lookUp(document, operationName);
    // A client may send any name with a document; only those that the document holds can be prepared.
    found.then(
      () => names.set(operationName ?? '', found),
      () => undefined,
    );
    return found;
  };

  const run = async (request: EngineRequest): Promise<FormattedResult> => {
    const operation = await prepared(request.document, request.operationName);
    const definitions = operation.operation.variableDefinitions ?? [];
    const coerced = getVariableValues(schema, definitions, request.variables ?? {}, { maxErrors: 10 });
    if (coerced.errors) return { errors: coerced.errors.map((error) => badInput(error.message)) };
    const { envelope } = request;
    const deadline = createDeadline(envelope.deadline, clock.now().getTime());
    request.onStart?.(deadline);
    const state: RunState = {
      data: {},
      variables: coerced.coerced,
      envelope,
      deadline,
      errors: [],
      failures: new Map(),
    };
    try {
      await runStages(operation, state);
    } finally {
      deadline.clear();
    }
    introspect(schema, operation, state);
    // Errors first come to speak the client's names, so that the projection finds those that explain a null.
    const errors = state.errors.map(withClientPath);
    const data = operation.project({ ...state, errors });
    return errors.length === 0 ? { data } : { data, errors };
  };
  return {
    schema,
    run,
    prepare: async (document, operationName) => {
      await prepared(document, operationName);
    },
    get size() {
      return byText.size;
    },
  };
};
