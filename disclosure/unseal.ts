import { factAad, unseal as open } from '#graph/vault/seal.ts';
import type { DataKey, SealedBytes } from '#graph/vault/seal.ts';
import { DomainError } from '#platform/errors.ts';
import { permitOpens } from './decide/permit.ts';
import type { Permit } from './decide/permit.ts';

/** A fact's value as it is stored, and where: it opens in its own place and nowhere else. */
export interface SealedFact {
  readonly id: string;
  readonly recordId: string;
  readonly attribute: string;
  readonly sealed: SealedBytes;
}

/** What opens a value: the right to, the key of its record, and the time. */
export interface Opening {
  readonly permit: Permit;
  readonly key: DataKey;
  readonly now: number;
}

/**
 * The only function that opens the value of a fact; it demands a permit that a decision has minted for that fact.
 * @throws DomainError FORBIDDEN without such a permit (a bug of ours), INTERNAL_SERVER_ERROR when it doesn't open.
 */
export const unseal = (fact: SealedFact, { permit, key, now }: Opening): string => {
  if (!permitOpens(permit, fact.id, now)) {
    throw new DomainError('FORBIDDEN', 'Found no permit for this fact; a value is opened only with one.');
  }
  return open(
    key,
    fact.sealed,
    factAad({ factId: fact.id, recordId: fact.recordId, attribute: fact.attribute }),
  );
};
