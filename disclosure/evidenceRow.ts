import type { ConsentEvent, Contract } from '#core/consent/consent.ts';
import type { FactMethod } from '#core/evidence/evidence.ts';
import type { SealedFact } from './unseal.ts';

/** A sealed fact with all that is known of it but its value. Times are milliseconds since 1970 UTC. */
export interface RawFact extends SealedFact {
  readonly source: string;
  readonly method: FactMethod;
  readonly validFrom: number;
  readonly validTo: number | undefined;
  readonly recordedAt: number;
  readonly rank: 'preferred' | 'normal' | 'deprecated';
  readonly confidence: number;
  readonly framework: string | undefined;
  readonly level: number | undefined;
  readonly restriction: string | undefined;
}

/** A record of the person, with the facts that were asked for. */
export interface EvidenceRecord {
  readonly id: string;
  /** Ids of the records that it revises, one step. */
  readonly revises: readonly string[];
  /** Ids of the merge confirmations that it takes part in. */
  readonly confirmations: readonly string[];
  readonly facts: readonly RawFact[];
  /** `undefined`: what is stored could not be read. */
  readonly events: readonly ConsentEvent[] | undefined;
  readonly contracts: readonly Contract[];
}

/** Everything that a decision about one person needs, as one moment saw it. */
export interface EvidenceRow {
  /** Position of the asked row in the batch. */
  readonly index: number;
  /** Version of the catalogue at that moment; null when none is registered. */
  readonly catalogueVersion: string | null;
  /** Raw id. */
  readonly personId: string;
  readonly records: readonly EvidenceRecord[];
}
