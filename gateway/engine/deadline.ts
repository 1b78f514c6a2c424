import { DomainError } from '#platform/errors.ts';

/** The end of a request's time: its deadline, or the client's going away. */
export interface Deadline {
  /** For upstream calls that can be aborted; made on first use, since in-process calls never ask. */
  readonly signal: AbortSignal;
  /** Settles as the call does, or rejects with DEADLINE_EXCEEDED when time is up first. */
  race<Value>(call: () => Promise<Value>): Promise<Value>;
  /** Time is up now. */
  expire(): void;
  /** The answer is complete: lets the timer go. */
  clear(): void;
}

const exceeded = (): DomainError =>
  new DomainError(
    'DEADLINE_EXCEEDED',
    'The request took longer than its deadline; what came in time is in data.',
  );

/** A deadline at `at`, in milliseconds since 1970. */
export const createDeadline = (at: number, now: number): Deadline => {
  const waiting = new Set<(error: DomainError) => void>();
  let controller: AbortController | undefined;
  let expired = at <= now;
  const expire = (): void => {
    expired = true;
    controller?.abort();
    for (const reject of waiting) reject(exceeded());
    waiting.clear();
  };
  const timer = setTimeout(expire, Math.max(0, at - now));
  return {
    get signal() {
      controller ??= new AbortController();
      if (expired) controller.abort();
      return controller.signal;
    },
    race: (call) =>
      new Promise((resolve, reject) => {
        if (expired) {
          reject(exceeded());
          return;
        }
        waiting.add(reject);
        call()
          .finally(() => waiting.delete(reject))
          .then(resolve, reject);
      }),
    expire,
    clear: () => {
      clearTimeout(timer);
      // The client's connection ends later: aborting what is over would cost an exception with its stack.
      controller = undefined;
    },
  };
};
