import { setTimeout as sleep } from 'node:timers/promises';
import type { Launched } from './launch.ts';

/** A program that is started again when it ends on its own. */
export interface Kept {
  /** Ends it for good. */
  stop(): Promise<void>;
}

export interface KeepSettings {
  /** What runs already. */
  readonly first: Launched;
  /** Starts it once more, and notes its process. */
  readonly again: () => Promise<Launched>;
  /** Milliseconds before the first restart; doubles up to `longestPause` while it keeps ending at once. */
  readonly pause?: number;
}

const longestPause = 30_000;
/** One that ran this long, in milliseconds, has not failed to start. */
const wellEnough = 60_000;

/** Watches a launched Neo4j: killed, or ended by lack of memory, it is started again on the same data. */
export function keepRunning({ first, again, pause = 1_000 }: KeepSettings): Kept {
  const stopping = new AbortController();
  let current = first;
  const watch = async (): Promise<void> => {
    let wait = pause;
    for (;;) {
      const startedAt = Date.now();
      await current.ended;
      if (Date.now() - startedAt > wellEnough) wait = pause;
      await sleep(wait, undefined, { signal: stopping.signal });
      wait = Math.min(wait * 2, longestPause);
      current = await again();
      // Stopped while it was launched: nobody else knows of this one.
      if (stopping.signal.aborted) return current.stop();
    }
  };
  const watching = watch().catch(() => undefined); // only `stop` ends it
  return {
    stop: async () => {
      stopping.abort();
      await current.stop();
      await watching;
    },
  };
}
