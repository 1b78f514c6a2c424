import type { Clusters } from './clusters.ts';
import { isForbidden, sealSubjects } from './clusters.ts';
import { differThroughout, profileOf } from './compatibility.rules.ts';
import type { ExplainedEdge } from './component.ts';
import { certainEdges } from './edges.rules.ts';
import type { CandidateEdge } from './edges.rules.ts';
import type { IndexedEvidence } from './evidence.rules.ts';

const isOfAnother = ({ records }: IndexedEvidence, { rule, a, b }: CandidateEdge): boolean => {
  const [one, other] = [records.get(a), records.get(b)];
  if (rule !== 'revision' || !one || !other) return false;
  return differThroughout(profileOf([one]), profileOf([other]));
};

/**
 * First stage: a subject is all records that are certainly about one person, whatever names they give:
 * what a steward or the person joined, the revisions of one source record, what one credential proved.
 * Only a cannot-link can part them, and a revision that gives another given name, family name and birth date: then the
 * source has used its id again for somebody else, who must not see what was held before. When two decisions contradict
 * each other the cannot-link holds, since a wrong merge is worse than a missed one.
 */
export const joinSubjects = (evidence: IndexedEvidence, clusters: Clusters): readonly ExplainedEdge[] => {
  const edges = certainEdges(evidence).map((edge): ExplainedEdge => {
    const [a, b] = [clusters.of(edge.a), clusters.of(edge.b)];
    if (a === b) return { ...edge, outcome: 'confirmed' };
    if (isForbidden(evidence, a, b)) return { ...edge, outcome: 'refused', refusal: 'cannot-link' };
    if (isOfAnother(evidence, edge)) return { ...edge, outcome: 'refused', refusal: 'incompatible' };
    clusters.join(a, b);
    return { ...edge, outcome: 'joined' };
  });
  sealSubjects(clusters);
  return edges;
};
