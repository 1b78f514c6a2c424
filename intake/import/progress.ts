import type { ImportCounts } from './checkpoint.rules.ts';

/** How far an import is. */
export interface ImportProgress {
  readonly rowsDone: number;
  readonly rowsTotal: number;
  /** Rows a second in this run. */
  readonly rate: number;
  /** Absent until a rate is known. */
  readonly secondsLeft?: number;
  readonly counts: ImportCounts;
}

/**
 * Makes the function that is told of each batch that is done and tells the listener. `before`: rows that
 * were done before this run; they count as done, but not for the rate.
 */
export function progressMeter(
  rowsTotal: number,
  before: number,
  listener: ((progress: ImportProgress) => void) | undefined,
): (rows: number, counts: ImportCounts) => void {
  const start = performance.now();
  let taken = 0;
  return (rows, counts) => {
    taken += rows;
    const seconds = (performance.now() - start) / 1000;
    const rate = seconds > 0 ? taken / seconds : 0;
    const rowsDone = before + taken;
    listener?.({
      rowsDone,
      rowsTotal,
      rate: Math.round(rate),
      ...(rate > 0 ? { secondsLeft: Math.ceil((rowsTotal - rowsDone) / rate) } : {}),
      counts,
    });
  };
}
