import { Kind } from 'graphql';
import type { DocumentNode, FragmentDefinitionNode, SelectionNode, SelectionSetNode } from 'graphql';

/** The selection set of each fragment of a document. */
export const fragmentsOf = (document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> =>
  new Map(
    document.definitions.flatMap((each) =>
      each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [],
    ),
  );

/**
 * Folds a number over a selection set with fragments written out, but each fragment is looked at once: written out,
 * twenty fragments that spread each other twice are a million fields.
 */
export const foldSelections = (
  document: DocumentNode,
  fold: {
    readonly field: (node: SelectionNode & { kind: Kind.FIELD }, below: number) => number;
    readonly join: (left: number, right: number) => number;
  },
): ((set: SelectionSetNode) => number) => {
  const fragments = fragmentsOf(document);
  const known = new Map<string, number>();
  const ofSet = (set: SelectionSetNode): number =>
    set.selections.reduce((sum, node) => fold.join(sum, ofSelection(node)), 0);
  const ofFragment = (name: string): number => {
    const found = known.get(name);
    if (found !== undefined) return found;
    // Validation refuses cycles before; a cycle that came through all the same ends here.
    known.set(name, 0);
    const fragment = fragments.get(name);
    const value = fragment ? ofSet(fragment.selectionSet) : 0;
    known.set(name, value);
    return value;
  };
  const ofSelection = (node: SelectionNode): number => {
    if (node.kind === Kind.FRAGMENT_SPREAD) return ofFragment(node.name.value);
    if (node.kind === Kind.INLINE_FRAGMENT) return ofSet(node.selectionSet);
    // Introspection has a shape of its own and costs no subgraph anything; where it matters it is off.
    if (node.name.value === '__schema' || node.name.value === '__type') return fold.field(node, 0);
    return fold.field(node, node.selectionSet ? ofSet(node.selectionSet) : 0);
  };
  return ofSet;
};
