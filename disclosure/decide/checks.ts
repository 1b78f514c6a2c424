import { assurance } from './checks/assurance.ts';
import { clientBound } from './checks/clientBound.ts';
import { dataMinimisation } from './checks/dataMinimisation.ts';
import { factCurrent } from './checks/factCurrent.ts';
import { processRegistered } from './checks/processRegistered.ts';
import { purposeLimitation } from './checks/purposeLimitation.ts';
import { recipientRegistered } from './checks/recipientRegistered.ts';
import { residency } from './checks/residency.ts';
import { sourceRestriction } from './checks/sourceRestriction.ts';
import { specialCategory } from './checks/specialCategory.ts';
import { storageLimitation } from './checks/storageLimitation.ts';
import { subjectErased } from './checks/subjectErased.ts';
import type { AttributeCheck, FactCheck, RequestCheck } from './context.ts';

// The order of the decision, top to bottom: the first check that answers decides. Then comes the legal basis.

/** Once for a request. */
export const requestChecks: readonly RequestCheck[] = [
  subjectErased,
  processRegistered,
  clientBound,
  purposeLimitation,
  recipientRegistered,
];

/** For each attribute. */
export const attributeChecks: readonly AttributeCheck[] = [dataMinimisation];

/** For each fact that can yield the attribute. */
export const factChecks: readonly FactCheck[] = [
  factCurrent,
  sourceRestriction,
  storageLimitation,
  assurance,
];

/**
 * For each attribute of which a fact is left (or of which there is none at all). Restriction (GDPR Art. 18), the
 * person's agreement, objection (Art. 21) and Global Privacy Control are rows here.
 */
export const groundChecks: readonly AttributeCheck[] = [residency, specialCategory];
