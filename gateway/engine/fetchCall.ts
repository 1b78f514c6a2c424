import { Kind, parse } from 'graphql';
import type { DocumentNode, FragmentDefinitionNode, GraphQLFormattedError, SelectionSetNode } from 'graphql';
import { DomainError } from '#platform/errors.ts';
import { domainExtensions } from '#platform/graphql/formatError.ts';
import type { GraphqlLog } from '#platform/graphql/graphqlLog.ts';
import type { FormattedResult } from '#platform/graphql/runOperation.ts';
import type { Failure, RunState } from './runState.ts';
import type { SubgraphFetch } from './subgraphFetch.ts';

/** What each compiled fetch needs from the engine. */
export interface FetchDeps {
  readonly fetchers: ReadonlyMap<string, SubgraphFetch>;
  readonly log: GraphqlLog;
}

/** The fixed part of one call. */
export interface FetchSpec {
  readonly serviceName: string;
  readonly operation: string;
  readonly operationName?: string | undefined;
  readonly variableUsages?: readonly string[] | undefined;
}

const unavailable = (error: unknown): DomainError =>
  error instanceof DomainError && error.code === 'DEADLINE_EXCEEDED'
    ? error
    : new DomainError(
        'SUBGRAPH_UNAVAILABLE',
        'The part of the graph that owns this field does not answer now.',
      );

const pick = (
  state: RunState,
  names: readonly string[] | undefined,
  extra: object | null,
): Record<string, unknown> => {
  const variables: Record<string, unknown> = { ...extra };
  for (const name of names ?? []) {
    if (Object.hasOwn(state.variables, name)) variables[name] = state.variables[name];
  }
  return variables;
};

/** Calls a subgraph; an outage or a missed deadline comes back as one error without a path. */
export const compileCall = ({ fetchers, log }: FetchDeps, spec: FetchSpec) => {
  const fetch = fetchers.get(spec.serviceName);
  if (!fetch)
    throw new DomainError('CONFIG_INVALID', `No fetcher was given for the subgraph ${spec.serviceName}.`);
  return async (state: RunState, extra: object | null): Promise<FormattedResult> => {
    const { envelope, deadline } = state;
    const variables = pick(state, spec.variableUsages, extra);
    const { operation, operationName } = spec;
    try {
      return await deadline.race(() =>
        fetch({
          operation,
          operationName,
          variables,
          envelope,
          get signal() {
            return deadline.signal;
          },
        }),
      );
    } catch (error) {
      const failure = unavailable(error);
      const fields = {
        err: error,
        subgraph: spec.serviceName,
        code: failure.code,
        requestId: envelope.requestId,
      };
      log.warn(fields, 'a subgraph gave no answer');
      return { errors: [{ message: failure.message, extensions: domainExtensions(failure) }] };
    }
  };
};

/** A failure for a whole fetch, from an error that has no place in the answer. */
export const failureFrom = (error: GraphQLFormattedError | undefined, keys: ReadonlySet<string>): Failure => {
  if (error) return { keys, message: error.message, extensions: error.extensions ?? {} };
  const silent = unavailable(undefined);
  return { keys, message: silent.message, extensions: domainExtensions(silent) };
};

const fragmentsOf = (document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> =>
  new Map(
    document.definitions.flatMap((each) =>
      each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [],
    ),
  );

const addKeys = (
  set: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  keys: Set<string>,
): void => {
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) keys.add(selection.alias?.value ?? selection.name.value);
    else if (selection.kind === Kind.INLINE_FRAGMENT) addKeys(selection.selectionSet, fragments, keys);
    else {
      const fragment = fragments.get(selection.name.value);
      if (fragment) addKeys(fragment.selectionSet, fragments, keys);
    }
  }
};

/**
 * The response keys that a fetch adds to the objects it is for: of the root (`entities: null`), or of each entity
 * behind the given response key of `_entities`.
 */
export const keysOf = (operation: string, entities: string | null): ReadonlySet<string> => {
  const document = parse(operation, { noLocation: true });
  const fragments = fragmentsOf(document);
  const keys = new Set<string>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    if (entities === null) addKeys(definition.selectionSet, fragments, keys);
    for (const field of definition.selectionSet.selections) {
      if (field.kind !== Kind.FIELD || !field.selectionSet) continue;
      if ((field.alias?.value ?? field.name.value) === entities) addKeys(field.selectionSet, fragments, keys);
    }
  }
  return keys;
};
