import type { Catalogue, Process } from '#core/catalogue/catalogue.ts';
import type { DataKey } from '#graph/vault/seal.ts';
import { isUuid } from '#platform/ids.ts';
import type { Viewer } from '#platform/viewer.ts';
import { declaredAttributes } from '#schema/attributes.generated.ts';
import { createCoalescer } from './coalescer.ts';
import { decide } from './decide/decide.ts';
import type { Decision, FactMeta, Opening } from './decide/decision.ts';
import { known } from './decide/decision.ts';
import { decideFor, isOwn } from './decideFor.ts';
import { parsePlain } from './derive.rules.ts';
import type { Asker } from './discloser.ts';
import type { DisclosedValue, Provenance } from './disclosed.ts';
import type { Evidence } from './evidence.rules.ts';
import type { RawFact } from './evidenceRow.ts';
import { fetchEvidence } from './fetchEvidence.ts';
import type { EvidenceDeps, FetchedEvidence } from './fetchEvidence.ts';
import { guard } from './guarded.ts';
import { declaredByName } from './lattice/declaredLattice.ts';
import { provenanceOf } from './openRow.ts';
import { unseal } from './unseal.ts';

/** Whether one registered process may read one fact, and why. Times are milliseconds since 1970 UTC. */
export interface Visibility {
  readonly process: string;
  readonly product: string;
  readonly purpose: string;
  readonly permitted: boolean;
  /** A code of docs: see reasonCodes. */
  readonly reason: string;
  readonly until: number | null;
}

/** A fact as its person, or a steward, sees it: `value`, or why it is withheld. */
export interface OwnFact {
  readonly id: string;
  readonly attribute: string;
  readonly value: DisclosedValue | null;
  readonly withheld: string | null;
  readonly superseded: boolean;
  readonly provenance: Provenance;
  /** Decided when it is looked at. */
  readonly visibility: readonly Visibility[];
}

/** The view of those who see all: the person (GDPR Art. 15) and stewards. */
export interface OwnViewer {
  /**
   * Every fact of the person, by attribute and newest first; null for a product, and for another person. `id` raw.
   * @throws DomainError GRAPH_UNAVAILABLE, VAULT_UNAVAILABLE, DEADLINE_EXCEEDED.
   */
  facts(asker: Asker, id: string): Promise<readonly OwnFact[] | null>;
}

interface OwnAsk {
  readonly viewer: Viewer;
  readonly seedId: string;
}

interface OwnScene extends Pick<FetchedEvidence, 'scene'> {
  readonly evidence: Evidence;
  readonly decision: Decision;
  readonly keys: ReadonlyMap<string, DataKey>;
}

const stored: readonly string[] = declaredAttributes
  .filter((attribute) => attribute.stored)
  .map(({ name }) => name);

const openingOf = (decision: Decision, fact: RawFact): Opening | undefined =>
  decision.attributes.get(fact.attribute)?.openings.find(({ facts }) => facts.includes(fact.id));

/** The value, or the reason code why it stays closed. */
const openOwn = ({ decision, keys, evidence }: OwnScene, fact: RawFact): DisclosedValue | string => {
  const opening = openingOf(decision, fact);
  if (!opening) return decision.attributes.get(fact.attribute)?.reason ?? decision.reason;
  const key = keys.get(fact.recordId);
  if (!key) return 'SUBJECT_ERASED';
  const kind = declaredByName.get(fact.attribute)?.kind ?? 'Text';
  const plain = parsePlain(kind, unseal(fact, { permit: opening.permit, key, now: evidence.at }));
  return plain === undefined ? 'INPUT_FAILED' : guard(kind, plain);
};

const visibilityOf = (
  { scene, evidence }: OwnScene,
  catalogue: Catalogue,
  way: { readonly fact: FactMeta; readonly process: Process },
): Visibility => {
  const { fact, process } = way;
  const { productId, purpose, id } = process;
  const request = { clientId: productId, processId: id, purpose, attributes: [fact.attribute] };
  const register = known(catalogue);
  const decided = decide({
    ...evidence,
    facts: [fact],
    lattice: scene.lattice,
    catalogue: register,
    request,
  });
  const answer = decided.attributes.get(fact.attribute);
  const opening = answer?.openings.find(({ facts }) => facts.includes(fact.id));
  const product = catalogue.products.get(productId)?.name ?? productId;
  const line = { process: id, product, purpose };
  return opening
    ? { ...line, permitted: true, reason: opening.reason, until: opening.until ?? null }
    : { ...line, permitted: false, reason: (answer ?? decided).reason, until: null };
};

const visibilities = (own: OwnScene, fact: FactMeta): readonly Visibility[] => {
  const { catalogue } = own.scene;
  if (!catalogue) return [];
  return [...catalogue.processes.values()]
    .filter(({ attributes }) => attributes.includes(fact.attribute))
    .map((process) => visibilityOf(own, catalogue, { fact, process }));
};

const ownFactOf = (own: OwnScene, meta: FactMeta): readonly OwnFact[] => {
  const fact = own.evidence.rawFacts.get(meta.id);
  if (!fact) return [];
  const opened = openOwn(own, fact);
  return [
    {
      id: fact.id,
      attribute: fact.attribute,
      value: typeof opened === 'string' ? null : opened,
      withheld: typeof opened === 'string' ? opened : null,
      superseded: meta.superseded,
      provenance: provenanceOf(fact, fact.attribute),
      // A getter, since most views don't ask for it, and it takes a decision for each process.
      get visibility() {
        return visibilities(own, meta);
      },
    },
  ];
};

const byAttribute = (a: FactMeta, b: FactMeta): number =>
  stored.indexOf(a.attribute) - stored.indexOf(b.attribute) ||
  b.recordedAt - a.recordedAt ||
  (a.id < b.id ? -1 : 1);

/** Makes the view of the person and of stewards. People asked for in one turn share one query. */
export const createOwnViewer = (deps: EvidenceDeps): OwnViewer => {
  const settings = { clock: deps.clock, maxBatch: 100, minBatch: 100, maxInFlight: 1 };
  const ask = createCoalescer<OwnAsk, readonly OwnFact[] | 'foreign'>(settings, async (asks, deadline) => {
    const rows = asks.map(({ seedId }, index) => ({ index, seedId, wanted: stored }));
    const { scene, evidence: evidenceAt } = await fetchEvidence(deps, rows, deadline);
    const records = new Set(asks.flatMap((_, index) => evidenceAt(index).clusterRecords.map(({ id }) => id)));
    const keys = await deps.vault.getKeys([...records]);
    return asks.map(({ viewer }, index) => {
      const evidence = evidenceAt(index);
      if (viewer.kind === 'person' && !isOwn(evidence, viewer.personId)) return 'foreign';
      const decision = decideFor(scene, { viewer, attributes: stored }, evidence);
      const own = { scene, evidence, decision, keys };
      return [...evidence.facts].sort(byAttribute).flatMap((meta) => ownFactOf(own, meta));
    });
  });
  return {
    facts: async ({ viewer, deadline }, id) => {
      if (viewer.kind === 'product') return null;
      const facts = await ask({ viewer, seedId: isUuid(id) ? id : '' }, deadline);
      return facts === 'foreign' ? null : facts;
    },
  };
};
