import { startClusters } from './clusters.ts';
import type { Component, Resolution } from './component.ts';
import { linkingClaims } from './edges.rules.ts';
import { judgeIdentifiers } from './eligibility.rules.ts';
import { indexEvidence } from './evidence.rules.ts';
import { joinByIdentifiers } from './kruskal.rules.ts';
import { personIdOf } from './personId.rules.ts';
import { joinSubjects } from './subjects.rules.ts';

const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/**
 * Who is who: a pure function of the evidence, the same whatever the order in which it came.
 * 1. Records that are certainly about one person become a subject (subjects.rules.ts).
 * 2. Identifiers behind which stand too many subjects that can't be one person link nobody
 *    (eligibility.rules.ts, caps.ts).
 * 3. The others join, best evidence first, unless a constraint refuses (kruskal.rules.ts, order.rules.ts).
 * 4. Each cluster is a person with the seed of its first record as id (personId.rules.ts).
 */
export const resolve = (component: Component): Resolution => {
  const evidence = indexEvidence(component);
  const clusters = startClusters(evidence);
  const certain = joinSubjects(evidence, clusters);
  const { eligible, shared } = judgeIdentifiers(evidence, clusters);
  const linked = joinByIdentifiers(evidence, clusters, linkingClaims(evidence, eligible));
  const partition = clusters
    .all()
    .map((cluster) => cluster.records.filter((record) => !record.witness))
    .filter((records) => records.length > 0)
    .map((records) => ({
      personId: personIdOf(records),
      records: records.map(({ id }) => id).sort(byText),
    }))
    .sort((a, b) => byText(a.personId, b.personId));
  return { partition, edges: [...certain, ...linked], sharedIdentifiers: shared };
};
