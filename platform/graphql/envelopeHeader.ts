import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '#platform/clock.ts';
import { DomainError } from '#platform/errors.ts';
import type { Envelope } from '#platform/viewer.ts';
import { mintEnvelope } from './envelope.ts';

/** The header between gateway and subgraph. A client's own header of that name is never read by the gateway. */
export const envelopeHeader = 'acquaint-envelope';

/** Seconds that a signed envelope lives at most: long enough for a slow network, too short to be worth stealing. */
export const envelopeLifetimeSeconds = 30;

/** HMAC-SHA-256 key, 32 bytes or more (RFC 2104: at least the hash's length), shared by gateway and subgraphs. */
export interface EnvelopeKey {
  readonly key: Uint8Array;
  readonly clock: Clock;
}

const viewerShape = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('product'),
    productId: z.string(),
    organizationId: z.string(),
    purpose: z.string(),
  }),
  z.strictObject({ kind: z.literal('person'), personId: z.string(), aal: z.literal([1, 2, 3]) }),
  z.strictObject({ kind: z.literal('steward'), stewardId: z.string() }),
]);

const payloadShape = z.strictObject({
  /** audience: the subgraph's name, so that one subgraph can't replay a call to another. */
  aud: z.string(),
  /** seconds since 1970. */
  exp: z.number().int(),
  /** SHA-256 of the body, base64url: the signature holds for this one operation and its variables. */
  body: z.string(),
  envelope: z.strictObject({
    viewer: viewerShape,
    requestId: z.string(),
    traceparent: z.string().optional(),
    deadline: z.number(),
  }),
});

const bodyHash = (body: string | Uint8Array): string => createHash('sha256').update(body).digest('base64url');
const signature = (key: Uint8Array, payload: string): Buffer =>
  createHmac('sha256', key).update(payload).digest();

const refuse = (found: string): never => {
  throw new DomainError('NOT_THROUGH_GATEWAY', `Found ${found}; expected an envelope signed by the gateway.`);
};

/** Signs an envelope for one subgraph and one body; the value of the header `acquaint-envelope`. */
export const signEnvelope = (
  { key, clock }: EnvelopeKey,
  call: { readonly envelope: Envelope; readonly audience: string; readonly body: string | Uint8Array },
): string => {
  const exp = Math.floor(clock.now().getTime() / 1000) + envelopeLifetimeSeconds;
  const claims = { aud: call.audience, exp, body: bodyHash(call.body), envelope: call.envelope };
  const payload = Buffer.from(JSON.stringify(claims)).toString('base64url');
  return `${payload}.${signature(key, payload).toString('base64url')}`;
};

const readPayload = (payload: string): z.infer<typeof payloadShape> => {
  try {
    return payloadShape.parse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
  } catch {
    return refuse('an envelope of another form');
  }
};

/** What a subgraph received: the header as it came, its own name, and the bytes of the body. */
export interface ReceivedCall {
  readonly header: string | undefined;
  readonly audience: string;
  readonly body: string | Uint8Array;
}

type Claims = z.infer<typeof payloadShape>;

const readSigned = (key: Uint8Array, header: string | undefined): Claims => {
  const [payload, given, rest] = (header ?? '').split('.');
  if (!payload || !given || rest !== undefined) return refuse('no envelope');
  const expected = signature(key, payload);
  const offered = Buffer.from(given, 'base64url');
  const fits = offered.length === expected.length && timingSafeEqual(offered, expected);
  return fits ? readPayload(payload) : refuse('a wrong signature');
};

const checkClaims = ({ aud, exp, body }: Claims, call: ReceivedCall, now: Date): void => {
  const secondsLeft = exp - now.getTime() / 1000;
  if (aud !== call.audience) refuse('an envelope for another subgraph');
  if (secondsLeft <= 0) refuse('an expired envelope');
  if (secondsLeft > envelopeLifetimeSeconds) refuse('an envelope that lives too long');
  if (body !== bodyHash(call.body)) refuse('an envelope for another body');
};

/**
 * Checks signature, audience, age and body, in that order, and returns the envelope, minted for this
 * process. Throws DomainError NOT_THROUGH_GATEWAY otherwise.
 */
export const verifyEnvelope = ({ key, clock }: EnvelopeKey, call: ReceivedCall): Envelope => {
  const claims = readSigned(key, call.header);
  checkClaims(claims, call, clock.now());
  const { traceparent, ...envelope } = claims.envelope;
  return mintEnvelope(traceparent === undefined ? envelope : { ...envelope, traceparent });
};
