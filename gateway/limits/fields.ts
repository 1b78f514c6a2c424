import type { DocumentCheck } from './documentCheck.ts';
import { foldSelections } from './documentFragments.ts';

/** Fields with fragments written out: fragments that spread each other twice grow as powers of two. */
export const checkFields: DocumentCheck = {
  code: 'OPERATION_TOO_COSTLY',
  what: 'fields in the document',
  limit: (limits) => limits.fields,
  measure: (document, operation) => {
    const fieldsOf = foldSelections(document, {
      field: (_, below) => below + 1,
      join: (left, right) => left + right,
    });
    return fieldsOf(operation.selectionSet);
  },
};
