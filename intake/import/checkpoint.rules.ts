import type { TakenIn } from '#intake/takeIn.types.ts';

/** Rows from..to of the data, both inclusive, from 1. */
export type RowRange = readonly [from: number, to: number];

export interface ImportCounts {
  readonly created: number;
  readonly revised: number;
  readonly unchanged: number;
  readonly rejected: number;
  /** Identifiers left out, as placeholders or because the mapping says so. */
  readonly leftOut: number;
}

/** How far an import came. Stored as JSON text in the same transaction as each batch. */
export interface Checkpoint {
  /** Id of the activity of the whole import. */
  readonly activityId: string;
  readonly startedAt: number;
  /** Rows that are dealt with, sorted and merged; batches may commit out of order. */
  readonly done: readonly RowRange[];
  readonly counts: ImportCounts;
  readonly finished: boolean;
}

export const noCounts: ImportCounts = { created: 0, revised: 0, unchanged: 0, rejected: 0, leftOut: 0 };

/** Sorts and merges ranges that touch. */
export function mergeRanges(ranges: readonly RowRange[]): readonly RowRange[] {
  const merged: [number, number][] = [];
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

/** Whether a row is dealt with. */
export const isDone = (done: readonly RowRange[], row: number): boolean =>
  done.some(([from, to]) => from <= row && row <= to);

export function countOutcomes(outcomes: readonly TakenIn[]): ImportCounts {
  const counts = { ...noCounts };
  for (const one of outcomes) {
    counts[one.outcome] += 1;
    if (one.outcome !== 'rejected') counts.leftOut += one.leftOut;
  }
  return counts;
}

export const addCounts = (a: ImportCounts, b: ImportCounts): ImportCounts => ({
  created: a.created + b.created,
  revised: a.revised + b.revised,
  unchanged: a.unchanged + b.unchanged,
  rejected: a.rejected + b.rejected,
  leftOut: a.leftOut + b.leftOut,
});

/** The checkpoint after a batch; unchanged when the batch is in it already (a COMMIT whose answer was lost). */
export function afterBatch(before: Checkpoint, range: RowRange, counts: ImportCounts): Checkpoint {
  if (isDone(before.done, range[0])) return before;
  return { ...before, done: mergeRanges([...before.done, range]), counts: addCounts(before.counts, counts) };
}
