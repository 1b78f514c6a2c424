import type { DocumentCheck } from './documentCheck.ts';
import { foldSelections } from './documentFragments.ts';

/** Levels of fields below each other. */
export const checkDepth: DocumentCheck = {
  code: 'OPERATION_TOO_DEEP',
  what: 'levels of fields',
  limit: (limits) => limits.depth,
  measure: (document, operation) => {
    const depthOf = foldSelections(document, { field: (_, below) => below + 1, join: Math.max });
    return depthOf(operation.selectionSet);
  },
};
