import type { DataKey } from '#graph/vault/seal.ts';
import { DomainError } from '#platform/errors.ts';
import type { DeclaredAttribute } from '#schema/attributes.generated.ts';
import type { AttributeDecision, DisclosureBasis, Opening } from './decide/decision.ts';
import type { Decisions } from './decideFor.ts';
import { derivePlain, parsePlain } from './derive.rules.ts';
import type { Basis, BasisName, Disclosed, Provenance } from './disclosed.ts';
import type { Evidence } from './evidence.rules.ts';
import type { RawFact } from './evidenceRow.ts';
import { guard } from './guarded.ts';
import { survivors } from './survivorship.rules.ts';
import { unseal } from './unseal.ts';

/** A fact that may be opened for one attribute, and what lets it out. */
interface Candidate {
  readonly fact: RawFact;
  readonly opening: Opening;
}

/** What opening the values of one row takes besides its decisions. */
export interface OpeningScene {
  readonly evidence: Evidence;
  readonly keys: ReadonlyMap<string, DataKey>;
  readonly declared: ReadonlyMap<string, DeclaredAttribute>;
  /** Name of the purpose that the viewer acts under. */
  readonly purpose: string;
}

const isCurrent = (evidence: Evidence, fact: RawFact | undefined): fact is RawFact =>
  fact !== undefined && !evidence.superseded.has(fact.id) && fact.validFrom <= evidence.at;

/** The permitted facts that are still held to be true, each with its ground. */
const candidatesOf = ({ openings }: AttributeDecision, evidence: Evidence): readonly Candidate[] => {
  const found: Candidate[] = [];
  for (const opening of openings) {
    for (const id of opening.facts) {
      const fact = evidence.rawFacts.get(id);
      if (isCurrent(evidence, fact)) found.push({ fact, opening });
    }
  }
  return found;
};

const basisNames: Readonly<Record<DisclosureBasis, BasisName>> = {
  consent: 'consent',
  contract: 'contract',
  'legal-obligation': 'legal_obligation',
  'vital-interest': 'vital_interest',
  'public-task': 'public_task',
  'legitimate-interest': 'legitimate_interest',
  'opt-out': 'opt_out',
  data_subject_access: 'data_subject_access',
  accountability: 'accountability',
};

const basisOf = (decision: AttributeDecision, opening: Opening, purpose: string): Basis => {
  const { legalBasis, processId } = decision;
  const { consent, until, reason } = opening;
  if (!legalBasis) throw new DomainError('INTERNAL_SERVER_ERROR', 'a decision permits without a legal basis');
  return {
    legalBasis: basisNames[legalBasis],
    reason,
    // The person's own view stands on no line of the register: it is a right (GDPR Art. 15).
    process: processId ?? 'data-subject-access',
    purpose,
    consent: consent ? { state: consent.state, at: consent.at, notice: consent.notice ?? null } : null,
    until: until ?? null,
  };
};

export const provenanceOf = (fact: RawFact, attribute: string): Provenance => {
  const derived = fact.attribute !== attribute;
  return {
    source: fact.source,
    method: derived ? 'derived' : fact.method,
    recordedAt: fact.recordedAt,
    // Of a derived value the times of what it was computed from may tell more than it: a birth date is often
    // noted down as valid from the birth.
    validFrom: derived ? fact.recordedAt : fact.validFrom,
    validTo: derived ? null : (fact.validTo ?? null),
    confidence: fact.confidence,
    assurance:
      fact.framework !== undefined && fact.level !== undefined
        ? { framework: fact.framework, level: fact.level }
        : null,
    derivedFrom: derived ? fact.attribute : null,
  };
};

const plainOf = (
  declared: DeclaredAttribute,
  { attribute, text, at }: { readonly attribute: string; readonly text: string; readonly at: number },
) =>
  attribute === declared.name
    ? parsePlain(declared.kind, text)
    : derivePlain({ from: attribute, to: declared.name }, text, at);

/** Opens the best fact that tells the attribute; a record without a key was erased, and its facts tell nothing. */
const openBest = (decision: AttributeDecision, scene: OpeningScene): Disclosed | undefined => {
  const { attribute } = decision;
  const declared = scene.declared.get(attribute);
  if (!declared) return undefined;
  const { evidence, keys, purpose } = scene;
  for (const { fact, opening } of survivors(attribute, candidatesOf(decision, evidence))) {
    const key = keys.get(fact.recordId);
    if (!key) continue;
    const text = unseal(fact, { permit: opening.permit, key, now: evidence.at });
    const plain = plainOf(declared, { attribute: fact.attribute, text, at: evidence.at });
    if (plain === undefined) continue;
    return {
      name: attribute,
      value: guard(declared.kind, plain),
      provenance: provenanceOf(fact, attribute),
      basis: basisOf(decision, opening, purpose),
    };
  }
  return undefined;
};

/** Every permitted attribute of which a value is known, by name; the others are absent. */
export const openRow = (decisions: Decisions, scene: OpeningScene): ReadonlyMap<string, Disclosed> => {
  const disclosed = new Map<string, Disclosed>();
  for (const decision of decisions.values()) {
    const opened = decision.effect === 'PERMIT' ? openBest(decision, scene) : undefined;
    if (opened) disclosed.set(decision.attribute, opened);
  }
  return disclosed;
};

/** Records whose keys `openRow` may need; none when there is nothing that the viewer may see. */
export const recordsToOpen = (decisions: Decisions, evidence: Evidence): ReadonlySet<string> => {
  const records = new Set<string>();
  for (const decision of decisions.values()) {
    for (const { fact } of candidatesOf(decision, evidence)) records.add(fact.recordId);
  }
  return records;
};
