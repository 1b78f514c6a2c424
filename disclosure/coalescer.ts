import type { Clock } from '#platform/clock.ts';
import { createWaitingLine } from './waitingLine.ts';
import type { Waiting } from './waitingLine.ts';

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

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error('a batch failed'));

const latestOf = (batch: readonly { readonly deadline: number }[]): number =>
  batch.reduce((latest, { deadline }) => Math.max(latest, deadline), 0);

/**
 * Lets asks of concurrent requests share one batch: those of the same turn of the event loop, and those that come
 * while the allowed number of batches is under way. An ask never joins a batch that has begun: a withdrawal binds
 * every request received after its acknowledgement, and a batch that began before may have read before.
 */
export const createCoalescer = <Ask, Answer>(
  settings: CoalescerSettings,
  answerBatch: AnswerBatch<Ask, Answer>,
): Coalesced<Ask, Answer> => {
  const { maxBatch, minBatch, maxInFlight } = settings;
  const line = createWaitingLine<Ask, Answer>(settings.clock);
  let inFlight = 0;
  let scheduled = false;

  const runBatch = async (batch: readonly Waiting<Ask, Answer>[]): Promise<void> => {
    try {
      const asks = batch.map(({ ask }) => ask);
      const answers = await answerBatch(asks, latestOf(batch));
      batch.forEach((waiting, index) => line.settle(waiting, answers[index]));
    } catch (error) {
      for (const waiting of batch) line.settle(waiting, asError(error));
    } finally {
      inFlight -= 1;
      schedule();
    }
  };
  const dispatch = (): void => {
    scheduled = false;
    for (let length = line.length(); length > 0 && inFlight < maxInFlight; length = line.length()) {
      const share = Math.ceil(length / (maxInFlight - inFlight));
      const batch = line.take(Math.max(share, minBatch), maxBatch);
      inFlight += 1;
      void runBatch(batch);
    }
  };
  const schedule = (): void => {
    if (scheduled || inFlight >= maxInFlight || line.length() === 0) return;
    scheduled = true;
    setImmediate(dispatch);
  };
  return (ask, deadline, group) =>
    new Promise<Answer>((resolve, reject) => {
      line.join({ ask, deadline, group, resolve, reject });
      if (!scheduled && inFlight < maxInFlight) schedule();
    });
};
