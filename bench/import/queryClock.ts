import type { ExecutorMetrics } from '#graph/queryMetrics.ts';
import { round } from '../report.ts';

/** All runs of one query. */
export interface QueryTotal {
  readonly runs: number;
  readonly seconds: number;
}

/** Adds up where the time goes, by the names of the queries. Two in flight each count their own time. */
export interface QueryClock extends ExecutorMetrics {
  reset(): void;
  /** The longest first. */
  totals(): Readonly<Record<string, QueryTotal>>;
}

export function createQueryClock(): QueryClock {
  const known = new Map<string, { runs: number; milliseconds: number }>();
  return {
    onQuery: ({ name, milliseconds }) => {
      const total = known.get(name) ?? { runs: 0, milliseconds: 0 };
      total.runs += 1;
      total.milliseconds += milliseconds;
      known.set(name, total);
    },
    reset: () => {
      known.clear();
    },
    totals: () =>
      Object.fromEntries(
        [...known]
          .sort(([, a], [, b]) => b.milliseconds - a.milliseconds)
          .map(([name, { runs, milliseconds }]) => [name, { runs, seconds: round(milliseconds / 1000) }]),
      ),
  };
}
