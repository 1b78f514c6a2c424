import { createHash } from 'node:crypto';
import type { Viewer } from '#platform/viewer.ts';

interface Entry {
  readonly viewer: Viewer;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** Verified tokens for a short while, the least recently used one dropped first. */
export interface TokenCache {
  get(token: string, now: number): Viewer | undefined;
  set(token: string, entry: Entry): void;
}

// A hash, so that a dump of the process's memory holds no list of usable tokens beyond those in flight.
const keyOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

export function createTokenCache(limit: number): TokenCache {
  // A Map keeps insertion order: putting an entry in again makes it the youngest.
  const entries = new Map<string, Entry>();
  return {
    get: (token, now) => {
      const key = keyOf(token);
      const entry = entries.get(key);
      if (!entry) return undefined;
      entries.delete(key);
      if (entry.until <= now) return undefined;
      entries.set(key, entry);
      return entry.viewer;
    },
    set: (token, entry) => {
      entries.set(keyOf(token), entry);
      if (entries.size <= limit) return;
      const [oldest] = entries.keys();
      if (oldest !== undefined) entries.delete(oldest);
    },
  };
}
