import type { RevisionLink, StoredRevision } from './evidenceRows.ts';

/** What a claim says, as far as it matters for revisions. */
export interface RevisionCandidate {
  readonly id: string;
  readonly subjectKey: string;
  readonly contentKey: string;
  readonly eventTime: number;
}

export type RevisionDecision =
  | { readonly outcome: 'unchanged'; readonly recordId: string }
  | {
      readonly outcome: 'created' | 'revised';
      readonly revision: StoredRevision;
      readonly links: readonly RevisionLink[];
    };

const numberOf = (revision: StoredRevision): number =>
  Number(revision.revisionKey.slice(revision.revisionKey.lastIndexOf(':') + 1));

const next = (
  claim: RevisionCandidate,
  known: readonly StoredRevision[],
  revised: boolean,
): StoredRevision => ({
  ...claim,
  revised,
  revisionKey: `${claim.subjectKey}:${String(known.reduce((most, one) => Math.max(most, numberOf(one)), 0) + 1)}`,
});

/**
 * What becomes of a claim, given the revisions of its subject. The newest event time is the head, whatever
 * came first. Content that equals the head's is nothing new, nor is content that was superseded before (a
 * file taken in again); but an older content with a newer event time is: somebody changed back. That the
 * head's content was said again later isn't recorded, so a claim that arrives late, with an event time in
 * between, becomes the head.
 */
export function decideRevision(claim: RevisionCandidate, known: readonly StoredRevision[]): RevisionDecision {
  const head = known.find((revision) => !revision.revised) ?? known.at(-1);
  if (!head) return { outcome: 'created', revision: next(claim, known, false), links: [] };
  if (head.contentKey === claim.contentKey) return { outcome: 'unchanged', recordId: head.id };
  const late = claim.eventTime < head.eventTime;
  const same = known.find((revision) => revision.contentKey === claim.contentKey);
  if (same && claim.eventTime <= head.eventTime) return { outcome: 'unchanged', recordId: same.id };
  const links = late ? [{ newer: head.id, older: claim.id }] : [{ newer: claim.id, older: head.id }];
  return { outcome: 'revised', revision: next(claim, known, late), links };
}

/** Decides claims one after the other, each seeing the ones before it: one batch may hold a subject twice. */
export function decideRevisions(
  claims: readonly RevisionCandidate[],
  stored: readonly StoredRevision[],
): readonly RevisionDecision[] {
  const known = new Map<string, StoredRevision[]>();
  for (const revision of stored)
    known.set(revision.subjectKey, [...(known.get(revision.subjectKey) ?? []), revision]);
  return claims.map((claim) => {
    const before = known.get(claim.subjectKey) ?? [];
    const decision = decideRevision(claim, before);
    if (decision.outcome !== 'unchanged') {
      const superseded = new Set(decision.links.map((link) => link.older));
      const marked = before.map((one) => (superseded.has(one.id) ? { ...one, revised: true } : one));
      known.set(claim.subjectKey, [...marked, decision.revision]);
    }
    return decision;
  });
}
