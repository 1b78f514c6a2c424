import type { Verification } from '#core/evidence/evidence.ts';
import { typeRules } from './caps.ts';
import type { RecordNode, VerifiedClaim } from './component.ts';

/** How much a way of proving is worth. */
export const verificationRank: Readonly<Record<Verification, number>> = {
  unverified: 0,
  source: 1,
  code: 2,
  provider: 3,
  passkey: 4,
};

const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** Event time, then hash: never by arrival. The id decides only between records of equal content. */
export const compareRecords = (a: RecordNode, b: RecordNode): number =>
  a.eventTime - b.eventTime || compareText(a.tieHash, b.tieHash) || compareText(a.id, b.id);

/**
 * The order in which claims are heard: strength of the type, verification, event time, hash. An edge joins
 * the holders of two claims and has the rank of the weaker one, so hearing the claims one after the other,
 * each against the holders heard before, is hearing the edges in their order (Kruskal).
 */
export const compareClaims = (a: VerifiedClaim, b: VerifiedClaim): number =>
  typeRules[b.identifier.type].strength - typeRules[a.identifier.type].strength ||
  verificationRank[b.verification] - verificationRank[a.verification] ||
  compareRecords(a.record, b.record) ||
  compareText(a.identifier.key, b.identifier.key);
