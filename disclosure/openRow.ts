import type { DataKey } from '#graph/vault/seal.ts';
import type { DeclaredAttribute } from '#schema/attributes.generated.ts';
import type { AttributeDecision, Opening } from './decide/decision.ts';
import type { Decisions } from './decideFor.ts';
import { derivePlain, parsePlain } from './derive.rules.ts';
import type { Basis, BasisName, Disclosed, Provenance } from './disclosed.ts';
import type { Evidence } from './evidence.rules.ts';
import type { RawFact } from './evidenceRow.ts';
import { guard } from './guarded.ts';
import { survivors } from './survivorship.rules.ts';
import { unseal } from './unseal.ts';

/** A fact that may be opened for one attribute, and what lets it out. */
interface Candidate extends RawFact {
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

/** The permitted facts that are still held to be true, each with its ground. */
const candidatesOf = ({ openings }: AttributeDecision, evidence: Evidence): readonly Candidate[] => {
  const found: Candidate[] = [];
  for (const opening of openings) {
    for (const id of opening.facts) {
      const fact = evidence.superseded.has(id) ? undefined : evidence.rawFacts.get(id);
      if (fact && fact.validFrom <= evidence.at) found.push({ ...fact, opening });
    }
  }
  return found;
};

export const basisOf = (decision: AttributeDecision, opening: Opening, purpose: string): Basis => {
  const legalBasis = decision.legalBasis ?? 'consent';
  const { consent, until, reason } = opening;
  return {
    legalBasis: legalBasis.replace('-', '_') as BasisName,
    reason,
    process: decision.processId ?? legalBasis.replaceAll('_', '-'),
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
    validFrom: fact.validFrom,
    validTo: fact.validTo ?? null,
    confidence: fact.confidence,
    assurance:
      fact.framework !== undefined && fact.level !== undefined
        ? { framework: fact.framework, level: fact.level }
        : null,
    derivedFrom: derived ? fact.attribute : null,
  };
};

/** Opens the best fact that tells the attribute; a record without a key was erased, and its facts tell nothing. */
const openBest = (decision: AttributeDecision, scene: OpeningScene): Disclosed | undefined => {
  const { attribute } = decision;
  const declared = scene.declared.get(attribute);
  if (!declared) return undefined;
  const { evidence, keys, purpose } = scene;
  for (const fact of survivors(attribute, candidatesOf(decision, evidence))) {
    const key = keys.get(fact.recordId);
    if (!key) continue;
    const text = unseal(fact, { permit: fact.opening.permit, key, now: evidence.at });
    const plain =
      fact.attribute === attribute
        ? parsePlain(declared.kind, text)
        : derivePlain({ from: fact.attribute, to: attribute }, text, evidence.at);
    if (plain === undefined) continue;
    return {
      name: attribute,
      value: guard(declared.kind, plain),
      provenance: provenanceOf(fact, attribute),
      basis: basisOf(decision, fact.opening, purpose),
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

/** Records whose keys `openRow` may need. */
export const recordsToOpen = (decisions: Decisions, evidence: Evidence): ReadonlySet<string> =>
  new Set(
    [...decisions.values()].flatMap((each) => candidatesOf(each, evidence)).map(({ recordId }) => recordId),
  );
