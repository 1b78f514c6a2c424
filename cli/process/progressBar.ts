import { Presets, SingleBar } from 'cli-progress';
import type { ImportProgress } from '#intake/import/progress.ts';

/** Shows how far imports are: a bar on a terminal, a line every few seconds elsewhere. */
export interface ProgressDisplay {
  readonly update: (source: string, progress: ImportProgress) => void;
  readonly stop: () => void;
}

/** A terminal, or anything that takes lines. */
export type ProgressStream = NodeJS.WritableStream & { readonly isTTY?: boolean };

const betweenLines = 5_000;

export const silentDisplay: ProgressDisplay = { update: () => undefined, stop: () => undefined };

export const createProgressDisplay = (stream: ProgressStream): ProgressDisplay =>
  stream.isTTY === true ? barOn(stream) : linesOn(stream);

function barOn(stream: ProgressStream): ProgressDisplay {
  const format =
    '{source} {bar} {percentage} % | {value}/{total} rows | {rate} rows/s | {left} left | {rejected} rejected';
  const bar = new SingleBar({ format, stream, hideCursor: true }, Presets.shades_classic);
  let shown: string | undefined;
  return {
    update: (source, { rowsDone, rowsTotal, rate, secondsLeft, counts }) => {
      const { rejected } = counts;
      const payload = { source: source.padEnd(10), rate, left: duration(secondsLeft), rejected };
      if (shown !== source) {
        if (shown !== undefined) bar.stop();
        bar.start(rowsTotal, rowsDone, payload);
        shown = source;
      }
      bar.update(rowsDone, payload);
    },
    stop: () => {
      bar.stop();
    },
  };
}

function linesOn(stream: ProgressStream): ProgressDisplay {
  let last = 0;
  return {
    update: (source, { rowsDone, rowsTotal, rate, secondsLeft, counts }) => {
      const now = performance.now();
      if (now - last < betweenLines && rowsDone < rowsTotal) return;
      last = now;
      const done = `${source}: ${rowsDone} of ${rowsTotal} rows, ${rate} rows/s`;
      stream.write(`${done}, ${duration(secondsLeft)} left, ${counts.rejected} rejected\n`);
    },
    stop: () => undefined,
  };
}

function duration(seconds: number | undefined): string {
  if (seconds === undefined) return '?';
  return seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}
