import { basisOf } from './basis.ts';
import type { BasisAnswer, BasisForRecord } from './basisAnswer.ts';
import { indexOf } from './catalogueIndex.ts';
import { attributeChecks, factChecks, groundChecks, requestChecks } from './checks.ts';
import type { ProcessContext, RequestContext } from './context.ts';
import type { AttributeDecision, Decision, DecisionInput, FactMeta } from './decision.ts';
import { denyAttribute, permitAttribute, type Ground } from './answers.ts';
import { summarise } from './summarise.ts';
import type { ReasonCode } from './reasons.ts';

const denyAll = (attributes: readonly string[], reason: ReasonCode): Decision => ({
  effect: 'DENY',
  reason,
  attributes: new Map(attributes.map((attribute) => [attribute, denyAttribute(attribute, reason)])),
});

/** The request beside the register; nothing when something that every decision needs could not be read. */
function requestContext(input: DecisionInput): RequestContext | undefined {
  const { request, subject, catalogue: read } = input;
  if (!subject.known || !read.known || !input.records.known) return undefined;
  const catalogue = read.value;
  const index = indexOf(catalogue);
  const process =
    request.processId === undefined
      ? index.processOf(request.clientId, request.purpose)
      : catalogue.processes.get(request.processId);
  const product = catalogue.products.get(request.clientId);
  const recipient = request.recipient ?? product?.organizationId ?? '';
  return { input, request, subject: subject.value, catalogue, index, process, product, recipient };
}

/** Why the process does not allow the request, or the process as the later checks see it. */
function admit(input: DecisionInput): ReasonCode | ProcessContext {
  if (!Number.isFinite(input.at) || !Number.isFinite(input.knownAt)) return 'INPUT_FAILED';
  const context = requestContext(input);
  if (!context) return 'INPUT_UNAVAILABLE';
  for (const check of requestChecks) {
    const reason = check(context);
    if (reason) return reason;
  }
  const { process, product, request } = context;
  if (!process || !product) return 'PROCESS_NOT_REGISTERED';
  const places = [process.jurisdiction, request.place].filter((place) => place !== undefined);
  return { ...context, process, product, places };
}

interface FactsLeft {
  /** Facts that passed every check of theirs. */
  readonly facts: readonly FactMeta[];
  /** Why none is left: the reason of the fact that came furthest; absent when one is, or there never was one. */
  readonly denied?: ReasonCode;
}

function firstFailure(
  context: ProcessContext,
  fact: FactMeta,
  attribute: string,
): { readonly place: number; readonly reason: ReasonCode } | undefined {
  let place = 0;
  for (const check of factChecks) {
    const reason = check(context, fact, attribute);
    if (reason) return { place, reason };
    place += 1;
  }
  return undefined;
}

function checkFacts(context: ProcessContext, attribute: string): FactsLeft {
  const sources = context.input.lattice.sourcesOf(attribute);
  const facts: FactMeta[] = [];
  let denied: ReasonCode | undefined;
  let furthest = -1;
  for (const fact of context.input.facts) {
    if (!sources.has(fact.attribute)) continue;
    const failed = firstFailure(context, fact, attribute);
    if (!failed) facts.push(fact);
    else if (failed.place > furthest) {
      furthest = failed.place;
      denied = failed.reason;
    }
  }
  return facts.length === 0 && denied ? { facts, denied } : { facts };
}

/** Which of two denials tells more: the later expression, then the one that names any, then by code. */
function tellsMore(a: BasisAnswer, b: BasisAnswer): boolean {
  const at = (a.consent?.at ?? -Infinity) - (b.consent?.at ?? -Infinity);
  if (at > 0 || at < 0) return at > 0;
  const key = (answer: BasisAnswer): string => `${answer.reason} ${answer.consent?.eventId ?? ''}`;
  return key(a) > key(b);
}

/** Asks the basis for each fact's record, or for each record when there is no fact. */
function askBasis(
  context: ProcessContext,
  facts: readonly FactMeta[],
  ask: (recordId: string) => BasisAnswer,
): { readonly grounds: readonly Ground[]; readonly denied: BasisAnswer | undefined } {
  const grounds: Ground[] = [];
  let denied: BasisAnswer | undefined;
  const weigh = (answer: BasisAnswer, fact: string | undefined): void => {
    if (answer.permits) grounds.push({ answer, fact });
    else if (denied === undefined || tellsMore(answer, denied)) denied = answer;
  };
  if (facts.length > 0) {
    const known = new Map<string, BasisAnswer>();
    for (const { id, recordId } of facts) {
      const answer = known.get(recordId) ?? ask(recordId);
      known.set(recordId, answer);
      weigh(answer, id);
    }
  } else {
    const records = context.input.records.known ? context.input.records.value : [];
    for (const record of records) weigh(ask(record.id), undefined);
    if (records.length === 0) weigh(ask(''), undefined);
  }
  return { grounds, denied };
}

function decideAttribute(
  context: ProcessContext,
  attribute: string,
  basis: BasisForRecord,
): AttributeDecision {
  for (const check of attributeChecks) {
    const reason = check(context, attribute);
    if (reason) return denyAttribute(attribute, reason, { context });
  }
  const left = checkFacts(context, attribute);
  if (left.denied) return denyAttribute(attribute, left.denied, { context });
  for (const check of groundChecks) {
    const reason = check(context, attribute);
    if (reason) return denyAttribute(attribute, reason, { context });
  }
  const { grounds, denied } = askBasis(context, left.facts, (recordId) => basis(attribute, recordId));
  if (grounds.length > 0) return permitAttribute(context, attribute, grounds);
  return denyAttribute(attribute, denied?.reason ?? 'INPUT_FAILED', { context, answer: denied });
}

function decideRequest(input: DecisionInput): Decision {
  const { attributes } = input.request;
  const context = admit(input);
  if (typeof context === 'string') return denyAll(attributes, context);
  const basis = basisOf(context.process.legalBasis)(context);
  const decisions = new Map<string, AttributeDecision>();
  for (const attribute of attributes) decisions.set(attribute, decideAttribute(context, attribute, basis));
  return summarise(decisions);
}

/**
 * Decides what a product may read of one person. Pure and without IO; never throws: what fails or can't be read
 * denies. The order is that of the tables in checks.ts, then the legal basis of the process.
 */
export function decide(input: DecisionInput): Decision {
  try {
    return decideRequest(input);
  } catch (failure) {
    // Fail closed: an exception is a bug or a malformed input, and neither permits anything.
    return { effect: 'DENY', reason: 'INPUT_FAILED', attributes: new Map(), failure };
  }
}
