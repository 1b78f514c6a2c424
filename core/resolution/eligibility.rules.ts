import { typeRules } from './caps.ts';
import type { Cluster, Clusters } from './clusters.ts';
import { isForbidden } from './clusters.ts';
import type { Profile } from './compatibility.rules.ts';
import { compatible } from './compatibility.rules.ts';
import type { SharedIdentifier, VerifiedClaim } from './component.ts';
import type { IndexedEvidence } from './evidence.rules.ts';

export interface Eligibility {
  /** Keys of the identifiers that may link. */
  readonly eligible: ReadonlySet<string>;
  readonly shared: readonly SharedIdentifier[];
}

const known = (profile: Profile): number =>
  [profile.given, profile.family, profile.birth].filter((texts) => texts.length > 0).length;

/** Those who say most come first, ties by content. */
const byKnowledge = (profiles: ReadonlyMap<string, Profile>): readonly Profile[] =>
  [...profiles]
    .sort(([keyA, a], [keyB, b]) => known(b) - known(a) || (keyA < keyB ? -1 : 1))
    .map(([, profile]) => profile);

const hasConflict = (profiles: readonly Profile[]): boolean =>
  profiles.some((one, index) => profiles.slice(index + 1).some((other) => !compatible(one, other)));

/** Counting stops here: the number means `so many or more`. */
const mostCounted = 20;

/** A set of profiles of which each is incompatible with all others; no other profile can be added. */
const mutuallyIncompatible = (profiles: readonly Profile[]): number => {
  const chosen: Profile[] = [];
  for (const profile of profiles) {
    if (chosen.length === mostCounted) break;
    if (chosen.every((other) => !compatible(profile, other))) chosen.push(profile);
  }
  return chosen.length;
};

/**
 * How many subjects that can't be one person stand behind an identifier. Exact where it matters: it is 1
 * only when *every* two of them may be one person, so a nameless record between Ann and Ben doesn't bring
 * them together (Ann and Ben make 2, and then the identifier links the nameless one to nobody either).
 * Above 1 it is a lower bound: the largest set of mutually incompatible subjects is a clique problem, so
 * one maximal set is taken, the best known subjects first. A function of the set of subjects, not of
 * their order. Two subjects that somebody said are two persons (cannot-link) count as 2 as well.
 *
 * Ways to fail, all on the side of a missed link: two real names of one person that no rule knows
 * (a slip in a short name, an unknown nickname, marriage without a birth date) make a personal mailbox
 * look shared. The way to fail on the other side: records that say nothing of name and birth date are
 * one person by this identifier, as nothing speaks against it.
 */
export const subjectCount = (evidence: IndexedEvidence, subjects: readonly Cluster[]): number => {
  const profiles = byKnowledge(new Map(subjects.flatMap((subject) => [...subject.profiles])));
  const forbidden = subjects.some(
    (one, index) =>
      one.records.some(({ id }) => evidence.cannot.has(id)) &&
      subjects.some((other, at) => at !== index && isForbidden(evidence, one, other)),
  );
  const atLeast = forbidden || hasConflict(profiles) ? 2 : Math.min(subjects.length, 1);
  return Math.max(atLeast, mutuallyIncompatible(profiles));
};

const subjectsBehind = (claims: readonly VerifiedClaim[], clusters: Clusters): readonly Cluster[] => [
  ...new Set(claims.map(({ record }) => clusters.of(record.id))),
];

/** Counts behind one identifier, optionally as if some records were not there. */
export const countBehind = (
  evidence: IndexedEvidence,
  clusters: Clusters,
  { key, without }: { readonly key: string; readonly without?: ReadonlySet<string> },
): number => {
  const claims = evidence.claims.get(key) ?? [];
  const counted = without ? claims.filter(({ record }) => !without.has(record.id)) : claims;
  return subjectCount(evidence, subjectsBehind(counted, clusters));
};

/** Which identifiers may link, and which are shared by too many. Needs sealed subjects. */
export const judgeIdentifiers = (evidence: IndexedEvidence, clusters: Clusters): Eligibility => {
  const eligible = new Set<string>();
  const shared: SharedIdentifier[] = [];
  for (const [key, claims] of evidence.claims) {
    const [first] = claims;
    if (!first) continue;
    const { type } = first.identifier;
    const { cap } = typeRules[type];
    const subjects = claims.length === 1 ? 1 : countBehind(evidence, clusters, { key });
    if (subjects <= cap) eligible.add(key);
    else shared.push({ key, type, subjects, cap, records: claims.map(({ record }) => record.id).sort() });
  }
  return { eligible, shared: shared.sort((a, b) => (a.key < b.key ? -1 : 1)) };
};
