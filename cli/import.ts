import { readFile } from 'node:fs/promises';
import { Presets, SingleBar } from 'cli-progress';
import { importFile } from '#intake/importFile.ts';
import type { ImportReport } from '#intake/import/importJob.ts';
import type { ImportProgress } from '#intake/import/progress.ts';
import { parseMapping } from '#intake/mapping/parseMapping.ts';
import type { IntakeDeps } from '#intake/takeIn.types.ts';
import { DomainError } from '#platform/errors.ts';

export interface ImportArguments {
  /** CSV or NDJSON file, as the mapping says. */
  readonly file: string;
  readonly source: string;
  /** Path of the mapping file. */
  readonly mapping: string;
  readonly dryRun?: boolean;
  /** One JSON object on standard output in place of sentences. */
  readonly json?: boolean;
}

/** Where a command writes: the result to `out`, everything about its progress to `err`. */
export interface CommandIo {
  readonly out: NodeJS.WritableStream;
  readonly err: NodeJS.WritableStream & { readonly isTTY?: boolean };
}

/**
 * `acquaint import --source <name> --mapping <file> <csv|ndjson>`: shows a progress bar on a terminal, and
 * the report at the end. @throws DomainError as `importFile` does, and MAPPING_INVALID.
 */
export async function importCommand(
  deps: IntakeDeps,
  args: ImportArguments,
  io: CommandIo,
): Promise<ImportReport> {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(args.source)) {
    throw new DomainError(
      'INPUT_MALFORMED',
      '--source: expected a name of letters, digits, dots and hyphens',
    );
  }
  const mapping = parseMapping(await readMapping(args.mapping));
  const progress = args.json ? silent : showProgress(io.err);
  try {
    const { file: path, source, dryRun = false } = args;
    const report = await importFile(deps, { source, path, mapping, dryRun, onProgress: progress.show });
    progress.end();
    io.out.write(args.json ? `${JSON.stringify(report)}\n` : `${describeReport(report)}\n`);
    return report;
  } catch (error) {
    progress.end();
    throw error;
  }
}

async function readMapping(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new DomainError('MAPPING_INVALID', '--mapping: expected a file that can be read, found none', {
      cause,
    });
  }
}

interface ProgressDisplay {
  readonly show: (progress: ImportProgress) => void;
  readonly end: () => void;
}

const silent: ProgressDisplay = { show: () => undefined, end: () => undefined };

const duration = (seconds: number | undefined): string =>
  seconds === undefined
    ? '?'
    : seconds < 90
      ? `${String(seconds)} s`
      : `${String(Math.round(seconds / 60))} min`;

/** A bar on a terminal; elsewhere a line at most every five seconds. */
function showProgress(err: CommandIo['err']): ProgressDisplay {
  if (err.isTTY !== true) return plainProgress(err);
  const bar = new SingleBar(
    {
      stream: err,
      format:
        '{bar} {percentage} % | {value}/{total} rows | {rate} rows/s | {left} left | {rejected} rejected',
      hideCursor: true,
    },
    Presets.shades_classic,
  );
  let started = false;
  return {
    show: ({ rowsDone, rowsTotal, rate, secondsLeft, counts }) => {
      const payload = { rate, left: duration(secondsLeft), rejected: counts.rejected };
      if (!started) bar.start(rowsTotal, rowsDone, payload);
      started = true;
      bar.update(rowsDone, payload);
    },
    end: () => {
      bar.stop();
    },
  };
}

function plainProgress(err: CommandIo['err']): ProgressDisplay {
  let last = 0;
  return {
    show: ({ rowsDone, rowsTotal, rate, secondsLeft, counts }) => {
      const now = performance.now();
      if (now - last < 5_000 && rowsDone < rowsTotal) return;
      last = now;
      const done = `${String(rowsDone)} of ${String(rowsTotal)} rows, ${String(rate)} rows/s`;
      err.write(`${done}, ${duration(secondsLeft)} left, ${String(counts.rejected)} rejected\n`);
    },
    end: () => undefined,
  };
}

function describeReport(report: ImportReport): string {
  const { source, rows, counts, seconds, rejectedFile } = report;
  if (report.alreadyFinished && !report.dryRun) {
    return `${source}: this file was imported before with this mapping; nothing was changed.`;
  }
  const { created, revised, unchanged, rejected, leftOut } = counts;
  const lines = [
    `${source}: ${String(rows)} rows in ${String(seconds)} s${report.dryRun ? ' (dry run, nothing was written)' : ''}`,
    `  ${String(created)} created, ${String(revised)} revised, ${String(unchanged)} unchanged, ${String(rejected)} rejected`,
  ];
  if (report.resumedAfter > 0) lines.push(`  resumed: ${String(report.resumedAfter)} rows were done before`);
  if (leftOut > 0)
    lines.push(
      `  ${String(leftOut)} identifiers left out (placeholders, or malformed where the mapping allows)`,
    );
  for (const { line, code, reason } of report.rejectedSample.slice(0, 5)) {
    lines.push(`  line ${String(line)}: ${code}: ${reason}`);
  }
  if (rejectedFile) lines.push(`  rejected rows: ${rejectedFile}`);
  return lines.join('\n');
}
