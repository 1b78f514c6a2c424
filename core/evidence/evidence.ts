import type { ConsentActor, ConsentState } from '#core/consent/consent.ts';

/** How a claim of an identifier was proved. Everything but `unverified` counts as verified. */
export const verifications = ['unverified', 'source', 'code', 'provider', 'passkey'] as const;
export type Verification = (typeof verifications)[number];

/** How a value came to be known. `verified` means that somebody checked it against evidence. */
export const factMethods = ['provided', 'observed', 'collected', 'derived', 'inferred', 'verified'] as const;
export type FactMethod = (typeof factMethods)[number];

export const identifierTypes = [
  'email',
  'phone',
  'social',
  'loyalty',
  'device',
  'customer',
  'national',
] as const;
export type IdentifierType = (typeof identifierTypes)[number];

/** An identifier as somebody wrote it, before it is normalised. */
export interface IdentifierClaim {
  readonly type: IdentifierType;
  /** What issued it, where the type needs one (`social` issuer, `loyalty` programme, `customer` or `national` scheme). */
  readonly issuer?: string;
  readonly value: string;
  readonly verification: Verification;
}

/** A value as somebody gave it, before it is sealed. Times are milliseconds since 1970 UTC. */
export interface FactClaim {
  readonly attribute: string;
  /** Text form of the value; dates are YYYY-MM-DD, a postal address is JSON of PostalAddress. */
  readonly value: string;
  readonly method: FactMethod;
  /** Valid time, half-open; `validFrom` absent: the event time of its record. */
  readonly validFrom?: number;
  readonly validTo?: number;
  /** 0..1 */
  readonly confidence?: number;
  /** Identity assurance, e.g. framework `NIST-800-63A`, level 2. */
  readonly framework?: string;
  readonly level?: number;
  /** Organisation id of a source that restricts the fact to itself. */
  readonly restriction?: string;
}

/** The consent that a record came with. */
export interface ConsentClaim {
  readonly state: ConsentState;
  readonly purposes: readonly string[];
  readonly attributes: readonly string[];
  readonly recipients: readonly string[];
  readonly notice?: string;
  readonly actor: ConsentActor;
  readonly explicit?: boolean;
  readonly at: number;
  /** Whether the source itself gave `at`; absent: it was defaulted to the event time. */
  readonly timed?: boolean;
  readonly until?: number;
}

/** A contract that a record says is in force. */
export interface ContractClaim {
  readonly organizationId: string;
  readonly productId?: string;
  readonly termsVersion: string;
  readonly from: number;
  readonly until?: number;
}

/** What one source says about one subject: the only thing that can enter the graph. */
export interface RecordClaim {
  readonly source: string;
  /** The source's own id of the subject. The same id with other content is a revision. */
  readonly sourceRecordId: string;
  /** When the source says it was so; milliseconds since 1970 UTC. */
  readonly eventTime: number;
  readonly handshake: boolean;
  readonly identifiers: readonly IdentifierClaim[];
  readonly facts: readonly FactClaim[];
  readonly consents: readonly ConsentClaim[];
  readonly contracts: readonly ContractClaim[];
}

/** Text form of the attribute `postalAddress`, as JSON. `country`: ISO 3166-1 alpha-2. */
export interface PostalAddress {
  readonly street?: string;
  readonly postcode?: string;
  readonly city?: string;
  readonly region?: string;
  readonly country?: string;
}
