import { createReadStream } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PreparedBatch } from '#intake/takeIn.ts';
import { commitBatch, isDraft, prepareBatch, tryBatch } from '#intake/takeIn.ts';
import type { IntakeProvenance, TakenIn } from '#intake/takeIn.types.ts';
import { DomainError } from '#platform/errors.ts';
import type { ImportBatch } from './batches.ts';
import { batchesOf } from './batches.ts';
import type { ImportCounts, RowRange } from './checkpoint.rules.ts';
import { addCounts, countOutcomes, noCounts } from './checkpoint.rules.ts';
import type { ImportFrame } from './importJob.ts';
import { importAgent, rejectedPathOf } from './importJob.ts';
import type { ImportRun } from './importRun.ts';
import { checkpointBatch } from './importRun.ts';
import { eachInFlight } from './inFlight.ts';
import { progressMeter } from './progress.ts';
import type { RejectedRow } from './rejectedFile.ts';
import { openRejectedFile, rejectedRow } from './rejectedFile.ts';
import { subjectOrder } from './subjectOrder.ts';
import { readRows } from './survey.ts';

const sampleSize = 20;
const defaultSize = 1_000;
const defaultInFlight = 2;
const defaultPatience = 60_000;

/** A batch that is judged: what remains is to commit it. */
interface JudgedBatch {
  readonly batch: ImportBatch;
  readonly provenance: IntakeProvenance;
  readonly prepared: PreparedBatch;
  readonly rejected: readonly RejectedRow[];
}

function provenanceOf({ job }: ImportFrame, batch: ImportBatch, run?: ImportRun): IntakeProvenance {
  const { region } = job.mapping;
  return {
    agent: importAgent,
    activity: 'import-batch',
    rows: batch.rows.map(({ row }) => row),
    ...(run ? { informedBy: run.checkpoint.activityId } : {}),
    ...(region === undefined ? {} : { region }),
  };
}

/** Rows of a batch that were refused while reading, mapping or judging, in the order of the file. */
const rejectedOf = (batch: ImportBatch, prepared: PreparedBatch): readonly RejectedRow[] =>
  [
    ...batch.rejected,
    ...batch.rows.flatMap((row, index) => {
      const one = prepared[index];
      return one && !isDraft(one) ? [rejectedRow(row, one, row.columnOf)] : [];
    }),
  ].sort((a, b) => a.row - b.row);

async function* judgedBatches(
  frame: ImportFrame,
  done: readonly RowRange[],
  run?: ImportRun,
): AsyncGenerator<JudgedBatch> {
  const { deps, job, compiled, sample } = frame;
  const bytes = createReadStream(job.path, { highWaterMark: 256 * 1024 });
  const form = { compiled, size: job.batchSize ?? defaultSize, done };
  for await (const batch of batchesOf(readRows(bytes, compiled, job.limits), form)) {
    const provenance = provenanceOf(frame, batch, run);
    const claims = batch.rows.map(({ claim }) => claim);
    const prepared = await prepareBatch(deps, provenance, claims);
    const rejected = rejectedOf(batch, prepared);
    sample.push(...rejected.slice(0, sampleSize - sample.length));
    yield { batch, provenance, prepared, rejected };
  }
}

const countsOf = ({ batch, rejected }: JudgedBatch, outcomes: readonly TakenIn[]): ImportCounts => {
  const counts = countOutcomes(outcomes.filter(({ outcome }) => outcome !== 'rejected'));
  return { ...counts, rejected: rejected.length, leftOut: counts.leftOut + batch.leftOut };
};

const rowsOf = ({ batch: { range } }: JudgedBatch): number => range[1] - range[0] + 1;

/** Judges every row and asks the graph what is known of it; writes nothing. */
export async function tryAll(frame: ImportFrame): Promise<ImportCounts> {
  const meter = progressMeter(frame.survey.rows, 0, frame.job.onProgress);
  let counts = noCounts;
  for await (const judged of judgedBatches(frame, [])) {
    const outcomes = await tryBatch(frame.deps, judged.provenance, judged.prepared);
    counts = addCounts(counts, countsOf(judged, outcomes));
    meter(rowsOf(judged), counts);
  }
  return counts;
}

/** Takes in what is not dealt with yet; each batch commits together with the checkpoint that covers it. */
export async function takeAll(frame: ImportFrame, run: ImportRun): Promise<void> {
  const { deps, job, survey } = frame;
  const { done, counts: before } = run.checkpoint;
  const meter = progressMeter(
    survey.rows,
    done.reduce((sum, [from, to]) => sum + to - from + 1, 0),
    job.onProgress,
  );
  const file = await openRejectedFile(rejectedPathOf(job), done);
  const inOrder = subjectOrder();
  let counts = before;
  const commit = async (judged: JudgedBatch): Promise<readonly TakenIn[]> => {
    // In the file before the batch commits: a kill in between leaves them there, and resuming drops them.
    await file.append(judged.rejected);
    const provenance: IntakeProvenance = {
      ...judged.provenance,
      alongside: (tx, outcomes) =>
        checkpointBatch(tx, run.key, { range: judged.batch.range, counts: countsOf(judged, outcomes) }),
    };
    const patience = job.patience ?? defaultPatience;
    return patiently(patience, () => commitBatch(deps, provenance, judged.prepared));
  };
  const takeBatch = async (judged: JudgedBatch): Promise<void> => {
    const subjects = judged.prepared.filter(isDraft).map(({ subjectKey }) => subjectKey);
    const outcomes = await inOrder(subjects, () => commit(judged));
    counts = addCounts(counts, countsOf(judged, outcomes));
    meter(rowsOf(judged), counts);
  };
  try {
    await eachInFlight(judgedBatches(frame, done, run), job.inFlight ?? defaultInFlight, takeBatch);
  } finally {
    await file.close();
  }
}

/** Calls again while Neo4j or the vault is away, up to `patience` milliseconds; a batch may be written twice. */
async function patiently<T>(patience: number, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  for (let pause = 500; ; pause = Math.min(pause * 2, 5_000)) {
    try {
      return await work();
    } catch (error) {
      const hopeful = error instanceof DomainError && error.retryable;
      if (!hopeful || performance.now() - start + pause > patience) throw error;
      await sleep(pause);
    }
  }
}
