import { hasCode } from '#platform/errno.ts';
import { open, rename, rm } from 'node:fs/promises';
import type { DomainError, ErrorCode, ErrorDetails } from '#platform/errors.ts';
import type { RowRange } from './checkpoint.rules.ts';
import { isDone } from './checkpoint.rules.ts';

/** A row that was not taken in, without any of its values. */
export interface RejectedRow {
  readonly line: number;
  readonly row: number;
  readonly column?: string;
  /** Length and kinds of characters of what was found. */
  readonly valueClass?: string;
  readonly code: ErrorCode;
  readonly reason: string;
}

const textOf = (details: ErrorDetails, name: string): string | undefined => {
  const value = details[name];
  return typeof value === 'string' ? value : undefined;
};

/** `columnOf`: the column of a part of the claim, for faults that name a part. */
export function rejectedRow(
  place: { readonly line: number; readonly row: number },
  fault: Pick<DomainError, 'code' | 'message' | 'details'>,
  columnOf?: (part: string) => string | undefined,
): RejectedRow {
  const column = textOf(fault.details, 'column') ?? columnOf?.(textOf(fault.details, 'part') ?? '');
  const valueClass = textOf(fault.details, 'valueClass');
  return {
    line: place.line,
    row: place.row,
    ...(column === undefined ? {} : { column }),
    ...(valueClass === undefined ? {} : { valueClass }),
    code: fault.code,
    reason: fault.message,
  };
}

export interface RejectedFile {
  /** Appends rows; they are in the file before the batch that they belong to commits. */
  readonly append: (rows: readonly RejectedRow[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * Opens the file of rejected rows. What an earlier, broken run left there of rows that are not dealt with is
 * dropped, since those rows come again. The file is created with the first rejected row.
 */
export async function openRejectedFile(path: string, done: readonly RowRange[]): Promise<RejectedFile> {
  const kept = await keptLines(path, done);
  await rm(path, { force: true });
  if (kept.length > 0) await writeWhole(path, kept);
  // The promise is kept, not the file: batches in flight append at the same time.
  let opened: ReturnType<typeof open> | undefined;
  return {
    append: async (rows) => {
      if (rows.length === 0) return;
      opened ??= open(path, 'a', 0o600);
      const file = await opened;
      await file.appendFile(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
      await file.datasync();
    },
    close: async () => (await opened)?.close(),
  };
}

async function writeWhole(path: string, lines: readonly string[]): Promise<void> {
  const file = await open(`${path}.tmp`, 'w', 0o600);
  await file.writeFile(lines.map((line) => `${line}\n`).join(''));
  await file.datasync();
  await file.close();
  await rename(`${path}.tmp`, path);
}

async function keptLines(path: string, done: readonly RowRange[]): Promise<readonly string[]> {
  if (done.length === 0) return [];
  const file = await open(path).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  });
  if (!file) return [];
  const kept: string[] = [];
  for await (const line of file.readLines()) {
    const row = rowOf(line);
    if (row !== undefined && isDone(done, row)) kept.push(line);
  }
  return kept;
}

/** The row of a line; a line that was cut off by a kill has none. */
function rowOf(line: string): number | undefined {
  try {
    const row = (JSON.parse(line) as Partial<RejectedRow>).row;
    return typeof row === 'number' ? row : undefined;
  } catch {
    return undefined;
  }
}
