import { setTimeout as sleep } from 'node:timers/promises';
import { DomainError } from '#platform/errors.ts';
import { failureKindOf } from './failures.ts';

/** How long to go on after the first failure, in milliseconds, by what failed. */
export interface RetryBudget {
  readonly transient: number;
  readonly unreachable: number;
}

/** Reads and a dead Neo4j answer within seconds; writers that deadlock get time to queue up. */
export const readBudget: RetryBudget = { transient: 3_000, unreachable: 2_000 };
export const writeBudget: RetryBudget = { transient: 15_000, unreachable: 3_000 };

const firstDelay = 20;
const longestDelay = 1_000;

const budgetFor = (error: unknown, budget: RetryBudget): number => {
  if (!(error instanceof DomainError) || error.code !== 'GRAPH_UNAVAILABLE') return -1;
  const kind = failureKindOf(error.cause);
  return kind === 'transient' || kind === 'unreachable' ? budget[kind] : -1;
};

/**
 * Calls `attempt` until it succeeds, fails for good, or the budget is spent; throws the last error.
 * Delays double with jitter, so that writers that collided don't collide again in step.
 */
export const withRetries = async <T>(attempt: () => Promise<T>, budget: RetryBudget): Promise<T> => {
  const start = performance.now();
  for (let delay = firstDelay; ; delay = Math.min(delay * 2, longestDelay)) {
    try {
      return await attempt();
    } catch (error) {
      const pause = delay * (0.5 + Math.random());
      if (performance.now() - start + pause > budgetFor(error, budget)) throw error;
      await sleep(pause);
    }
  }
};
