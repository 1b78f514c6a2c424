import type { Cluster, Clusters } from './clusters.ts';
import { refusalOf } from './clusters.ts';
import type { ExplainedEdge, VerifiedClaim } from './component.ts';
import type { IndexedEvidence } from './evidence.rules.ts';

/**
 * Constrained Kruskal: each claim, best first, is held against the holders of the same identifier that were
 * heard before; one holder speaks for each cluster, since all its records give the same answer. A refused
 * union stays refused, because clusters only grow and every constraint speaks about any two records.
 */
export const joinByIdentifiers = (
  evidence: IndexedEvidence,
  clusters: Clusters,
  claims: readonly VerifiedClaim[],
): readonly ExplainedEdge[] => {
  const heard = new Map<string, string[]>();
  return claims.flatMap((claim) => {
    const speakers = heard.get(claim.identifier.key) ?? [];
    const edges = confront({ evidence, clusters, claim, speakers });
    if (!edges.some(({ outcome }) => outcome !== 'refused')) speakers.push(claim.record.id);
    heard.set(claim.identifier.key, speakers);
    return edges;
  });
};

interface Confrontation {
  readonly evidence: IndexedEvidence;
  readonly clusters: Clusters;
  readonly claim: VerifiedClaim;
  readonly speakers: readonly string[];
}

const confront = ({ evidence, clusters, claim, speakers }: Confrontation): readonly ExplainedEdge[] => {
  const met = new Set<Cluster>();
  const edges: ExplainedEdge[] = [];
  for (const speaker of speakers) {
    const other = clusters.of(speaker);
    if (met.has(other)) continue;
    const edge = {
      a: speaker,
      b: claim.record.id,
      rule: 'identifier',
      identifierKey: claim.identifier.key,
      verification: claim.verification,
    } as const;
    edges.push(decide({ evidence, clusters, edge }));
    met.add(clusters.of(speaker));
  }
  return edges;
};

interface Question {
  readonly evidence: IndexedEvidence;
  readonly clusters: Clusters;
  readonly edge: Omit<ExplainedEdge, 'outcome'>;
}

const decide = ({ evidence, clusters, edge }: Question): ExplainedEdge => {
  const [one, other] = [clusters.of(edge.a), clusters.of(edge.b)];
  if (one === other) return { ...edge, outcome: 'confirmed' };
  const refusal = refusalOf(evidence, one, other);
  if (refusal) return { ...edge, outcome: 'refused', refusal };
  clusters.join(one, other);
  return { ...edge, outcome: 'joined' };
};
