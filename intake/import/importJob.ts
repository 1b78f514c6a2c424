import type { AgentRow } from '#core/evidence/evidenceRows.ts';
import type { CompiledMapping } from '#intake/mapping/compileMapping.ts';
import type { Mapping } from '#intake/mapping/mappingSchema.ts';
import type { ReadLimits } from '#intake/read/inputRow.ts';
import type { IntakeDeps } from '#intake/takeIn.types.ts';
import type { ImportCounts } from './checkpoint.rules.ts';
import type { ImportProgress } from './progress.ts';
import type { RejectedRow } from './rejectedFile.ts';
import type { Survey } from './survey.ts';

export interface ImportJob {
  /** Name of the source, e.g. `crm`. */
  readonly source: string;
  readonly path: string;
  readonly mapping: Mapping;
  /** Judges everything, writes nothing. */
  readonly dryRun?: boolean;
  /** Default: `<path>.rejected.ndjson`. */
  readonly rejectedPath?: string;
  readonly onProgress?: (progress: ImportProgress) => void;
  readonly limits?: ReadLimits;
  /** Rows in one transaction; default 1,000. */
  readonly batchSize?: number;
  /** Transactions at a time; default 2. */
  readonly inFlight?: number;
  /** Milliseconds to wait for a Neo4j or vault that went away before giving up; default one minute. */
  readonly patience?: number;
}

export interface ImportReport {
  readonly source: string;
  readonly rows: number;
  /** Over all runs of this import. */
  readonly counts: ImportCounts;
  readonly dryRun: boolean;
  /** How many rows earlier runs had dealt with. */
  readonly resumedAfter: number;
  /** The same file was imported with the same mapping before: nothing was changed. */
  readonly alreadyFinished: boolean;
  /** Path of the file of rejected rows, when there are any. */
  readonly rejectedFile?: string;
  /** The first rejected rows of this run. */
  readonly rejectedSample: readonly RejectedRow[];
  readonly seconds: number;
}

/** An import under way. */
export interface ImportFrame {
  readonly deps: IntakeDeps;
  readonly job: ImportJob;
  readonly compiled: CompiledMapping;
  readonly survey: Survey;
  readonly sample: RejectedRow[];
}

/** Who takes the rows in: the program itself. */
export const importAgent: AgentRow = {
  id: 'software:acquaint-import',
  kind: 'software',
  name: 'acquaint import',
};

export const rejectedPathOf = (job: ImportJob): string => job.rejectedPath ?? `${job.path}.rejected.ndjson`;
