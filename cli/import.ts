import { readFile } from 'node:fs/promises';
import { importFile } from '#intake/importFile.ts';
import type { ImportProgress } from '#intake/import/progress.ts';
import type { ImportReport } from '#intake/import/importJob.ts';
import { parseMapping } from '#intake/mapping/parseMapping.ts';
import type { IntakeDeps } from '#intake/takeIn.types.ts';
import { DomainError } from '#platform/errors.ts';
import { createProgressDisplay, silentDisplay } from './process/progressBar.ts';
import type { ProgressStream } from './process/progressBar.ts';

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
  readonly err: ProgressStream;
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
  const display = args.json ? silentDisplay : createProgressDisplay(io.err);
  const { file: path, source, dryRun = false } = args;
  const onProgress = (progress: ImportProgress): void => {
    display.update(source, progress);
  };
  const report = await importFile(deps, { source, path, mapping, dryRun, onProgress }).finally(display.stop);
  io.out.write(args.json ? `${JSON.stringify(report)}\n` : `${describeReport(report)}\n`);
  return report;
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
