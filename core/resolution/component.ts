import type { IdentifierType, Verification } from '#core/evidence/evidence.ts';

/** What resolution knows of a record. Times are milliseconds since 1970 UTC. */
export interface RecordNode {
  /** Seed id: the id of the person, should this be the person's first record. */
  readonly id: string;
  readonly handshake: boolean;
  readonly eventTime: number;
  /** Breaks ties by content, never by arrival. */
  readonly tieHash: string;
  /** Comparison hashes, see comparison.rules.ts; absent when the record doesn't say. */
  readonly birthHash?: string;
  readonly familyHash?: string;
  readonly givenHash?: string;
  /**
   * Only a witness: it stands behind an identifier of a member and counts there, but its own other
   * identifiers are not part of the component, so nothing is decided about it.
   */
  readonly witness?: boolean;
}

export interface IdentifierNode {
  readonly key: string;
  readonly type: IdentifierType;
  /** Programme, scheme or issuer; part of what is one per person. */
  readonly issuer?: string;
  /** The value is known to mean nobody (`null`, a test address). */
  readonly blocked?: boolean;
}

export interface Claim {
  readonly recordId: string;
  readonly identifierKey: string;
  readonly verification: Verification;
  readonly at: number;
}

/** A claim that counts, with both its ends. */
export interface VerifiedClaim {
  readonly record: RecordNode;
  readonly identifier: IdentifierNode;
  readonly verification: Verification;
}

/** A newer statement of one source about the same source record id. */
export interface Revision {
  readonly newer: string;
  readonly older: string;
}

/** Decided evidence of a steward or a person: these two are one, or are not. Has no direction. */
export interface Decision {
  readonly a: string;
  readonly b: string;
}

/** All evidence that hangs together. The order of the arrays has no meaning. */
export interface Component {
  readonly records: readonly RecordNode[];
  readonly identifiers: readonly IdentifierNode[];
  readonly claims: readonly Claim[];
  readonly revisions: readonly Revision[];
  readonly mustLinks: readonly Decision[];
  readonly cannotLinks: readonly Decision[];
}

/** Why two records may be one person. */
export type EdgeRule = 'must-link' | 'revision' | 'credential' | 'identifier';

/** Why a union was refused. */
export type Refusal =
  /** A steward or the person said that they are two. */
  | 'cannot-link'
  /** Both sides have an identifier of which a person has one only, and they differ. */
  | 'one-per-person'
  /** Name or birth date on the two sides can't be of one person. */
  | 'incompatible';

export interface ExplainedEdge {
  readonly a: string;
  readonly b: string;
  readonly rule: EdgeRule;
  /** `confirmed`: further evidence for two records that stronger evidence had joined already. */
  readonly outcome: 'joined' | 'confirmed' | 'refused';
  readonly refusal?: Refusal;
  /** For the rules `credential` and `identifier`. */
  readonly identifierKey?: string;
  /** How the weaker of the two claims was proved. */
  readonly verification?: Verification;
}

/** An identifier that links nobody, because too many stand behind it. */
export interface SharedIdentifier {
  readonly key: string;
  readonly type: IdentifierType;
  /** At least so many subjects that can't be one person. */
  readonly subjects: number;
  readonly cap: number;
  /** Ids of the records behind it, sorted. */
  readonly records: readonly string[];
}

export interface Resolution {
  /** Members only; sorted by person id, records sorted by id. */
  readonly partition: readonly { readonly personId: string; readonly records: readonly string[] }[];
  readonly edges: readonly ExplainedEdge[];
  readonly sharedIdentifiers: readonly SharedIdentifier[];
}
