import {
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  getDirectiveValues,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  isUnionType,
} from 'graphql';
import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLCompositeType,
  GraphQLOutputType,
  GraphQLSchema,
  SelectionNode,
  SelectionSetNode,
} from 'graphql';
import { safeAlias } from './safeAliases.ts';

/** All that decides which fields a selection has: the schema, the fragments, and the variables of @skip/@include. */
export interface SelectionScope {
  readonly schema: GraphQLSchema;
  readonly fieldNames: ReadonlySet<string>;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly conditions: Readonly<Record<string, unknown>>;
}

/** One field of the answer, merged from all its selections. `definition` is null for `__typename`. */
export interface SelectedField {
  readonly name: string;
  readonly responseKey: string;
  /** The key under which the plan put it. */
  readonly sourceKey: string;
  readonly definition: FieldDefinition | null;
  readonly selectionSets: SelectionSetNode[];
}

interface FieldDefinition {
  readonly type: GraphQLOutputType;
  /** The type below, or null when the value is taken as it is: leaves, and introspection. */
  readonly composite: GraphQLCompositeType | null;
}

const isIncluded = ({ conditions }: SelectionScope, node: SelectionNode): boolean => {
  const directives = node.directives ?? [];
  if (directives.length === 0) return true;
  const carrier = { directives };
  return (
    getDirectiveValues(GraphQLSkipDirective, carrier, conditions)?.['if'] !== true &&
    getDirectiveValues(GraphQLIncludeDirective, carrier, conditions)?.['if'] !== false
  );
};

// Whether each value of type `parent` is also of the condition's type.
const applies = (
  { schema }: SelectionScope,
  parent: GraphQLCompositeType,
  condition: string | undefined,
): boolean => {
  if (condition === undefined || condition === parent.name) return true;
  const type = schema.getType(condition);
  if (!isAbstractType(type)) return false;
  if (isObjectType(parent)) return schema.isSubType(type, parent);
  return schema.getPossibleTypes(parent).every((each) => schema.isSubType(type, each));
};

const definitionOf = (parent: GraphQLCompositeType, name: string): FieldDefinition | null | undefined => {
  if (name === '__typename') return null;
  if (name === SchemaMetaFieldDef.name) return { type: SchemaMetaFieldDef.type, composite: null };
  if (name === TypeMetaFieldDef.name) return { type: TypeMetaFieldDef.type, composite: null };
  if (isUnionType(parent)) return undefined;
  const type = parent.getFields()[name]?.type;
  if (type === undefined) return undefined;
  const named = getNamedType(type);
  return { type, composite: isCompositeType(named) ? named : null };
};

interface Collection {
  readonly scope: SelectionScope;
  readonly parent: GraphQLCompositeType;
  readonly into: Map<string, SelectedField>;
}

const addField = ({ scope, parent, into }: Collection, node: FieldNode): void => {
  const alias = node.alias?.value ?? node.name.value;
  const known = into.get(alias);
  if (known) {
    if (node.selectionSet) known.selectionSets.push(node.selectionSet);
    return;
  }
  const definition = definitionOf(parent, node.name.value);
  if (definition === undefined) return;
  into.set(alias, {
    name: node.name.value,
    responseKey: alias,
    sourceKey: alias === node.name.value ? alias : safeAlias(alias, scope.fieldNames),
    definition,
    selectionSets: node.selectionSet ? [node.selectionSet] : [],
  });
};

const collect = (collection: Collection, set: SelectionSetNode): void => {
  const { scope, parent } = collection;
  for (const node of set.selections) {
    if (!isIncluded(scope, node)) continue;
    if (node.kind === Kind.FIELD) addField(collection, node);
    else {
      const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : scope.fragments.get(node.name.value);
      const condition = fragment?.typeCondition?.name.value;
      if (fragment && applies(scope, parent, condition)) collect(collection, fragment.selectionSet);
    }
  }
};

/** The fields that a value of `parent` has in the answer, in the order of the client's document (spec 6.3.2). */
export const selectFields = (
  scope: SelectionScope,
  parent: GraphQLCompositeType,
  sets: readonly SelectionSetNode[],
): readonly SelectedField[] => {
  const into = new Map<string, SelectedField>();
  for (const set of sets) collect({ scope, parent, into }, set);
  return [...into.values()];
};
