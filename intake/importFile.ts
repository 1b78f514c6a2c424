import { createHash } from 'node:crypto';
import type { Checkpoint, ImportCounts } from './import/checkpoint.rules.ts';
import type { ImportFrame, ImportJob, ImportReport } from './import/importJob.ts';
import { importAgent, rejectedPathOf } from './import/importJob.ts';
import type { ImportIdentity } from './import/importRun.ts';
import { findImportRun, finishImportRun, importKey, openImportRun } from './import/importRun.ts';
import { takeAll, tryAll } from './import/runBatches.ts';
import { surveyFile } from './import/survey.ts';
import { compileMapping } from './mapping/compileMapping.ts';
import type { IntakeDeps } from './takeIn.types.ts';

/**
 * Imports a file: reads it once to judge it, then takes it in by batches, each in one transaction together
 * with the checkpoint. A run that was killed goes on where it stood when the same file is imported again;
 * a finished one changes nothing. Rejected rows go to a file beside it, without their values.
 * @throws DomainError MAPPING_INVALID, ATTRIBUTE_UNKNOWN, PURPOSE_UNKNOWN, FILE_MALFORMED, LINE_TOO_LONG:
 * nothing was changed. GRAPH_UNAVAILABLE, VAULT_UNAVAILABLE: what was committed stays; run it again.
 */
export async function importFile(deps: IntakeDeps, job: ImportJob): Promise<ImportReport> {
  const start = performance.now();
  const { attributes } = deps;
  const catalogue = await deps.catalogue();
  const compiled = compileMapping(job.mapping, { source: job.source, attributes, catalogue });
  const survey = await surveyFile(job.path, compiled, job.limits);
  const frame: ImportFrame = { deps, job, compiled, survey, sample: [] };
  const identity: ImportIdentity = {
    source: job.source,
    fileHash: survey.fileHash,
    mappingHash: createHash('sha256').update(JSON.stringify(job.mapping)).digest('hex'),
  };
  const earlier = await findImportRun(deps, importKey(identity));
  const counts = job.dryRun ? await tryAll(frame) : await take(frame, identity, earlier);
  return {
    source: job.source,
    rows: survey.rows,
    counts,
    dryRun: job.dryRun ?? false,
    resumedAfter: rowsIn(earlier),
    alreadyFinished: earlier?.finished ?? false,
    ...(!job.dryRun && counts.rejected > 0 ? { rejectedFile: rejectedPathOf(job) } : {}),
    rejectedSample: frame.sample,
    seconds: Math.round(performance.now() - start) / 1000,
  };
}

const rowsIn = (checkpoint: Checkpoint | undefined): number =>
  (checkpoint?.done ?? []).reduce((sum, [from, to]) => sum + to - from + 1, 0);

async function take(
  frame: ImportFrame,
  identity: ImportIdentity,
  earlier: Checkpoint | undefined,
): Promise<ImportCounts> {
  if (earlier?.finished) return earlier.counts;
  const run = await openImportRun(frame.deps, identity, importAgent);
  await takeAll(frame, run);
  const finished = await finishImportRun(frame.deps, run, { identity, agent: importAgent });
  return finished.counts;
}
