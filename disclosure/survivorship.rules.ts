import type { FactMethod } from '#core/evidence/evidence.ts';
import type { RawFact } from './evidenceRow.ts';

const methodRank: Readonly<Record<FactMethod, number>> = {
  verified: 0,
  provided: 1,
  observed: 2,
  collected: 3,
  derived: 4,
  inferred: 5,
};
const rankOf = { preferred: 0, normal: 1, deprecated: 2 } as const;

export type Ranked = Pick<
  RawFact,
  'id' | 'attribute' | 'rank' | 'level' | 'method' | 'recordedAt' | 'validFrom'
>;

/**
 * Which of two facts tells the attribute better: by rank, identity assurance, method, recorded time, valid time;
 * then the attribute itself before one that it has to be computed from; the id makes the order total, so that two
 * reads of the same evidence agree.
 */
const compareFor =
  (attribute: string) =>
  ({ fact: a }: { readonly fact: Ranked }, { fact: b }: { readonly fact: Ranked }): number =>
    rankOf[a.rank] - rankOf[b.rank] ||
    (b.level ?? 0) - (a.level ?? 0) ||
    methodRank[a.method] - methodRank[b.method] ||
    b.recordedAt - a.recordedAt ||
    b.validFrom - a.validFrom ||
    Number(a.attribute !== attribute) - Number(b.attribute !== attribute) ||
    (a.id < b.id ? -1 : 1);

/** The permitted facts, the best first. Superseded ones are not to be among them. */
export const survivors = <C extends { readonly fact: Ranked }>(
  attribute: string,
  permitted: readonly C[],
): readonly C[] => (permitted.length < 2 ? permitted : [...permitted].sort(compareFor(attribute)));
