/** States of a consent expression, named as W3C DPV 2.3 names them (dpv:ConsentStatus, without the prefix `Consent`). */
export const consentStates = [
  'Requested',
  'Deferred',
  'Given',
  'Renewed',
  'Refused',
  'Withdrawn',
  'Revoked',
  'Invalidated',
  'Expired',
] as const;
export type ConsentState = (typeof consentStates)[number];

/** Who expressed it. `person`: authenticated act of the person; `imported`: a source says so; the rest act for or over the person. */
export type ConsentActor = 'person' | 'imported' | 'guardian' | 'controller' | 'authority';

/**
 * One expression about consent, append-only, bound for ever to the Record it was given on.
 * Times are milliseconds since 1970 UTC.
 */
export interface ConsentEvent {
  readonly id: string;
  /** Seed id of the Record it was given on. */
  readonly recordId: string;
  readonly state: ConsentState;
  /** Names of purposes in the catalogue. A grant covers exactly these; a refusal covers all narrower ones too. */
  readonly purposes: readonly string[];
  /** Attribute names; `'*'` in a refusal means every attribute. A grant never holds `'*'`. */
  readonly attributes: readonly string[];
  /** Organisation ids that may receive; empty in a refusal means every recipient. */
  readonly recipients: readonly string[];
  /** Content hash of the notice version that was shown; absent when unknown. */
  readonly notice?: string;
  readonly actor: ConsentActor;
  /** Art. 9(2)(a): the person said it expressly. */
  readonly explicit: boolean;
  /** When it was expressed. A time after `recordedAt` is clamped to it. */
  readonly at: number;
  /** When we came to know it. */
  readonly recordedAt: number;
  /** Exclusive end of a grant; absent: open-ended. */
  readonly until?: number;
  /** ISO 3166 codes the grant is limited to; absent: unlimited. */
  readonly locations?: readonly string[];
}

/** A contract in force opens the basis GDPR Art. 6(1)(b). Half-open [from, until). */
export interface Contract {
  readonly id: string;
  readonly recordId: string;
  readonly organizationId: string;
  /** Absent: all products of the organisation. */
  readonly productId?: string;
  readonly termsVersion: string;
  readonly from: number;
  readonly until?: number;
}
