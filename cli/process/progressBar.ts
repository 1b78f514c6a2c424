import { Presets, SingleBar } from 'cli-progress';

/** Shows how far something is: a bar on a terminal, a line every few seconds elsewhere. */
export interface ProgressDisplay {
  update(
    label: string,
    progress: { done: number; total: number; rate: number; secondsLeft?: number | undefined },
  ): void;
  stop(): void;
}

const betweenLines = 5_000;

export function createProgressDisplay(stream: NodeJS.WriteStream): ProgressDisplay {
  return stream.isTTY ? barOn(stream) : linesOn(stream);
}

function barOn(stream: NodeJS.WriteStream): ProgressDisplay {
  const format = '{label} {bar} {percentage} % | {value}/{total} rows | {rate} rows/s | {left} left';
  const bar = new SingleBar(
    { format, stream, hideCursor: true, etaBuffer: 1, clearOnComplete: false },
    Presets.rect,
  );
  let shown: string | undefined;
  return {
    update: (label, { done, total, rate, secondsLeft }) => {
      const fields = { label: label.padEnd(10), rate, left: leftOf(secondsLeft) };
      if (shown !== label) {
        if (shown !== undefined) bar.stop();
        bar.start(total, done, fields);
        shown = label;
      } else bar.update(done, fields);
    },
    stop: () => {
      bar.stop();
    },
  };
}

function linesOn(stream: NodeJS.WriteStream): ProgressDisplay {
  let last = 0;
  return {
    update: (label, { done, total, rate, secondsLeft }) => {
      if (done < total && Date.now() - last < betweenLines) return;
      last = Date.now();
      stream.write(`${label}: ${done} of ${total} rows, ${rate} rows/s, ${leftOf(secondsLeft)} left\n`);
    },
    stop: () => undefined,
  };
}

const leftOf = (seconds: number | undefined): string => (seconds === undefined ? '?' : `${seconds} s`);
