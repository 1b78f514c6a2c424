import { DomainError } from '#platform/errors.ts';
import type { Envelope } from '#platform/viewer.ts';

// The private brand: membership can't be forged by building an object of the same shape.
const minted = new WeakSet<Envelope>();

/**
 * Makes the envelope of one request from a verified viewer. Only the gateway calls this, and
 * `verifyEnvelope` after it checked a signature. The result is frozen; the viewer is copied.
 */
export const mintEnvelope = (parts: Envelope): Envelope => {
  const envelope: Envelope = Object.freeze({ ...parts, viewer: Object.freeze({ ...parts.viewer }) });
  minted.add(envelope);
  return envelope;
};

/** Refuses an envelope that was not minted in this process: DomainError NOT_THROUGH_GATEWAY. */
export const assertMinted = (envelope: Envelope | undefined): Envelope => {
  if (envelope === undefined || !minted.has(envelope)) {
    throw new DomainError(
      'NOT_THROUGH_GATEWAY',
      'Found a call without an envelope of the gateway; a subgraph answers to the gateway only.',
    );
  }
  return envelope;
};
