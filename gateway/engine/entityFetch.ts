import type {
  FetchRewrite,
  FlattenNodePathSegment,
  RequiresSelection,
} from '@graphql-hive/router-query-planner';
import type { GraphQLFormattedError } from 'graphql';
import type { FormattedResult } from '#platform/graphql/runOperation.ts';
import { compileCall, failureFrom, keysOf } from './fetchCall.ts';
import type { FetchDeps, FetchSpec } from './fetchCall.ts';
import { copyJson, isJsonObject, mergeInto, ownValue } from './json.ts';
import type { JsonObject } from './json.ts';
import { compileRepresent } from './representation.ts';
import { compileRewrites, renamedKeys } from './rewrites.ts';
import { failureOf, recordFailure } from './runState.ts';
import type { RunState, Step } from './runState.ts';
import { compileTargetPath } from './targets.ts';
import type { PossibleTypes, ResponsePath, TargetPath } from './targets.ts';

/** One `_entities` selection of a call: a Flatten node has one, a BatchFetch node one for each alias. */
export interface EntitySelection {
  /** Response key of `_entities` in the call. */
  readonly alias: string;
  /** Name of the variable that takes the representations. */
  readonly variable: string;
  readonly paths: readonly (readonly FlattenNodePathSegment[])[];
  readonly requires: readonly RequiresSelection[];
  readonly inputRewrites?: readonly FetchRewrite[] | undefined;
  readonly outputRewrites?: readonly FetchRewrite[] | undefined;
}

/** The objects that one distinct representation stands for, with the number of the path that each came by. */
type Targets = { readonly target: JsonObject; readonly path: number }[];

interface Gathered {
  readonly representations: JsonObject[];
  readonly targets: Targets[];
}

interface CompiledSelection {
  readonly alias: string;
  readonly variable: string;
  gather(state: RunState): Gathered;
  settle(state: RunState, gathered: Gathered, result: FormattedResult): void;
}

const addTarget = (targets: Targets | undefined, entry: Targets[number]): Targets => {
  if (targets === undefined) return [entry];
  targets.push(entry);
  return targets;
};

// The same entity at two paths of the client's query gets copies: later fetches add different fields to each.
const spread = (entity: JsonObject, targets: Targets): void => {
  const first = targets[0]?.path;
  const copies = new Map<number, JsonObject>();
  for (const { target, path } of targets) {
    if (path === first) mergeInto(target, entity);
    else {
      const copy = copies.get(path) ?? (copyJson(entity) as JsonObject);
      copies.set(path, copy);
      mergeInto(target, copy);
    }
  }
};

const locateAll = (
  state: RunState,
  paths: readonly TargetPath[],
): ReadonlyMap<JsonObject, readonly ResponsePath[]> => {
  const all = new Map<JsonObject, ResponsePath[]>();
  for (const path of paths) {
    for (const [target, places] of path.locate(state.data))
      all.set(target, [...(all.get(target) ?? []), ...places]);
  }
  return all;
};

const compileSelection = (
  selection: EntitySelection,
  operation: string,
  possibleTypes: PossibleTypes,
): CompiledSelection => {
  const paths = selection.paths.map((path) => compileTargetPath(path, possibleTypes));
  const represent = compileRepresent(selection.requires, possibleTypes);
  const rewriteInput = compileRewrites(selection.inputRewrites, possibleTypes);
  const rewriteOutput = compileRewrites(selection.outputRewrites, possibleTypes);
  const renamed = renamedKeys(selection.outputRewrites);
  const keys = keysOf(operation, selection.alias);

  const gather = (state: RunState): Gathered => {
    const gathered: Gathered = { representations: [], targets: [] };
    const indexes = new Map<string, number>();
    paths.forEach((path, number) => {
      for (const target of path.collect(state.data)) {
        const made = represent(target);
        if ('missing' in made) {
          // What this fetch needs did not come: the reason is that of the fetch before.
          const cause = failureOf(state, target, made.missing);
          if (cause) recordFailure(state, target, { ...cause, keys });
          continue;
        }
        rewriteInput?.(made.value);
        const text = JSON.stringify(made.value);
        const index = indexes.get(text) ?? gathered.representations.push(made.value) - 1;
        indexes.set(text, index);
        gathered.targets[index] = addTarget(gathered.targets[index], { target, path: number });
      }
    });
    return gathered;
  };

  const place = (state: RunState, gathered: Gathered, error: GraphQLFormattedError): void => {
    const [, index, ...rest] = error.path ?? [];
    const chosen = typeof index === 'number' ? (gathered.targets[index] ?? []) : gathered.targets.flat();
    if (rest.length === 0) {
      for (const { target } of chosen) recordFailure(state, target, failureFrom(error, keys));
      return;
    }
    const tail = rest.map((segment) =>
      typeof segment === 'string' ? (renamed.get(segment) ?? segment) : segment,
    );
    const places = locateAll(state, paths);
    for (const target of new Set(chosen.map((each) => each.target))) {
      recordFailure(state, target, { ...failureFrom(error, keys), told: true });
      for (const head of places.get(target) ?? []) state.errors.push({ ...error, path: [...head, ...tail] });
    }
  };

  const settle = (state: RunState, gathered: Gathered, result: FormattedResult): void => {
    const entities = result.data ? ownValue(result.data, selection.alias) : null;
    const mine = (result.errors ?? []).filter((each) => !each.path || each.path[0] === selection.alias);
    for (const error of mine) place(state, gathered, error);
    if (!Array.isArray(entities)) {
      if (mine.length === 0) place(state, gathered, failureFrom(undefined, keys));
      return;
    }
    gathered.targets.forEach((targets, index) => {
      const entity: unknown = entities[index];
      if (!isJsonObject(entity)) return;
      rewriteOutput?.(entity);
      spread(entity, targets);
    });
  };
  return { alias: selection.alias, variable: selection.variable, gather, settle };
};

/** Compiles a call for entities: gathers distinct representations, calls once, merges into every target. */
export const compileEntityFetch = (
  deps: FetchDeps & { readonly possibleTypes: PossibleTypes },
  spec: FetchSpec,
  selections: readonly EntitySelection[],
): Step => {
  const call = compileCall(deps, spec);
  const compiled = selections.map((each) => compileSelection(each, spec.operation, deps.possibleTypes));
  return async (state) => {
    const gathered = compiled.map((each) => each.gather(state));
    if (gathered.every((each) => each.representations.length === 0)) return;
    const variables: JsonObject = {};
    compiled.forEach((each, index) => {
      variables[each.variable] = gathered[index]?.representations ?? [];
    });
    const result = await call(state, variables);
    compiled.forEach((each, index) => {
      const mine = gathered[index];
      if (mine && mine.representations.length > 0) each.settle(state, mine, result);
    });
  };
};
