import { isAbstractType, isListType, isNonNullType } from 'graphql';
import type { GraphQLCompositeType, GraphQLOutputType, SelectionSetNode } from 'graphql';
import { isJsonObject, ownValue } from './json.ts';
import type { JsonObject } from './json.ts';
import { selectFields } from './selectFields.ts';
import type { SelectedField, SelectionScope } from './selectFields.ts';
import { failureOf } from './runState.ts';
import type { RunState } from './runState.ts';

/** One pass over an answer; `path` grows and shrinks with it. */
interface Pass {
  readonly state: RunState;
  readonly path: (string | number)[];
}

// What a value becomes when a non-null field below it has none.
const bubble = Symbol('null bubbles up');
type Complete = (value: unknown, pass: Pass) => unknown;

interface ProjectedField {
  readonly responseKey: string;
  readonly sourceKey: string;
  readonly typename: string | null;
  readonly leaf: boolean;
  readonly required: boolean;
  readonly complete: Complete;
}

const liesUnder = (
  path: readonly (string | number)[],
  errorPath: readonly (string | number)[] | undefined,
): boolean =>
  errorPath !== undefined &&
  errorPath.length >= path.length &&
  path.every((each, index) => errorPath[index] === each);

// A null that has no error of its own at or below its place gets one: no null bubbles silently.
const reportNull = ({ state, path }: Pass, coordinate: string): void => {
  if (state.errors.some((error) => liesUnder(path, error.path))) return;
  const message = `Cannot return null for non-nullable field ${coordinate}.`;
  const extensions = { code: 'INTERNAL_SERVER_ERROR', retryable: false, requestId: state.envelope.requestId };
  state.errors.push({ message, path: [...path], extensions });
};

const completeList =
  (item: Complete): Complete =>
  (value, pass) => {
    if (!Array.isArray(value)) return bubble;
    const list: unknown[] = [];
    let spoilt = false;
    for (let index = 0; index < value.length; index += 1) {
      pass.path.push(index);
      const completed = item(value[index], pass);
      pass.path.pop();
      if (completed === bubble) spoilt = true;
      list.push(completed);
    }
    return spoilt ? bubble : list;
  };

const isMissing = (value: unknown): value is null | undefined => value === null || value === undefined;

const completeType = (type: GraphQLOutputType, coordinate: string, named: Complete): Complete => {
  if (isNonNullType(type)) {
    const inner = completeBare(type.ofType, coordinate, named);
    return (value, pass) => {
      if (!isMissing(value)) return inner(value, pass);
      reportNull(pass, coordinate);
      return bubble;
    };
  }
  const inner = completeBare(type, coordinate, named);
  return (value, pass) => {
    if (isMissing(value)) return null;
    const completed = inner(value, pass);
    return completed === bubble ? null : completed;
  };
};

const completeBare = (type: GraphQLOutputType, coordinate: string, named: Complete): Complete =>
  isListType(type) ? completeList(completeType(type.ofType, coordinate, named)) : named;

const asItIs: Complete = (value) => value;

const compileField = (
  scope: SelectionScope,
  parent: GraphQLCompositeType,
  field: SelectedField,
): ProjectedField => {
  const { responseKey, sourceKey, definition, selectionSets } = field;
  if (definition === null) {
    const typename = isAbstractType(parent) ? null : parent.name;
    return { responseKey, sourceKey, typename, leaf: true, required: true, complete: asItIs };
  }
  const { type, composite } = definition;
  const named = composite === null ? asItIs : compileSelections(scope, composite, selectionSets);
  const complete = completeType(type, `${parent.name}.${field.name}`, named);
  return {
    responseKey,
    sourceKey,
    typename: null,
    leaf: composite === null,
    required: isNonNullType(type),
    complete,
  };
};

// A field that never came. Says why, at its place; null, or a null that bubbles, where the reason is told already.
const completeMissing = (object: JsonObject, field: ProjectedField, pass: Pass): unknown => {
  const failure = failureOf(pass.state, object, field.sourceKey);
  if (failure?.told) return field.required ? bubble : null;
  if (failure) {
    const { message, extensions } = failure;
    pass.state.errors.push({ message, path: [...pass.path], extensions });
  }
  return field.complete(undefined, pass);
};

const projectField = (object: JsonObject, field: ProjectedField, pass: Pass): unknown => {
  if (field.typename !== null) return field.typename;
  const value = ownValue(object, field.sourceKey);
  if (field.leaf && !isMissing(value)) return value;
  pass.path.push(field.responseKey);
  const completed = value === undefined ? completeMissing(object, field, pass) : field.complete(value, pass);
  pass.path.pop();
  return completed;
};

const projectObject = (object: JsonObject, fields: readonly ProjectedField[], pass: Pass): unknown => {
  const answer: JsonObject = {};
  let spoilt = false;
  for (const field of fields) {
    const completed = projectField(object, field, pass);
    if (completed === bubble) spoilt = true;
    answer[field.responseKey] = completed;
  }
  return spoilt ? bubble : answer;
};

// The concrete type of a value. The planner asks for `__typename` where it needs it; a client's own alias of it will
// do as well; with neither, nothing in the selection depends on the type.
const concreteName = (object: JsonObject, keys: readonly string[]): string | undefined => {
  for (const key of keys) {
    const name = ownValue(object, key);
    if (typeof name === 'string') return name;
  }
  return undefined;
};

const compileSelections = (
  scope: SelectionScope,
  type: GraphQLCompositeType,
  selectionSets: readonly SelectionSetNode[],
): Complete => {
  const compileFor = (parent: GraphQLCompositeType): readonly ProjectedField[] =>
    selectFields(scope, parent, selectionSets).map((field) => compileField(scope, parent, field));
  const own = compileFor(type);
  if (!isAbstractType(type))
    return (value, pass) => (isJsonObject(value) ? projectObject(value, own, pass) : bubble);

  const aliases = selectFields(scope, type, selectionSets).filter((field) => field.definition === null);
  const typenameKeys = ['__typename', ...aliases.map((field) => field.sourceKey)];
  const byName = new Map(
    scope.schema.getPossibleTypes(type).map((each) => [each.name, compileFor(each)] as const),
  );
  return (value, pass) => {
    if (!isJsonObject(value)) return bubble;
    const name = concreteName(value, typenameKeys);
    return projectObject(value, (name === undefined ? undefined : byName.get(name)) ?? own, pass);
  };
};

/**
 * Compiles the client's selection to a function from the gathered data to the answer: the client's keys in the
 * client's order, nulls bubbled as GraphQL says (spec of October 2021, 6.4.4), an error for each.
 */
export const compileProjection = (
  scope: SelectionScope,
  root: GraphQLCompositeType,
  selectionSet: SelectionSetNode,
): ((state: RunState) => JsonObject | null) => {
  const complete = compileSelections(scope, root, [selectionSet]);
  return (state) => {
    const answer = complete(state.data, { state, path: [] });
    return isJsonObject(answer) ? answer : null;
  };
};
