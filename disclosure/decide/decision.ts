import type { Catalogue, LegalBasis } from '#core/catalogue/catalogue.ts';
import type { ConsentEvent, ConsentState, Contract } from '#core/consent/consent.ts';
import type { AttributeLattice } from '../lattice/lattice.ts';
import type { Permit } from './permit.ts';
import type { ReasonCode } from './reasons.ts';

/** An input that was read (it may be empty), or one that could not be read: that one never permits. */
export type Known<T> =
  { readonly known: true; readonly value: T } | { readonly known: false; readonly why: string };

export interface DecisionRequest {
  /** Id of the product that the token is bound to. */
  readonly clientId: string;
  /** Names one process; without it the process is found by product and purpose. */
  readonly processId?: string;
  /** Name of the purpose that the token carries. */
  readonly purpose: string;
  /** Organisation id; default: the organisation of the product. */
  readonly recipient?: string;
  /** ISO 3166 code of the place where the data is to be processed; default: the jurisdiction of the process. */
  readonly place?: string;
  readonly attributes: readonly string[];
}

export interface SubjectState {
  readonly erased: boolean;
  /** ISO 3166 codes of the places where the data may be processed; absent: anywhere. */
  readonly residency?: readonly string[];
}

/** A record of the cluster, with the ids of the merge confirmations that it takes part in. */
export interface ClusterRecord {
  readonly id: string;
  readonly confirmations: readonly string[];
}

/** What a decision needs to know of a fact; never its value. Times are milliseconds since 1970 UTC. */
export interface FactMeta {
  readonly id: string;
  readonly recordId: string;
  readonly attribute: string;
  readonly recordedAt: number;
  readonly validFrom: number;
  readonly validTo?: number;
  readonly level?: number;
  /** Id of the only organisation that may have it. */
  readonly restriction?: string;
  readonly superseded: boolean;
}

/** Everything that a decision depends on: the same input has the same decision for ever. */
export interface DecisionInput {
  readonly request: DecisionRequest;
  readonly catalogue: Known<Catalogue>;
  readonly lattice: AttributeLattice;
  readonly subject: Known<SubjectState>;
  readonly records: Known<readonly ClusterRecord[]>;
  readonly facts: readonly FactMeta[];
  readonly events: Known<readonly ConsentEvent[]>;
  readonly contracts: Known<readonly Contract[]>;
  /** The moment decided for. */
  readonly at: number;
  /** What was known: events and facts recorded later don't count. */
  readonly knownAt: number;
}

export type Effect = 'PERMIT' | 'DENY' | 'PARTIAL';

/** What the reader must do besides; closed. */
export type Obligation = 'RECONFIRM_SOON';

/** What lets a value out: a basis of the register, or one of the two views. */
export type DisclosureBasis = LegalBasis | 'data_subject_access' | 'accountability';

/** The expression that decided. */
export interface ConsentReference {
  readonly eventId: string;
  readonly state: ConsentState;
  readonly at: number;
  readonly notice?: string;
}

/** Facts that may be opened, all by the same ground: records of an unconfirmed merge can have different ones. */
export interface Opening {
  readonly facts: readonly string[];
  readonly permit: Permit;
  readonly reason: ReasonCode;
  readonly consent?: ConsentReference;
  /** Exclusive end of the permission; absent: open-ended. */
  readonly until?: number;
  readonly obligations: readonly Obligation[];
}

/**
 * The answer for one attribute. A permit without openings means that it would be let out, if there were a fact.
 * `reason`, `consent`, `until` and `obligations` of a permit are those of its first opening.
 */
export interface AttributeDecision {
  readonly attribute: string;
  readonly effect: 'PERMIT' | 'DENY';
  readonly reason: ReasonCode;
  readonly legalBasis?: DisclosureBasis;
  readonly processId?: string;
  readonly consent?: ConsentReference;
  readonly until?: number;
  readonly obligations: readonly Obligation[];
  /** What the reader may open for it; empty in a denial. */
  readonly openings: readonly Opening[];
}

export interface Decision {
  readonly effect: Effect;
  readonly reason: ReasonCode;
  /** By attribute name, in the order asked; empty when the whole request failed before any attribute was looked at. */
  readonly attributes: ReadonlyMap<string, AttributeDecision>;
  /** What was thrown, with INPUT_FAILED; for the log only. */
  readonly failure?: unknown;
}

export const known = <T>(value: T): Known<T> => ({ known: true, value });
export const unavailable = (why: string): Known<never> => ({ known: false, why });
