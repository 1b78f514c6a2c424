import type { Dialect } from './operation.ts';

/** One measurement: clients in a closed loop, each with one request under way. */
export interface LoadJob {
  readonly url: string;
  readonly token: string;
  readonly dialect: Dialect;
  /** Ids to draw from; sent once, kept for the jobs that follow without. */
  readonly ids?: readonly string[];
  readonly clients: number;
  /** People that one request asks for. */
  readonly people: number;
  readonly seconds: number;
}

/** Times in milliseconds. */
export interface LoadResult {
  readonly requests: number;
  readonly seconds: number;
  readonly p50: number;
  readonly p99: number;
}
