import type { FlattenNodePathSegment } from '@graphql-hive/router-query-planner';
import { isJsonObject, ownValue } from './json.ts';
import type { JsonObject } from './json.ts';

/** The concrete types that a name stands for: an object type for itself, an interface or union for its members. */
export type PossibleTypes = (name: string) => ReadonlySet<string>;

export type ResponsePath = readonly (string | number)[];

type Visit = (target: JsonObject, path: ResponsePath) => void;

interface Segment {
  readonly field?: string;
  readonly types?: ReadonlySet<string>;
}

/** Finds the objects at a plan's path within an answer. */
export interface TargetPath {
  collect(root: JsonObject): JsonObject[];
  /** Every place where each object stands. Slow; only asked for when an error needs its path. */
  locate(root: JsonObject): ReadonlyMap<JsonObject, readonly ResponsePath[]>;
}

const isOfType = (object: JsonObject, types: ReadonlySet<string>): boolean => {
  const name = ownValue(object, '__typename');
  return typeof name !== 'string' || types.has(name);
};

const walk = (
  value: unknown,
  segments: readonly Segment[],
  at: { step: number; path: ResponsePath | null },
  visit: Visit,
): void => {
  if (Array.isArray(value)) {
    value.forEach((item, index) => {
      walk(item, segments, { step: at.step, path: at.path && [...at.path, index] }, visit);
    });
    return;
  }
  if (!isJsonObject(value)) return;
  const segment = segments[at.step];
  if (segment === undefined) visit(value, at.path ?? []);
  else if (segment.types !== undefined) {
    if (isOfType(value, segment.types)) walk(value, segments, { step: at.step + 1, path: at.path }, visit);
  } else if (segment.field !== undefined) {
    const path = at.path && [...at.path, segment.field];
    walk(ownValue(value, segment.field), segments, { step: at.step + 1, path }, visit);
  }
};

const compileSegment = (segment: FlattenNodePathSegment, possibleTypes: PossibleTypes): Segment[] => {
  // Lists are walked whenever one is met, so "@" says nothing new.
  if (segment === '@') return [];
  if ('Field' in segment) return [{ field: segment.Field }];
  return [{ types: new Set(segment.TypeCondition.flatMap((name) => [...possibleTypes(name)])) }];
};

/** Compiles the path of a Flatten node or of a batch's alias. */
export const compileTargetPath = (
  path: readonly FlattenNodePathSegment[],
  possibleTypes: PossibleTypes,
): TargetPath => {
  const segments = path.flatMap((segment) => compileSegment(segment, possibleTypes));
  return {
    collect: (root) => {
      const found: JsonObject[] = [];
      walk(root, segments, { step: 0, path: null }, (target) => found.push(target));
      return found;
    },
    locate: (root) => {
      const places = new Map<JsonObject, ResponsePath[]>();
      walk(root, segments, { step: 0, path: [] }, (target, place) => {
        const known = places.get(target);
        if (known) known.push(place);
        else places.set(target, [place]);
      });
      return places;
    },
  };
};
