import type { FactCheck } from '../context.ts';

/** GDPR Art. 5(1)(b): a source that keeps a fact to one organisation passed it on for that one only. */
export const sourceRestriction: FactCheck = ({ product, recipient }, { restriction }) =>
  restriction === undefined || (restriction === product.organizationId && restriction === recipient)
    ? undefined
    : 'SOURCE_RESTRICTED';
