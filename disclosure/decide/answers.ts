import type { BasisAnswer } from './basisAnswer.ts';
import type { ProcessContext } from './context.ts';
import type { AttributeDecision, Obligation, Opening } from './decision.ts';
import { mintPermit } from './mint.ts';
import type { ReasonCode } from './reasons.ts';

/** One permitting answer, and the fact it is about; none when the attribute has no fact. */
export interface Ground {
  readonly answer: BasisAnswer;
  readonly fact: string | undefined;
}

const none: readonly never[] = [];

/** A denial names the process once it is known, and the expression that decided, for person and steward. */
export const denyAttribute = (
  attribute: string,
  reason: ReasonCode,
  by: { readonly context?: ProcessContext; readonly answer?: BasisAnswer | undefined } = {},
): AttributeDecision => ({
  attribute,
  effect: 'DENY',
  reason,
  legalBasis: by.context?.process.legalBasis,
  processId: by.context?.process.id,
  consent: by.answer?.consent,
  obligations: none,
  openings: none,
});

/** EDPB Guidelines 5/2020, 110: consent is to be refreshed in time; how early is a matter of the process. */
function obligationsOf({ process, input }: ProcessContext, answer: BasisAnswer): readonly Obligation[] {
  const { reconfirmBefore } = process;
  if (reconfirmBefore === undefined || answer.until === undefined || !answer.consent) return none;
  return input.at >= answer.until - reconfirmBefore ? ['RECONFIRM_SOON'] : none;
}

const isSameGround = (a: BasisAnswer, b: BasisAnswer): boolean =>
  a.reason === b.reason && a.until === b.until && a.consent?.eventId === b.consent?.eventId;

/** Facts by the ground that opens them, the longest lasting first. */
function groupGrounds(grounds: readonly Ground[]): { answer: BasisAnswer; facts: string[] }[] {
  const groups: { answer: BasisAnswer; facts: string[] }[] = [];
  for (const { answer, fact } of grounds) {
    const group = groups.find((other) => isSameGround(other.answer, answer));
    if (!group) groups.push({ answer, facts: fact === undefined ? [] : [fact] });
    else if (fact !== undefined) group.facts.push(fact);
  }
  if (groups.length < 2) return groups;
  const key = ({ answer }: { answer: BasisAnswer }): string =>
    `${answer.reason} ${answer.consent?.eventId ?? ''}`;
  return groups.sort(
    (a, b) => (b.answer.until ?? Infinity) - (a.answer.until ?? Infinity) || (key(a) < key(b) ? -1 : 1),
  );
}

/** A permit, with one opening for each ground that facts have. */
export function permitAttribute(
  context: ProcessContext,
  attribute: string,
  grounds: readonly Ground[],
): AttributeDecision {
  const from = context.input.at;
  const groups = groupGrounds(grounds);
  const openings: Opening[] = [];
  for (const { answer, facts } of groups) {
    if (facts.length === 0) continue;
    openings.push({
      facts,
      permit: mintPermit(attribute, facts, { from, until: answer.until }),
      reason: answer.reason,
      consent: answer.consent,
      until: answer.until,
      obligations: obligationsOf(context, answer),
    });
  }
  const first = groups[0]?.answer;
  if (!first) return denyAttribute(attribute, 'INPUT_FAILED', { context });
  return {
    attribute,
    effect: 'PERMIT',
    reason: first.reason,
    legalBasis: context.process.legalBasis,
    processId: context.process.id,
    consent: first.consent,
    until: first.until,
    obligations: obligationsOf(context, first),
    openings,
  };
}
