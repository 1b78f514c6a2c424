import type { Catalogue } from '#core/catalogue/catalogue.ts';
import type { AgentRow } from '#core/evidence/evidenceRows.ts';
import type { Executor, GraphTransaction } from '#graph/executor.ts';
import type { Blind } from '#graph/vault/blindIndex.ts';
import type { KeyVault } from '#graph/vault/vault.ts';
import type { Clock } from '#platform/clock.ts';
import type { ErrorCode, ErrorDetails } from '#platform/errors.ts';
import type { Ids } from '#platform/ids.ts';
import type { AttributeDeclarations } from './normalise/normaliseFact.ts';

export interface IntakeDeps {
  readonly executor: Executor;
  readonly vault: KeyVault;
  readonly blind: Blind;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly attributes: AttributeDeclarations;
  /** The catalogue as it is now; purposes, recipients and notices of consents are looked up in it. */
  readonly catalogue: () => Promise<Catalogue>;
}

/** How far a product's word goes: one organisation must not speak for another, nor for the person. */
export interface WriterBounds {
  readonly organizationId: string;
  /** Identifier types of which the catalogue says that the product checks them. */
  readonly verifies: readonly string[];
}

/** Where claims come from: nothing enters without it. */
export interface IntakeProvenance {
  /** Who takes them in: software for an import, a steward, a product's organisation. */
  readonly agent: AgentRow;
  /** How far the writer's word goes; absent: all the way. */
  readonly bounds?: WriterBounds | undefined;
  /** Kind of the activity that is recorded for the batch. */
  readonly activity: 'import-batch' | 'record';
  /** Id of the activity that the batch is part of, e.g. the whole import. */
  readonly informedBy?: string;
  /** Row of the file for each claim, from 1. */
  readonly rows?: readonly number[];
  /** ISO 3166-1 alpha-2 region of telephone numbers that have no country code. */
  readonly region?: string;
  /**
   * Runs in the same transaction, after everything else, with what becomes of the claims that are not
   * rejected: an import's checkpoint. May run more than once.
   */
  readonly alongside?: (tx: GraphTransaction, outcomes: readonly WrittenOutcome[]) => Promise<void>;
}

/** A claim that is in the graph now. */
export interface WrittenOutcome {
  readonly outcome: 'created' | 'revised' | 'unchanged';
  /** Seed id of the record; for `unchanged` the one that says the same. */
  readonly recordId: string;
  /** How many identifiers were left out because they are placeholders such as `n/a`. */
  readonly leftOut: number;
}

/** A claim that broke a rule. */
export interface RejectedOutcome {
  readonly outcome: 'rejected';
  readonly code: ErrorCode;
  /** What was found and expected, without a personal value. */
  readonly message: string;
  readonly details: ErrorDetails;
}

/** What became of one claim. */
export type TakenIn = WrittenOutcome | RejectedOutcome;
