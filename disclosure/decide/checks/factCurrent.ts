import type { FactCheck } from '../context.ts';
import { isFalse } from '../exactly.ts';

/**
 * GDPR Art. 5(1)(d), accuracy: a superseded value, or one out of its valid time, never stands in for a withheld one.
 * Both times of a fact are half-open.
 */
export const factCurrent: FactCheck = ({ input: { at, knownAt } }, fact) => {
  const isKnown = fact.recordedAt <= knownAt;
  const isValid = fact.validFrom <= at && (fact.validTo === undefined || at < fact.validTo);
  return isFalse(fact.superseded) && isKnown && isValid ? undefined : 'NOT_CURRENT';
};
