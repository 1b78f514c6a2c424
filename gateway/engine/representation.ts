import type { RequiresSelection } from '@graphql-hive/router-query-planner';
import { isJsonObject, ownValue } from './json.ts';
import type { JsonObject } from './json.ts';
import type { PossibleTypes } from './targets.ts';

/** Makes the representation of an object, or names the field that is missing for it. */
export type Represent = (object: JsonObject) => { readonly value: JsonObject } | { readonly missing: string };

type Fill = (object: JsonObject, into: JsonObject) => string | null;

const project = (value: unknown, fill: Fill): { value: unknown } | { missing: string } => {
  if (Array.isArray(value)) {
    const items: unknown[] = [];
    for (const item of value) {
      const made = project(item, fill);
      if ('missing' in made) return made;
      items.push(made.value);
    }
    return { value: items };
  }
  if (!isJsonObject(value)) return { value };
  const into: JsonObject = {};
  const missing = fill(value, into);
  return missing === null ? { value: into } : { missing };
};

const compileField = (name: string, alias: string | undefined, nested: Fill | null): Fill => {
  return (object, into) => {
    const source = alias !== undefined && Object.hasOwn(object, alias) ? alias : name;
    const value = ownValue(object, source);
    if (value === undefined) return source;
    if (nested === null) {
      into[name] = value;
      return null;
    }
    const made = project(value, nested);
    if ('missing' in made) return made.missing;
    into[name] = made.value;
    return null;
  };
};

const compileSelections = (selections: readonly RequiresSelection[], possibleTypes: PossibleTypes): Fill => {
  const fills = selections.map((selection): Fill => {
    if (selection.kind === 'Field') {
      const nested = selection.selections?.length
        ? compileSelections(selection.selections, possibleTypes)
        : null;
      return compileField(selection.name, selection.alias, nested);
    }
    if (selection.kind === 'FragmentSpread')
      throw new Error('a plan requires a fragment spread, which is unknown here');
    const types = possibleTypes(selection.typeCondition);
    const fill = compileSelections(selection.selections, possibleTypes);
    return (object, into) => {
      const name = ownValue(object, '__typename');
      return typeof name === 'string' && types.has(name) ? fill(object, into) : null;
    };
  });
  return (object, into) => {
    for (const fill of fills) {
      const missing = fill(object, into);
      if (missing !== null) return missing;
    }
    return null;
  };
};

/** Compiles a fetch's `requires`. */
export const compileRepresent = (
  requires: readonly RequiresSelection[],
  possibleTypes: PossibleTypes,
): Represent => {
  const fill = compileSelections(requires, possibleTypes);
  return (object) => {
    const value: JsonObject = {};
    const missing = fill(object, value);
    if (missing !== null) return { missing };
    // Of a type that no `requires` speaks of: the fetch has nothing to do for it.
    return Object.hasOwn(value, '__typename') ? { value } : { missing: '__typename' };
  };
};
