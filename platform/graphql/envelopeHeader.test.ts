import { createHmac } from 'node:crypto';
import { DomainError } from '#platform/errors.ts';
import type { Envelope } from '#platform/viewer.ts';
import { assertMinted, mintEnvelope } from './envelope.ts';
import { signEnvelope, verifyEnvelope } from './envelopeHeader.ts';

const at = (milliseconds: number) => ({ now: () => new Date(milliseconds) });
const key = new Uint8Array(32).fill(1);
const now = 1_800_000_000_000;
const signer = { key, clock: at(now) };
const body = '{"query":"{ me { id } }"}';
const parts: Envelope = {
  viewer: { kind: 'person', personId: 'p1', aal: 2 },
  requestId: 'r1',
  traceparent: '00-a-b-01',
  deadline: now + 5000,
};
const envelope = mintEnvelope(parts);
const header = signEnvelope(signer, { envelope, audience: 'profile', body });

const codeOf = (act: () => unknown): string => {
  try {
    act();
    return 'none';
  } catch (error) {
    return error instanceof DomainError ? error.code : 'other';
  }
};

const resigned = (change: (claims: Record<string, unknown>) => void): string => {
  const claims = JSON.parse(Buffer.from(header.split('.')[0] ?? '', 'base64url').toString()) as Record<
    string,
    unknown
  >;
  change(claims);
  const payload = Buffer.from(JSON.stringify(claims)).toString('base64url');
  return `${payload}.${createHmac('sha256', key).update(payload).digest('base64url')}`;
};

describe('the envelope over HTTP', () => {
  it('arrives as it was signed, minted for the receiving process', () => {
    const received = verifyEnvelope(signer, { header, audience: 'profile', body });
    expect(received).toEqual(parts);
    expect(assertMinted(received)).toBe(received);
  });

  it.each<[string, Parameters<typeof verifyEnvelope>[1], number?, Uint8Array?]>([
    ['no header', { header: undefined, audience: 'profile', body }],
    ['an empty header', { header: '', audience: 'profile', body }],
    ['a header of one part', { header: header.split('.')[0], audience: 'profile', body }],
    ['a header of three parts', { header: `${header}.x`, audience: 'profile', body }],
    ['a signature that was cut', { header: header.slice(0, -4), audience: 'profile', body }],
    ['another audience', { header, audience: 'identity', body }],
    ['another body', { header, audience: 'profile', body: `${body} ` }],
    ['another key', { header, audience: 'profile', body }, now, new Uint8Array(32).fill(2)],
    ['30 seconds later', { header, audience: 'profile', body }, now + 30_000],
    ['a payload that was changed', { header: `x${header}`, audience: 'profile', body }],
    [
      'a lifetime over 30 seconds',
      { header: resigned((claims) => (claims['exp'] = now / 1000 + 90)), audience: 'profile', body },
    ],
    [
      'an unknown claim',
      { header: resigned((claims) => (claims['admin'] = true)), audience: 'profile', body },
    ],
    [
      'an unknown kind of viewer',
      {
        header: resigned((claims) => (claims['envelope'] = { viewer: { kind: 'root' } })),
        audience: 'profile',
        body,
      },
    ],
  ])('is refused with %s', (...[, call, time = now, secret = key]) => {
    expect(codeOf(() => verifyEnvelope({ key: secret, clock: at(time) }, call))).toBe('NOT_THROUGH_GATEWAY');
  });
});

describe('a minted envelope', () => {
  it('can not be imitated by an object of the same shape', () => {
    expect([codeOf(() => assertMinted({ ...envelope })), codeOf(() => assertMinted(undefined))]).toEqual([
      'NOT_THROUGH_GATEWAY',
      'NOT_THROUGH_GATEWAY',
    ]);
  });

  it('can not be changed', () => {
    expect(Object.isFrozen(envelope) && Object.isFrozen(envelope.viewer)).toBe(true);
  });
});
