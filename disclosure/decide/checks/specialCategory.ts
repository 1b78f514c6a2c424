import type { AttributeCheck } from '../context.ts';

/**
 * GDPR Art. 9: of the bases decided here only consent can meet a condition of Art. 9(2), its point (a); whether the
 * consent is explicit is looked at where the consent is.
 */
export const specialCategory: AttributeCheck = ({ process, input }, attribute) =>
  process.legalBasis !== 'consent' && input.lattice.isSpecial(attribute)
    ? 'SPECIAL_CATEGORY_NO_ART9_CONDITION'
    : undefined;
