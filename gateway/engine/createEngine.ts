import { QueryPlanner } from '@graphql-hive/router-query-planner';
import { execute, getVariableValues } from 'graphql';
import type { DocumentNode, GraphQLFormattedError, GraphQLSchema } from 'graphql';
import type { Clock } from '#platform/clock.ts';
import type { GraphqlLog } from '#platform/graphql/graphqlLog.ts';
import type { FormattedResult } from '#platform/graphql/runOperation.ts';
import { withoutValues } from '#platform/graphql/withoutValues.ts';
import type { Envelope } from '#platform/viewer.ts';
import { buildApiSchema, possibleTypesOf } from './apiSchema.ts';
import { createDeadline } from './deadline.ts';
import type { Deadline } from './deadline.ts';
import { ownValue } from './json.ts';
import { createOperationCache } from './operationCache.ts';
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
  message: withoutValues(message),
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

const startState = (
  { envelope }: EngineRequest,
  variables: RunState['variables'],
  deadline: Deadline,
): RunState => ({
  data: {},
  variables,
  envelope,
  deadline,
  errors: [],
  failures: new Map(),
});

const runPrepared = async (
  { schema, clock }: { readonly schema: GraphQLSchema; readonly clock: Clock },
  prepared: PreparedOperation,
  request: EngineRequest,
): Promise<FormattedResult> => {
  const definitions = prepared.operation.variableDefinitions ?? [];
  const { coerced, errors: wrong } = getVariableValues(schema, definitions, request.variables ?? {}, {
    maxErrors: 10,
  });
  if (wrong) return { errors: wrong.map((error) => badInput(error.message)) };
  const deadline = createDeadline(request.envelope.deadline, clock.now().getTime());
  request.onStart?.(deadline);
  const state = startState(request, coerced, deadline);
  try {
    await runStages(prepared, state);
  } finally {
    deadline.clear();
  }
  introspect(schema, prepared, state);
  // Errors first come to speak the client's names, so that the projection finds those that explain a null.
  const errors = state.errors.map(withClientPath);
  const data = prepared.project({ ...state, errors });
  return errors.length === 0 ? { data } : { data, errors };
};

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
  const operations = createOperationCache(deps, capacity);
  return {
    schema,
    run: async (request) => {
      const prepared = await operations.get(request.document, request.operationName);
      return runPrepared({ schema, clock }, prepared, request);
    },
    prepare: async (document, operationName) => {
      await operations.get(document, operationName);
    },
    get size() {
      return operations.size;
    },
  };
};
