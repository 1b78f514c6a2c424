import { read } from './httpClient.ts';
import type { World } from './world.ts';

type Named = Pick<World, 'catalogue'>;

/** A grant to Harbour's support desk as a source notes it down (ConsentClaimInput). */
export const grantOf = ({ catalogue }: Named, attributes: readonly string[], change: object = {}) => ({
  state: 'Given',
  purposes: ['support'],
  attributes,
  recipients: [catalogue.id('harbour')],
  notice: catalogue.notice('harbour-support'),
  at: '2024-05-01T00:00:00.000Z',
  ...change,
});

export interface Claim {
  readonly source?: string;
  readonly id: string;
  readonly eventTime?: string;
  /** Mailboxes that the source has checked. */
  readonly mailboxes?: readonly string[];
  readonly facts?: Readonly<Record<string, string>>;
  readonly consents?: readonly object[];
}

/** RecordInput of a claim, as JSON. */
export const recordInputOf = ({
  source = 'crm',
  id,
  eventTime,
  mailboxes = [],
  facts = {},
  consents = [],
}: Claim) => ({
  source,
  sourceRecordId: id,
  eventTime: eventTime ?? '2024-05-01T00:00:00.000Z',
  identifiers: mailboxes.map((value) => ({ type: 'email', value, verified: true })),
  facts: Object.entries(facts).map(([attribute, value]) => ({ attribute, value })),
  consents,
});

export interface TakenIn {
  readonly outcome: string;
  readonly record: string;
  readonly person: { readonly id: string };
}

/** Takes one record in by the mutation, as a steward. */
export async function takeIn(world: Pick<World, 'url' | 'stewardToken'>, claim: Claim): Promise<TakenIn> {
  const query =
    'mutation ($record: RecordInput!) { takeIn(record: $record) { outcome record person { id } } }';
  const variables = { record: recordInputOf(claim) };
  const { takeIn: taken } = await read<{ takeIn: TakenIn }>(world.url, {
    query,
    variables,
    token: await world.stewardToken(),
  });
  return taken;
}

export interface Line {
  readonly line: number;
  readonly outcome: string;
  readonly record?: string;
  readonly code?: string;
  readonly message?: string;
}

/** Sends records in bulk; objects become JSON, texts go as they are. */
export async function sendLines(
  { url, token }: { readonly url: string; readonly token: string },
  source: string,
  lines: readonly (object | string)[],
): Promise<{ readonly status: number; readonly text: string; readonly lines: readonly Line[] }> {
  const body = lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join('');
  const headers = { 'content-type': 'application/x-ndjson', authorization: `Bearer ${token}` };
  const response = await fetch(`${url}/intake/${source}`, { method: 'POST', headers, body });
  const text = await response.text();
  const answers = text.split('\n').filter((line) => line !== '');
  return {
    status: response.status,
    text,
    lines: response.ok ? answers.map((line) => JSON.parse(line) as Line) : [],
  };
}
