import type { FlattenNodePathSegment } from '@graphql-hive/router-query-planner';
import { isJsonObject, ownValue } from './json.ts';
import type { JsonObject } from './json.ts';

/** The concrete types that a name stands for: an object type for itself, an interface or union for its members. */
export type PossibleTypes = (name: string) => ReadonlySet<string>;

export type ResponsePath = readonly (string | number)[];

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

interface Walk {
  readonly segments: readonly Segment[];
  readonly visit: (target: JsonObject, path: ResponsePath) => void;
}

/** How far a walk has come; without a path when nobody asks for one. */
interface Place {
  readonly step: number;
  readonly path: ResponsePath | null;
}

const onward = ({ step, path }: Place, key: string | number | null, steps: number): Place => ({
  step: step + steps,
  path: path && key !== null ? [...path, key] : path,
});

const walk = (value: unknown, at: Place, way: Walk): void => {
  if (Array.isArray(value)) {
    value.forEach((item, index) => {
      walk(item, onward(at, index, 0), way);
    });
    return;
  }
  if (!isJsonObject(value)) return;
  const segment = way.segments[at.step];
  if (segment === undefined) way.visit(value, at.path ?? []);
  else if (segment.types !== undefined) {
    if (isOfType(value, segment.types)) walk(value, onward(at, null, 1), way);
  } else if (segment.field !== undefined) {
    walk(ownValue(value, segment.field), onward(at, segment.field, 1), way);
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
      walk(root, { step: 0, path: null }, { segments, visit: (target) => found.push(target) });
      return found;
    },
    locate: (root) => {
      const places = new Map<JsonObject, ResponsePath[]>();
      const visit = (target: JsonObject, place: ResponsePath): void => {
        places.set(target, [...(places.get(target) ?? []), place]);
      };
      walk(root, { step: 0, path: [] }, { segments, visit });
      return places;
    },
  };
};
