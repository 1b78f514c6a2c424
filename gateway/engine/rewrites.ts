import type { FetchRewrite } from '@graphql-hive/router-query-planner';
import { isJsonObject, ownValue } from './json.ts';
import type { JsonObject } from './json.ts';
import type { PossibleTypes } from './targets.ts';

export type Rewrite = (value: unknown) => void;

interface Segment {
  readonly key?: string;
  readonly types?: ReadonlySet<string>;
}
interface Walk {
  readonly path: readonly Segment[];
  readonly change: (object: JsonObject, key: string) => void;
}

const walk = (value: unknown, step: number, way: Walk): void => {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, step, way);
    return;
  }
  const segment = way.path[step];
  if (!isJsonObject(value) || segment === undefined) return;
  if (segment.types !== undefined) {
    const name = ownValue(value, '__typename');
    if (typeof name === 'string' && segment.types.has(name)) walk(value, step + 1, way);
  } else if (segment.key !== undefined) {
    if (step === way.path.length - 1) way.change(value, segment.key);
    else walk(ownValue(value, segment.key), step + 1, way);
  }
};

const compileOne = (rewrite: FetchRewrite, possibleTypes: PossibleTypes): Rewrite => {
  const setter = 'ValueSetter' in rewrite ? rewrite.ValueSetter : 'setValueTo' in rewrite ? rewrite : null;
  const renamer = 'KeyRenamer' in rewrite ? rewrite.KeyRenamer : null;
  const path = (setter ?? renamer)?.path.map((segment): Segment =>
    'Key' in segment
      ? { key: segment.Key }
      : { types: new Set(segment.TypenameEquals.flatMap((name) => [...possibleTypes(name)])) },
  );
  // Entities are handed over one by one, so the root field of the call isn't part of the way.
  const way = path?.[0]?.key === '_entities' ? path.slice(1) : (path ?? []);
  const change = (object: JsonObject, key: string): void => {
    if (setter) object[key] = setter.setValueTo;
    else if (renamer && Object.hasOwn(object, key)) {
      object[renamer.renameKeyTo] = object[key];
      Reflect.deleteProperty(object, key);
    }
  };
  return (value) => {
    walk(value, 0, { path: way, change });
  };
};

/** Compiles the rewrites of a fetch's input or output; null when there are none, the usual case. */
export const compileRewrites = (
  rewrites: readonly FetchRewrite[] | undefined,
  possibleTypes: PossibleTypes,
): Rewrite | null => {
  if (!rewrites?.length) return null;
  const compiled = rewrites.map((rewrite) => compileOne(rewrite, possibleTypes));
  return (value) => {
    for (const rewrite of compiled) rewrite(value);
  };
};

/** Keys that output rewrites rename, for the paths of errors. */
export const renamedKeys = (rewrites: readonly FetchRewrite[] | undefined): ReadonlyMap<string, string> =>
  new Map(
    (rewrites ?? []).flatMap((rewrite) => {
      if (!('KeyRenamer' in rewrite)) return [];
      const last = rewrite.KeyRenamer.path.at(-1);
      return last && 'Key' in last ? [[last.Key, rewrite.KeyRenamer.renameKeyTo] as const] : [];
    }),
  );
