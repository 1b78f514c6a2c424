import type { AttributeDecision, Decision } from './decision.ts';

/** One answer for several attributes: their common effect and reason, PARTIAL where the effects differ. */
export function summarise(attributes: ReadonlyMap<string, AttributeDecision>): Decision {
  let common: AttributeDecision | undefined;
  let sameReason = true;
  for (const decision of attributes.values()) {
    common ??= decision;
    if (decision.effect !== common.effect) return { effect: 'PARTIAL', reason: 'PARTIAL', attributes };
    sameReason &&= decision.reason === common.reason;
  }
  if (!common) return { effect: 'DENY', reason: 'NO_ATTRIBUTE_ASKED', attributes };
  return { effect: common.effect, reason: sameReason ? common.reason : 'SEVERAL', attributes };
}
