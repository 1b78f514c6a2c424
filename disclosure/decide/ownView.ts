import { denyAttribute } from './answers.ts';
import type { AttributeDecision, Decision, DecisionInput, DisclosureBasis, FactMeta } from './decision.ts';
import { isFalse } from './exactly.ts';
import { mintPermit } from './mint.ts';
import type { ReasonCode } from './reasons.ts';
import { summarise } from './summarise.ts';

/** What the person's own view depends on. `attributes` default to those of the facts. */
export interface OwnViewInput extends Pick<DecisionInput, 'lattice' | 'subject' | 'facts' | 'at'> {
  readonly attributes?: readonly string[];
  /** NIST SP 800-63B level of the login. */
  readonly aal: 1 | 2 | 3;
}

/** What a steward's view depends on. `attributes` default to those of the facts. */
export interface StewardViewInput extends Pick<
  DecisionInput,
  'lattice' | 'subject' | 'facts' | 'at' | 'catalogue'
> {
  readonly attributes?: readonly string[];
  /** Id of the internal process that keeps watch, see `stewardProcessId`. */
  readonly processId: string;
}

type View = Pick<DecisionInput, 'lattice' | 'subject' | 'facts' | 'at'> & {
  readonly attributes?: readonly string[];
};

interface ViewRule {
  readonly legalBasis: DisclosureBasis;
  readonly processId?: string;
  readonly reason: ReasonCode;
  /** Why an attribute stays closed; absent: it opens. */
  readonly refuse: (attribute: string) => ReasonCode | undefined;
}

/** Superseded facts and those out of their valid time belong to the view too: it shows what is held. */
const factsOf = (view: View, attribute: string): readonly FactMeta[] => {
  const sources = view.lattice.sourcesOf(attribute);
  return view.facts.filter((fact) => fact.attribute === attribute || sources.has(fact.attribute));
};

function viewAttribute(view: View, rule: ViewRule, attribute: string): AttributeDecision {
  const { legalBasis, processId, reason } = rule;
  const refused = view.lattice.has(attribute) ? rule.refuse(attribute) : 'ATTRIBUTE_NOT_DECLARED';
  const named = { legalBasis, ...(processId !== undefined && { processId }) };
  if (refused) return { ...denyAttribute(attribute, refused), ...named };
  const facts = factsOf(view, attribute).map((fact) => fact.id);
  const permit = mintPermit(attribute, facts, { from: view.at });
  const openings = facts.length === 0 ? [] : [{ facts, permit, reason, obligations: [] }];
  return { attribute, effect: 'PERMIT', reason, ...named, obligations: [], openings };
}

function decideView(view: View, rule: ViewRule): Decision {
  const attributes = [...new Set(view.attributes ?? view.facts.map((fact) => fact.attribute))];
  const { subject } = view;
  const closed: ReasonCode | undefined = !subject.known
    ? 'INPUT_UNAVAILABLE'
    : isFalse(subject.value.erased)
      ? undefined
      : 'SUBJECT_ERASED';
  const decided = new Map<string, AttributeDecision>();
  for (const attribute of attributes) {
    const decision = closed ? denyAttribute(attribute, closed) : viewAttribute(view, rule, attribute);
    decided.set(attribute, decision);
  }
  return closed ? { effect: 'DENY', reason: closed, attributes: decided } : summarise(decided);
}

const failed = (failure: unknown): Decision => ({
  effect: 'DENY',
  reason: 'INPUT_FAILED',
  attributes: new Map(),
  failure,
});

/**
 * GDPR Art. 15: the person sees all that is held, but a value of a higher `minAal` only with such a login. Pure,
 * never throws, fails closed.
 */
export function decideOwnView(input: OwnViewInput): Decision {
  try {
    const { lattice, aal } = input;
    return decideView(input, {
      legalBasis: 'data_subject_access',
      reason: 'DATA_SUBJECT_ACCESS',
      refuse: (attribute) => (aal >= lattice.minAal(attribute) ? undefined : 'STEP_UP_REQUIRED'),
    });
  } catch (failure) {
    return failed(failure);
  }
}

/**
 * GDPR Art. 5(2): a steward sees what the registered internal process names (`*`: every attribute), for that a law
 * must be named. Pure, never throws, fails closed.
 */
export function decideStewardView(input: StewardViewInput): Decision {
  try {
    if (!input.catalogue.known) return { effect: 'DENY', reason: 'INPUT_UNAVAILABLE', attributes: new Map() };
    const process = input.catalogue.value.processes.get(input.processId);
    const registered = process?.legalBasis === 'legal-obligation' && process.law !== undefined;
    if (!registered) return { effect: 'DENY', reason: 'PROCESS_NOT_REGISTERED', attributes: new Map() };
    const names = new Set(process.attributes);
    return decideView(input, {
      legalBasis: 'accountability',
      processId: process.id,
      reason: 'ACCOUNTABILITY',
      refuse: (attribute) =>
        names.has('*') || names.has(attribute) ? undefined : 'ATTRIBUTE_NOT_IN_PROCESS',
    });
  } catch (failure) {
    return failed(failure);
  }
}

/** The line of the register under which stewards look. */
export const stewardProcessId = 'stewardship';
