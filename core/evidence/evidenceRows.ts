import type { FactMethod, IdentifierType, Verification } from './evidence.ts';

/** A revision of one source's subject as it is stored. */
export interface StoredRevision {
  readonly id: string;
  readonly subjectKey: string;
  readonly contentKey: string;
  readonly eventTime: number;
  /** `<subjectKey>:<number from 1>`; unique, so that two writers can't both make the same revision. */
  readonly revisionKey: string;
  /** True when a newer revision exists. */
  readonly revised: boolean;
}

/** Who acted (W3C PROV-DM §5.3). */
export interface AgentRow {
  readonly id: string;
  readonly kind: 'software' | 'person' | 'steward' | 'organization';
  readonly name: string;
}

export interface ActivityRow {
  readonly id: string;
  readonly kind: string;
  readonly startedAt: number;
  readonly endedAt: number | null;
  /** JSON text without personal values. */
  readonly details: string | null;
  readonly agent: AgentRow;
  readonly sources: readonly string[];
  /** Id of the activity that this one was part of. */
  readonly informedBy: string | null;
}

export interface FactRow {
  readonly id: string;
  readonly attribute: string;
  readonly sealed: Int8Array;
  readonly method: FactMethod;
  readonly validFrom: number;
  readonly validTo: number | null;
  readonly confidence: number;
  readonly framework: string | null;
  readonly level: number | null;
  readonly restriction: string | null;
}

export interface IdentifiedByRow {
  /** Key of the Identifier node. */
  readonly key: string;
  readonly type: IdentifierType;
  /** Normalised issuer, of the types that have one: one person has one loyalty number of a programme. */
  readonly issuer: string | null;
  readonly verification: Verification;
  /** How the claim came to be known: the kind of the activity. */
  readonly method: string;
  readonly sealed: Int8Array;
}

/** One record with all it claims, blinded and sealed: ready to be written. Null: unknown. */
export interface EvidenceRow {
  readonly id: string;
  readonly subjectKey: string;
  readonly contentKey: string;
  readonly revisionKey: string;
  readonly source: string;
  readonly handshake: boolean;
  readonly eventTime: number;
  readonly recordedAt: number;
  readonly birthHash: string | null;
  readonly familyHash: string | null;
  readonly givenHash: string | null;
  /** True for a revision that came late: a newer one is there already. */
  readonly revised: true | null;
  /** Row of the file, from 1; null when it came alone. */
  readonly line: number | null;
  readonly facts: readonly FactRow[];
  readonly identifiers: readonly IdentifiedByRow[];
}

export interface RevisionLink {
  readonly newer: string;
  readonly older: string;
}
