import { DomainError } from '#platform/errors.ts';
import type { Clock } from '#platform/clock.ts';

/** One asked thing and who waits for it. */
interface Waiting<Ask, Answer> {
  readonly ask: Ask;
  readonly group: object | undefined;
  readonly deadline: number;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
  done: boolean;
}

/** Answers all asks of one batch, in their order; an Error is the answer of that ask alone. */
export type AnswerBatch<Ask, Answer> = (
  asks: readonly Ask[],
  deadline: number,
) => Promise<readonly (Answer | Error)[]>;

export interface CoalescerSettings {
  readonly clock: Clock;
  /** Most asks of one batch. */
  readonly maxBatch: number;
  /** Fewest asks worth a batch of their own beside another one, so that Neo4j works while the answers of one are made. */
  readonly minBatch: number;
  /** Most batches under way at once. */
  readonly maxInFlight: number;
}

/**
 * `deadline`: milliseconds since 1970 after which the answer is of no use. Asks of one `group` that come one after the
 * other stay in one batch, so that one operation costs one query.
 */
export type Coalesced<Ask, Answer> = (ask: Ask, deadline: number, group?: object) => Promise<Answer>;

const sweepEvery = 50;
const late = (): DomainError =>
  new DomainError('DEADLINE_EXCEEDED', 'The deadline passed before the graph had answered.');
const asError = (error: unknown): Error => (error instanceof Error ? error : new Error('a batch failed'));

/**
 * Lets asks of concurrent requests share one batch: those of the same turn of the event loop, and those that come
 * while the allowed number of batches is under way. An ask never joins a batch that has begun: a withdrawal binds
 * every request received after its acknowledgement, and a batch that began before may have read before.
 */
export const createCoalescer = <Ask, Answer>(
  settings: CoalescerSettings,
  answerBatch: AnswerBatch<Ask, Answer>,
): Coalesced<Ask, Answer> => {
  const pending = new Set<Waiting<Ask, Answer>>();
  let queue: Waiting<Ask, Answer>[] = [];
  let inFlight = 0;
  let scheduled = false;
  let sweeper: NodeJS.Timeout | undefined;
  const now = (): number => settings.clock.now().getTime();

  const settle = (waiting: Waiting<Ask, Answer>, answer: Answer | Error | undefined): void => {
    if (waiting.done) return;
    waiting.done = true;
    pending.delete(waiting);
    if (answer instanceof Error) waiting.reject(answer);
    else if (answer === undefined) waiting.reject(new Error('a batch left an ask without an answer'));
    else waiting.resolve(answer);
    if (pending.size === 0) {
      clearInterval(sweeper);
      sweeper = undefined;
    }
  };
  const sweep = (): void => {
    const time = now();
    for (const waiting of pending) if (waiting.deadline <= time) settle(waiting, late());
  };

  const runBatch = async (batch: readonly Waiting<Ask, Answer>[]): Promise<void> => {
    const deadline = batch.reduce((latest, waiting) => Math.max(latest, waiting.deadline), 0);
    try {
      const answers = await answerBatch(
        batch.map(({ ask }) => ask),
        deadline,
      );
      batch.forEach((waiting, index) => settle(waiting, answers[index]));
    } catch (error) {
      for (const waiting of batch) settle(waiting, asError(error));
    } finally {
      inFlight -= 1;
      schedule();
    }
  };
  /** Shares what waits among the free places, without parting a group. */
  const takeBatch = (): readonly Waiting<Ask, Answer>[] => {
    const share = Math.ceil(queue.length / (settings.maxInFlight - inFlight));
    let size = Math.min(queue.length, settings.maxBatch, Math.max(share, settings.minBatch));
    const { group } = queue[size - 1] ?? {};
    while (group && size < settings.maxBatch && queue[size]?.group === group) size += 1;
    return queue.splice(0, size);
  };
  const dispatch = (): void => {
    scheduled = false;
    sweep();
    queue = queue.filter(({ done }) => !done);
    while (queue.length > 0 && inFlight < settings.maxInFlight) {
      const batch = takeBatch();
      inFlight += 1;
      void runBatch(batch);
    }
  };
  const schedule = (): void => {
    if (scheduled || queue.length === 0 || inFlight >= settings.maxInFlight) return;
    scheduled = true;
    setImmediate(dispatch);
  };

  return (ask, deadline, group) =>
    new Promise<Answer>((resolve, reject) => {
      const waiting: Waiting<Ask, Answer> = { ask, deadline, group, resolve, reject, done: false };
      pending.add(waiting);
      sweeper ??= setInterval(sweep, sweepEvery).unref();
      queue.push(waiting);
      schedule();
    });
};
