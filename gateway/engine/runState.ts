import type { GraphQLFormattedError } from 'graphql';
import type { Envelope } from '#platform/viewer.ts';
import type { Deadline } from './deadline.ts';
import type { JsonObject } from './json.ts';

/** A fetch that gave nothing for some fields of an object: why, so that each field can say so with its path. */
export interface Failure {
  readonly keys: ReadonlySet<string>;
  readonly message: string;
  readonly extensions: Readonly<Record<string, unknown>>;
  /** Another error tells the reason already: the subgraph lost the whole object to a null that bubbled up. */
  readonly told?: boolean;
}

/** What one run of an operation gathers. Nothing in here outlives the request or is shared between two. */
export interface RunState {
  readonly data: JsonObject;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly envelope: Envelope;
  readonly deadline: Deadline;
  readonly errors: GraphQLFormattedError[];
  readonly failures: Map<JsonObject, Failure[]>;
}

/** One compiled node of a plan. Never rejects: failures are gathered in the state. */
export type Step = (state: RunState) => Promise<void>;

export const recordFailure = (state: RunState, target: JsonObject, failure: Failure): void => {
  const known = state.failures.get(target);
  if (known) known.push(failure);
  else state.failures.set(target, [failure]);
};

/** Why a field of an object is missing, if a fetch failed for it. */
export const failureOf = (state: RunState, target: JsonObject, key: string): Failure | undefined =>
  state.failures.get(target)?.find((failure) => failure.keys.has(key));
