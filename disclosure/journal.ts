import type { Viewer } from '#platform/viewer.ts';

/** One reading of one person by somebody else. */
export interface JournalEntry {
  readonly viewer: Viewer;
  /** Raw id. */
  readonly personId: string;
  /** Names of the attributes whose values leave. */
  readonly attributes: readonly string[];
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
}

/** Called after the decisions of a batch and before any of its answers leaves; when it fails, none leaves. */
export type Journal = (entries: readonly JournalEntry[]) => Promise<void>;
