import { MintedPermit } from './minted.ts';

/**
 * The right to open certain facts for one attribute (which may be one that is computed from them), for as long
 * as the query it was decided for. Half-open [from, until), milliseconds since 1970 UTC. Only a decision mints one.
 */
export interface Permit {
  readonly attribute: string;
  readonly facts: readonly string[];
  readonly from: number;
  readonly until: number;
}

/** Whether a permit opens a fact now. False for anything that no decision has minted. */
export const permitOpens = (permit: Permit, factId: string, now: number): boolean =>
  MintedPermit.opens(permit, factId, now);
