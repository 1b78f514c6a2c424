import { typeRules } from './caps.ts';
import { startClusters } from './clusters.ts';
import { countBehind } from './eligibility.rules.ts';
import { indexEvidence } from './evidence.rules.ts';
import type { Loaded, Touched } from './loaded.ts';
import { componentOf } from './loaded.ts';
import { joinSubjects } from './subjects.rules.ts';

/** What the records that were read so far tell about identifiers. */
export interface Spreads {
  /** Whether decisions spread from one holder of an identifier to the others. */
  spreads(key: string): boolean;
  /**
   * Whether the holders that were read make it shared already, with the touched records and without.
   * Holders that were not read can't change that: more subjects are never fewer that can't be one person.
   */
  surelyShared(key: string): boolean;
}

/**
 * An identifier that may link spreads. So does one that could link before the touched records came: its
 * holders were one person and must be parted. One that is shared with and without them changes nothing.
 */
export const spreadsOf = (loaded: Loaded, touched: Touched): Spreads => {
  const evidence = indexEvidence(componentOf(loaded, new Set()));
  const clusters = startClusters(evidence);
  joinSubjects(evidence, clusters);
  const without = new Set<string>();
  for (const id of touched.recordIds) {
    if (!evidence.records.has(id)) continue;
    for (const record of clusters.of(id).records) without.add(record.id);
  }
  const isShared = (key: string): boolean => {
    const claims = evidence.claims.get(key) ?? [];
    const [first] = claims;
    if (!first || claims.length === 1) return false;
    const { cap } = typeRules[first.identifier.type];
    if (countBehind(evidence, clusters, { key }) <= cap) return false;
    const concerned = claims.some(({ record }) => without.has(record.id));
    return !concerned || countBehind(evidence, clusters, { key, without }) > cap;
  };
  const known = new Map<string, boolean>();
  const surelyShared = (key: string): boolean => {
    const answer = known.get(key) ?? isShared(key);
    known.set(key, answer);
    return answer;
  };
  return { surelyShared, spreads: (key) => evidence.claims.has(key) && !surelyShared(key) };
};
