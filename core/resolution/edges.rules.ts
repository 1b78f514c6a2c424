import { typeRules } from './caps.ts';
import type { EdgeRule, ExplainedEdge, RecordNode, VerifiedClaim } from './component.ts';
import type { IndexedEvidence } from './evidence.rules.ts';
import { compareClaims, compareRecords } from './order.rules.ts';

export type CandidateEdge = Omit<ExplainedEdge, 'outcome' | 'refusal'>;

const certainRank: Readonly<Record<EdgeRule, number>> = {
  'must-link': 0,
  revision: 1,
  credential: 2,
  identifier: 3,
};

interface Pair {
  readonly rule: EdgeRule;
  readonly earlier: RecordNode;
  readonly later: RecordNode;
  readonly claim?: VerifiedClaim;
}

const pairOf = (rule: EdgeRule, a: RecordNode, b: RecordNode): Pair => {
  const [earlier, later] = compareRecords(a, b) <= 0 ? [a, b] : [b, a];
  return { rule, earlier, later };
};

/**
 * Both claims are proved by the provider of the credential: the same login. Each claim is paired with the
 * best proved one only, n - 1 edges in place of n²/2; that misses a union only where a cannot-link
 * forbids the first one, and then missing is right.
 */
const credentialPairs = (evidence: IndexedEvidence): readonly Pair[] =>
  [...evidence.claims.values()].flatMap((claims) => {
    const proved = claims.filter(
      ({ identifier, verification }) => typeRules[identifier.type].credential && verification === 'provider',
    );
    const [first, ...others] = proved;
    return first
      ? others.map((claim) => ({ ...pairOf('credential', first.record, claim.record), claim }))
      : [];
  });

const pairsOf = (
  evidence: IndexedEvidence,
  rule: EdgeRule,
  ends: readonly (readonly [string, string])[],
): readonly Pair[] =>
  ends.flatMap(([one, other]) => {
    const [a, b] = [evidence.records.get(one), evidence.records.get(other)];
    return a && b && a !== b ? [pairOf(rule, a, b)] : [];
  });

/** The edges that hold whatever the records say of themselves, in their order. */
export const certainEdges = (evidence: IndexedEvidence): readonly CandidateEdge[] => {
  const { mustLinks, revisions } = evidence.component;
  const pairs = [
    ...pairsOf(
      evidence,
      'must-link',
      mustLinks.map(({ a, b }) => [a, b] as const),
    ),
    ...pairsOf(
      evidence,
      'revision',
      revisions.map(({ newer, older }) => [newer, older] as const),
    ),
    ...credentialPairs(evidence),
  ];
  return pairs
    .sort(
      (a, b) =>
        certainRank[a.rule] - certainRank[b.rule] ||
        compareRecords(a.later, b.later) ||
        compareRecords(a.earlier, b.earlier) ||
        (a.claim && b.claim ? compareClaims(a.claim, b.claim) : 0),
    )
    .map(({ rule, earlier, later, claim }) => ({
      a: earlier.id,
      b: later.id,
      rule,
      ...(claim ? { identifierKey: claim.identifier.key, verification: claim.verification } : {}),
    }));
};

/** Claims of the given identifiers in the order in which they are heard; witnesses don't link. */
export const linkingClaims = (
  evidence: IndexedEvidence,
  eligible: ReadonlySet<string>,
): readonly VerifiedClaim[] =>
  [...evidence.claims]
    .filter(([key]) => eligible.has(key))
    .flatMap(([, claims]) => claims.filter(({ record }) => !record.witness))
    .sort(compareClaims);
