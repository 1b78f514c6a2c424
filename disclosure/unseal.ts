import { factAad, identifierAad, unseal as open } from '#graph/vault/seal.ts';
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

/** A raw identifier as it is stored on its edge; `id` is the name under which a permit opens it. */
export interface SealedClaim {
  readonly id: string;
  readonly recordId: string;
  readonly key: string;
  readonly sealed: SealedBytes;
}

const demandPermit = (permit: Permit, id: string, now: number): void => {
  if (!permitOpens(permit, id, now)) {
    throw new DomainError('FORBIDDEN', 'Found no permit for this value; one is opened only with a permit.');
  }
};

/**
 * The only function that opens the value of a fact; it demands a permit that a decision has minted for that fact.
 * @throws DomainError FORBIDDEN without such a permit (a bug of ours), INTERNAL_SERVER_ERROR when it doesn't open.
 */
export const unseal = (fact: SealedFact, { permit, key, now }: Opening): string => {
  demandPermit(permit, fact.id, now);
  return open(
    key,
    fact.sealed,
    factAad({ factId: fact.id, recordId: fact.recordId, attribute: fact.attribute }),
  );
};

/** The same for a raw identifier, which is sealed on the edge from its record. @throws DomainError as `unseal`. */
export const unsealIdentifier = (claim: SealedClaim, { permit, key, now }: Opening): string => {
  demandPermit(permit, claim.id, now);
  return open(key, claim.sealed, identifierAad({ recordId: claim.recordId, identifierKey: claim.key }));
};
