import type {
  FetchRewrite,
  FlattenNodePathSegment,
  RequiresSelection,
} from '@graphql-hive/router-query-planner';
import type { GraphQLFormattedError } from 'graphql';
import type { FormattedResult } from '#platform/graphql/runOperation.ts';
import { failureFrom, keysOf } from './fetchCall.ts';
import { copyJson, isJsonObject, mergeInto, ownValue } from './json.ts';
import type { JsonObject } from './json.ts';
import { compileRepresent } from './representation.ts';
import type { Represent } from './representation.ts';
import { compileRewrites, renamedKeys } from './rewrites.ts';
import type { Rewrite } from './rewrites.ts';
import { failureOf, recordFailure } from './runState.ts';
import type { RunState } from './runState.ts';
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

/** The same, ready to run. */
export interface CompiledSelection {
  readonly alias: string;
  readonly variable: string;
  readonly paths: readonly TargetPath[];
  readonly represent: Represent;
  readonly rewriteInput: Rewrite | null;
  readonly rewriteOutput: Rewrite | null;
  readonly renamed: ReadonlyMap<string, string>;
  /** The response keys that it adds to each entity. */
  readonly keys: ReadonlySet<string>;
}

export const compileSelection = (
  selection: EntitySelection,
  operation: string,
  possibleTypes: PossibleTypes,
): CompiledSelection => ({
  alias: selection.alias,
  variable: selection.variable,
  paths: selection.paths.map((path) => compileTargetPath(path, possibleTypes)),
  represent: compileRepresent(selection.requires, possibleTypes),
  rewriteInput: compileRewrites(selection.inputRewrites, possibleTypes),
  rewriteOutput: compileRewrites(selection.outputRewrites, possibleTypes),
  renamed: renamedKeys(selection.outputRewrites),
  keys: keysOf(operation, selection.alias),
});

/** The objects that one distinct representation stands for, with the number of the path that each came by. */
type Targets = { readonly target: JsonObject; readonly path: number }[];

/** The distinct representations of one run, and for each the objects that wait for it. */
export interface Gathered {
  readonly representations: JsonObject[];
  readonly targets: Targets[];
}

/** Walks the answer so far and makes one representation for each distinct entity. */
export const gather = (selection: CompiledSelection, state: RunState): Gathered => {
  const { representations, targets }: Gathered = { representations: [], targets: [] };
  const indexes = new Map<string, number>();
  const add = (target: JsonObject, path: number): void => {
    const made = selection.represent(target);
    if ('missing' in made) {
      // What this fetch needs did not come: the reason is that of the fetch before.
      const cause = failureOf(state, target, made.missing);
      if (cause) recordFailure(state, target, { ...cause, keys: selection.keys });
      return;
    }
    selection.rewriteInput?.(made.value);
    const text = JSON.stringify(made.value);
    const index = indexes.get(text) ?? representations.push(made.value) - 1;
    indexes.set(text, index);
    const known = targets[index];
    if (known) known.push({ target, path });
    else targets[index] = [{ target, path }];
  };
  selection.paths.forEach((path, number) => {
    for (const target of path.collect(state.data)) add(target, number);
  });
  return { representations, targets };
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

interface Outcome {
  readonly selection: CompiledSelection;
  readonly state: RunState;
  readonly gathered: Gathered;
}

// An error of one field of an entity: it stands wherever the entity stands in the answer.
const placeFieldError = (
  { selection, state }: Outcome,
  error: GraphQLFormattedError,
  targets: Targets,
): void => {
  const tail = (error.path ?? [])
    .slice(2)
    .map((key) => (typeof key === 'string' ? (selection.renamed.get(key) ?? key) : key));
  const places = locateAll(state, selection.paths);
  for (const target of new Set(targets.map((each) => each.target))) {
    recordFailure(state, target, { ...failureFrom(error, selection.keys), told: true });
    for (const head of places.get(target) ?? []) state.errors.push({ ...error, path: [...head, ...tail] });
  }
};

const placeError = (outcome: Outcome, error: GraphQLFormattedError): void => {
  const { selection, state, gathered } = outcome;
  const [, index, ...rest] = error.path ?? [];
  const chosen = typeof index === 'number' ? (gathered.targets[index] ?? []) : gathered.targets.flat();
  if (rest.length > 0) placeFieldError(outcome, error, chosen);
  else for (const { target } of chosen) recordFailure(state, target, failureFrom(error, selection.keys));
};

/** Takes a call's answer in: entities into their targets, errors to their places in the client's answer. */
export const settle = (outcome: Outcome, result: FormattedResult): void => {
  const { selection, gathered } = outcome;
  const entities = result.data ? ownValue(result.data, selection.alias) : null;
  const mine = (result.errors ?? []).filter((each) => !each.path || each.path[0] === selection.alias);
  for (const error of mine) placeError(outcome, error);
  if (!Array.isArray(entities)) {
    if (mine.length === 0) placeError(outcome, failureFrom(undefined, selection.keys));
    return;
  }
  gathered.targets.forEach((targets, index) => {
    const entity: unknown = entities[index];
    if (!isJsonObject(entity)) return;
    selection.rewriteOutput?.(entity);
    spread(entity, targets);
  });
};
