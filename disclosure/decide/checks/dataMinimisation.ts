import type { AttributeCheck } from '../context.ts';

/** GDPR Art. 5(1)(c), data minimisation: only what the process names. A name reveals more than it says: no wildcard. */
export const dataMinimisation: AttributeCheck = ({ process, input }, attribute) => {
  if (!input.lattice.has(attribute)) return 'ATTRIBUTE_NOT_DECLARED';
  return process.attributes.includes(attribute) ? undefined : 'ATTRIBUTE_NOT_IN_PROCESS';
};
