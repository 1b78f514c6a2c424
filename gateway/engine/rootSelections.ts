import { Kind } from 'graphql';
import type { FieldNode, FragmentDefinitionNode, SelectionNode, SelectionSetNode } from 'graphql';

/** Meta fields of the root: no subgraph's business, answered by the gateway itself. */
export const isRootMeta = (field: FieldNode): boolean => field.name.value.startsWith('__');

export const isIntrospection = (field: FieldNode): boolean =>
  field.name.value === '__schema' || field.name.value === '__type';

export const responseKeyOf = (field: FieldNode): string => field.alias?.value ?? field.name.value;

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

const keepOne = (
  node: SelectionNode,
  fragments: Fragments,
  keep: (field: FieldNode) => boolean,
): SelectionNode[] => {
  if (node.kind === Kind.FIELD) return keep(node) ? [node] : [];
  const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value);
  const selectionSet = fragment && keepRootFields(fragment.selectionSet, fragments, keep);
  if (!selectionSet) return [];
  const directives = node.directives ?? [];
  const typeCondition = fragment.typeCondition;
  return [
    { kind: Kind.INLINE_FRAGMENT, directives, selectionSet, ...(typeCondition ? { typeCondition } : {}) },
  ];
};

/** The root's selections without the fields that `keep` refuses, fragments written out; null when nothing is left. */
export const keepRootFields = (
  set: SelectionSetNode,
  fragments: Fragments,
  keep: (field: FieldNode) => boolean,
): SelectionSetNode | null => {
  const selections = set.selections.flatMap((node) => keepOne(node, fragments, keep));
  return selections.length === 0 ? null : { kind: Kind.SELECTION_SET, selections };
};

/** The root's fields, fragments written out, in order. */
export const rootFields = (set: SelectionSetNode, fragments: Fragments): readonly FieldNode[] =>
  set.selections.flatMap((node): readonly FieldNode[] => {
    if (node.kind === Kind.FIELD) return [node];
    const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value);
    return fragment ? rootFields(fragment.selectionSet, fragments) : [];
  });
