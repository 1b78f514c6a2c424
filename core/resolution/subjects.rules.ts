import type { Clusters } from './clusters.ts';
import { isForbidden, sealSubjects } from './clusters.ts';
import type { ExplainedEdge } from './component.ts';
import { certainEdges } from './edges.rules.ts';
import type { IndexedEvidence } from './evidence.rules.ts';

/**
 * First stage: a subject is all records that are certainly about one person, whatever names they give:
 * what a steward or the person joined, the revisions of one source record, what one credential proved.
 * Only a cannot-link can part them. When two decisions contradict each other the cannot-link holds, since
 * a wrong merge is worse than a missed one.
 */
export const joinSubjects = (evidence: IndexedEvidence, clusters: Clusters): readonly ExplainedEdge[] => {
  const edges = certainEdges(evidence).map((edge): ExplainedEdge => {
    const [a, b] = [clusters.of(edge.a), clusters.of(edge.b)];
    if (a === b) return { ...edge, outcome: 'confirmed' };
    if (isForbidden(evidence, a, b)) return { ...edge, outcome: 'refused', refusal: 'cannot-link' };
    clusters.join(a, b);
    return { ...edge, outcome: 'joined' };
  });
  sealSubjects(clusters);
  return edges;
};
