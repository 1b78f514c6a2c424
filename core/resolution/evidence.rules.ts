import type { Component, RecordNode, VerifiedClaim } from './component.ts';
import { compareClaims, verificationRank } from './order.rules.ts';

/** The component, indexed. Unverified claims and blocked identifiers are not in it: they never count. */
export interface IndexedEvidence {
  readonly component: Component;
  readonly records: ReadonlyMap<string, RecordNode>;
  /** By identifier key: at most one claim (the best proved) a record, best first. */
  readonly claims: ReadonlyMap<string, readonly VerifiedClaim[]>;
  /** By record id: the records that somebody said are another person. */
  readonly cannot: ReadonlyMap<string, ReadonlySet<string>>;
}

export const indexEvidence = (component: Component): IndexedEvidence => {
  const records = new Map(component.records.map((record) => [record.id, record]));
  return { component, records, claims: claimsByIdentifier(component, records), cannot: cannotOf(component) };
};

const claimsByIdentifier = (
  component: Component,
  records: ReadonlyMap<string, RecordNode>,
): ReadonlyMap<string, readonly VerifiedClaim[]> => {
  const identifiers = new Map(component.identifiers.map((identifier) => [identifier.key, identifier]));
  const best = new Map<string, Map<string, VerifiedClaim>>();
  for (const { recordId, identifierKey, verification } of component.claims) {
    const record = records.get(recordId);
    const identifier = identifiers.get(identifierKey);
    if (!record || !identifier || identifier.blocked || verification === 'unverified') continue;
    const ofIdentifier = best.get(identifierKey) ?? new Map<string, VerifiedClaim>();
    best.set(identifierKey, ofIdentifier);
    const known = ofIdentifier.get(recordId);
    if (known && verificationRank[known.verification] >= verificationRank[verification]) continue;
    ofIdentifier.set(recordId, { record, identifier, verification });
  }
  return new Map([...best].map(([key, claims]) => [key, [...claims.values()].sort(compareClaims)]));
};

const cannotOf = (component: Component): ReadonlyMap<string, ReadonlySet<string>> => {
  const cannot = new Map<string, Set<string>>();
  const add = (from: string, to: string): void => {
    cannot.set(from, (cannot.get(from) ?? new Set()).add(to));
  };
  for (const { a, b } of component.cannotLinks) {
    if (a === b) continue;
    add(a, b);
    add(b, a);
  }
  return cannot;
};
