import type { Envelope, Viewer } from '#platform/viewer.ts';

/** What every resolver gets: who asks, and the call's envelope. Fresh for each operation. */
export interface SubgraphContext {
  readonly viewer: Viewer;
  readonly envelope: Envelope;
}

export const contextFrom = (envelope: Envelope): SubgraphContext => ({ viewer: envelope.viewer, envelope });
