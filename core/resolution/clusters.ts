import { typeRules } from './caps.ts';
import type { Profile } from './compatibility.rules.ts';
import { compatible, profileKey, profileOf } from './compatibility.rules.ts';
import type { RecordNode, Refusal } from './component.ts';
import type { IndexedEvidence } from './evidence.rules.ts';

/** Records that are taken to be one person so far. */
export interface Cluster {
  records: RecordNode[];
  /** Distinct profiles of its subjects, by key. */
  profiles: Map<string, Profile>;
  /** Identifiers of which a person has one only: keys by type and issuer. */
  single: Map<string, Set<string>>;
}

/** The growing clusters: union with reasons to refuse. Mutable while one component is resolved. */
export interface Clusters {
  of(recordId: string): Cluster;
  join(a: Cluster, b: Cluster): void;
  all(): readonly Cluster[];
}

export const startClusters = (evidence: IndexedEvidence): Clusters => {
  const clusterOf = new Map<string, Cluster>();
  for (const record of evidence.records.values()) {
    clusterOf.set(record.id, { records: [record], profiles: new Map(), single: new Map() });
  }
  const of = (recordId: string): Cluster => {
    const cluster = clusterOf.get(recordId);
    if (!cluster) throw new Error('the component lacks a record that its evidence names');
    return cluster;
  };
  for (const claim of [...evidence.claims.values()].flat()) {
    const { type, issuer = '', key } = claim.identifier;
    if (!typeRules[type].onePerPerson) continue;
    addAll(of(claim.record.id).single, new Map([[`${type} ${issuer}`, new Set([key])]]));
  }
  return {
    of,
    all: () => [...new Set(clusterOf.values())],
    join: (a, b) => {
      const [large, small] = a.records.length >= b.records.length ? [a, b] : [b, a];
      for (const record of small.records) clusterOf.set(record.id, large);
      large.records.push(...small.records);
      for (const [key, profile] of small.profiles) large.profiles.set(key, profile);
      addAll(large.single, small.single);
    },
  };
};

/** Closes the first stage: from now on each cluster's records together make one subject. */
export const sealSubjects = (clusters: Clusters): void => {
  for (const cluster of clusters.all()) {
    const profile = profileOf(cluster.records);
    cluster.profiles = new Map([[profileKey(profile), profile]]);
  }
};

const addAll = (target: Map<string, Set<string>>, source: ReadonlyMap<string, ReadonlySet<string>>): void => {
  for (const [scope, keys] of source) {
    const known = target.get(scope) ?? new Set();
    for (const key of keys) known.add(key);
    target.set(scope, known);
  }
};

const contains = (large: ReadonlySet<string>, small: ReadonlySet<string>): boolean =>
  [...small].every((key) => large.has(key));

/** Each side has an identifier that the other lacks; a side that has two by itself is taken as it is. */
const breaksOnePerPerson = (a: Cluster, b: Cluster): boolean =>
  [...a.single].some(([scope, keys]) => {
    const others = b.single.get(scope);
    return others !== undefined && !contains(keys, others) && !contains(others, keys);
  });

/** Whether somebody said that a record of one and a record of the other are two persons. */
export const isForbidden = (evidence: IndexedEvidence, a: Cluster, b: Cluster): boolean => {
  const [large, small] = a.records.length >= b.records.length ? [a, b] : [b, a];
  const inLarge = new Set<string>();
  for (const record of small.records) {
    const cannot = evidence.cannot.get(record.id);
    if (!cannot) continue;
    if (inLarge.size === 0) for (const other of large.records) inLarge.add(other.id);
    if ([...cannot].some((id) => inLarge.has(id))) return true;
  }
  return false;
};

const incompatible = (a: Cluster, b: Cluster): boolean =>
  [...a.profiles].some(([key, one]) =>
    [...b.profiles].some(([otherKey, other]) => key !== otherKey && !compatible(one, other)),
  );

/** The first reason, if any, why identifier evidence can't make one person of two clusters. */
export const refusalOf = (evidence: IndexedEvidence, a: Cluster, b: Cluster): Refusal | undefined => {
  if (isForbidden(evidence, a, b)) return 'cannot-link';
  if (breaksOnePerPerson(a, b)) return 'one-per-person';
  return incompatible(a, b) ? 'incompatible' : undefined;
};
