import type { Clock } from '#platform/clock.ts';
import { DomainError } from '#platform/errors.ts';

/** One asked thing and who waits for it. */
export interface Waiting<Ask, Answer> {
  readonly ask: Ask;
  readonly group: object | undefined;
  /** Milliseconds since 1970 after which the answer is of no use. */
  readonly deadline: number;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
  done: boolean;
}

/** All who wait: those in the queue, and those whose batch is under way. */
export interface WaitingLine<Ask, Answer> {
  join(waiting: Omit<Waiting<Ask, Answer>, 'done'>): void;
  /** Answers once; an Error rejects. Later answers, after the deadline say, are dropped. */
  settle(waiting: Waiting<Ask, Answer>, answer: Answer | Error | undefined): void;
  /** How many are in the queue, without those who gave up. */
  length(): number;
  /** Takes the first ones out of the queue; a group that would be parted is taken whole, up to `most`. */
  take(size: number, most: number): readonly Waiting<Ask, Answer>[];
}

const sweepEvery = 50;
const late = (): DomainError =>
  new DomainError('DEADLINE_EXCEEDED', 'The deadline passed before the graph had answered.');

/** Makes an empty line; every 50 ms those whose deadline has passed are told so. */
export const createWaitingLine = <Ask, Answer>(clock: Clock): WaitingLine<Ask, Answer> => {
  const pending = new Set<Waiting<Ask, Answer>>();
  let queue: Waiting<Ask, Answer>[] = [];
  let sweeper: NodeJS.Timeout | undefined;

  const settle = (waiting: Waiting<Ask, Answer>, answer: Answer | Error | undefined): void => {
    if (waiting.done) return;
    waiting.done = true;
    pending.delete(waiting);
    if (answer instanceof Error) waiting.reject(answer);
    else if (answer === undefined) waiting.reject(new Error('a batch left an ask without an answer'));
    else waiting.resolve(answer);
    if (pending.size > 0) return;
    clearInterval(sweeper);
    sweeper = undefined;
  };
  const sweep = (): void => {
    const time = clock.now().getTime();
    for (const waiting of pending) if (waiting.deadline <= time) settle(waiting, late());
  };
  return {
    join: (joining) => {
      const waiting = { ...joining, done: false };
      pending.add(waiting);
      queue.push(waiting);
      sweeper ??= setInterval(sweep, sweepEvery).unref();
    },
    settle,
    length: () => {
      sweep();
      queue = queue.filter(({ done }) => !done);
      return queue.length;
    },
    take: (wanted, most) => {
      let size = Math.min(wanted, most, queue.length);
      const { group } = queue[size - 1] ?? {};
      while (group && size < most && queue[size]?.group === group) size += 1;
      return queue.splice(0, size);
    },
  };
};
