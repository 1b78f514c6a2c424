import type { DocumentCheck } from './documentCheck.ts';
import { foldSelections } from './documentFragments.ts';

/** Aliases: the way to ask one field a thousand times, e.g. to guess a code. */
export const checkAliases: DocumentCheck = {
  code: 'TOO_MANY_ALIASES',
  what: 'aliases',
  limit: (limits) => limits.aliases,
  measure: (document, operation) => {
    const aliasesOf = foldSelections(document, {
      field: (node, below) => below + (node.alias ? 1 : 0),
      join: (left, right) => left + right,
    });
    return aliasesOf(operation.selectionSet);
  },
};
