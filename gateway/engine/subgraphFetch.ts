import type { FormattedResult } from '#platform/graphql/runOperation.ts';
import type { SubgraphRequest, SubgraphRuntime } from '#platform/graphql/subgraph.ts';

/** A call to a subgraph; `signal` fires when the deadline passes or the client has gone. */
export interface FetchRequest extends SubgraphRequest {
  readonly signal: AbortSignal;
}

/** How the engine reaches one subgraph. A rejection means that the subgraph did not answer at all. */
export type SubgraphFetch = (request: FetchRequest) => Promise<FormattedResult>;

/** Calls a subgraph of this process: the envelope goes by reference, nothing is serialised. */
export const localFetcher =
  (runtime: SubgraphRuntime): SubgraphFetch =>
  (request) =>
    runtime.run(request);
