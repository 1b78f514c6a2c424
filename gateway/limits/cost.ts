import {
  Kind,
  OperationTypeNode,
  getNamedType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLNamedType,
  GraphQLOutputType,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionSetNode,
  ValueNode,
} from 'graphql';
import { fragmentsOf } from './documentFragments.ts';
import type { Limits } from './limits.ts';

type Variables = Readonly<Record<string, unknown>>;
/** The cost of an operation for given variables. */
export type Cost = (variables: Variables) => number;

interface Scope {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly defaults: Variables;
  readonly limits: Limits;
  readonly known: Map<string, Cost>;
}

/** Where a selection stands: on which type, and whether its parent announced the size of a page (`edges`, `nodes`). */
interface Place {
  readonly type: GraphQLNamedType | undefined;
  readonly paged: boolean;
}

/** Arguments that announce how long a list will be: as a number, or as a list with one item for each. */
const sizeArguments = new Set(['first', 'last', 'limit', 'ids', 'names', 'keys', 'by']);

const sizeOf = (value: unknown): number | null => {
  if (Array.isArray(value)) return value.length;
  return typeof value === 'number' && Number.isFinite(value) ? Math.max(0, value) : null;
};

type Size = (variables: Variables) => number | null;

const literalSize = (value: ValueNode): number | null => {
  if (value.kind === Kind.LIST) return value.values.length;
  return value.kind === Kind.INT ? Math.max(0, Number(value.value)) : null;
};

const sizeOfArgument = ({ defaults }: Scope, value: ValueNode): Size => {
  if (value.kind === Kind.VARIABLE) {
    const name = value.name.value;
    return (variables) => sizeOf(Object.hasOwn(variables, name) ? variables[name] : defaults[name]);
  }
  const size = literalSize(value);
  return () => size;
};

const isList = (type: GraphQLOutputType): boolean => isListType(isNonNullType(type) ? type.ofType : type);

interface Found {
  readonly type: GraphQLOutputType | null;
  readonly defaults: ReadonlyMap<string, unknown>;
}

const fieldOf = (parent: GraphQLNamedType | undefined, name: string): Found => {
  const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
  return {
    type: field?.type ?? null,
    defaults: new Map((field?.args ?? []).map((argument) => [argument.name, argument.defaultValue] as const)),
  };
};

const sizeArgumentsOf = (node: FieldNode): readonly ValueNode[] =>
  (node.arguments ?? []).filter((each) => sizeArguments.has(each.name.value)).map((each) => each.value);

const compileSize = (
  sizes: readonly Size[],
  found: Found,
  /** What a list counts as here when nothing announces its size. */
  listSize: number,
): ((variables: Variables) => number) => {
  const implied = [...found.defaults]
    .filter(([name]) => sizeArguments.has(name))
    .map(([, value]) => sizeOf(value) ?? 0);
  const listed = found.type !== null && isList(found.type) ? listSize : 1;
  const fallback = Math.max(...implied, 0) || listed;
  return (variables) => {
    const announced = sizes.map((each) => each(variables)).filter((each) => each !== null);
    return announced.length > 0 ? Math.max(...announced) : fallback;
  };
};

const compileField = (scope: Scope, place: Place, node: FieldNode): Cost => {
  if (node.name.value.startsWith('__')) return () => 1;
  const found = fieldOf(place.type, node.name.value);
  if (!node.selectionSet || found.type === null) return () => 1;
  const sizes = sizeArgumentsOf(node).map((value) => sizeOfArgument(scope, value));
  const size = compileSize(sizes, found, place.paged ? 1 : scope.limits.listSize);
  // The size of a page stands on the field that holds it (a connection): its lists don't multiply again.
  const paged =
    !isList(found.type) && (sizes.length > 0 || [...found.defaults.keys()].some((each) => each === 'first'));
  const below = compileSet(scope, { type: getNamedType(found.type), paged }, node.selectionSet);
  return (variables) => 1 + size(variables) * below(variables);
};

const compileFragment = (scope: Scope, name: string, paged: boolean): Cost => {
  const key = `${name} ${String(paged)}`;
  const known = scope.known.get(key);
  if (known) return known;
  scope.known.set(key, () => 0);
  const fragment = scope.fragments.get(name);
  if (!fragment) return () => 0;
  const type = scope.schema.getType(fragment.typeCondition.name.value);
  const cost = compileSet(scope, { type, paged }, fragment.selectionSet);
  scope.known.set(key, cost);
  return cost;
};

const compileSet = (scope: Scope, place: Place, set: SelectionSetNode): Cost => {
  const costs = set.selections.map((node): Cost => {
    if (node.kind === Kind.FIELD) return compileField(scope, place, node);
    if (node.kind === Kind.FRAGMENT_SPREAD) return compileFragment(scope, node.name.value, place.paged);
    const condition = node.typeCondition?.name.value;
    const type = condition === undefined ? place.type : scope.schema.getType(condition);
    return compileSet(scope, { ...place, type }, node.selectionSet);
  });
  return (variables) => costs.reduce((sum, cost) => sum + cost(variables), 0);
};

const defaultsOf = (operation: OperationDefinitionNode): Variables =>
  Object.fromEntries(
    (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) => {
      const size = defaultValue ? literalSize(defaultValue) : null;
      return size === null ? [] : [[variable.name.value, size] as const];
    }),
  );

const writeFactor = 10;

/** Compiles the cost of an operation once; judging a request then takes its variables only. */
export const compileCost = (
  schema: GraphQLSchema,
  { document, operation }: { readonly document: DocumentNode; readonly operation: OperationDefinitionNode },
  limits: Limits,
): Cost => {
  const defaults = defaultsOf(operation);
  const scope: Scope = { schema, fragments: fragmentsOf(document), defaults, limits, known: new Map() };
  const type = schema.getRootType(operation.operation) ?? undefined;
  const cost = compileSet(scope, { type, paged: false }, operation.selectionSet);
  if (operation.operation !== OperationTypeNode.MUTATION) return cost;
  return (variables) => cost(variables) + writeFactor * operation.selectionSet.selections.length;
};
