import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DomainError } from '#platform/errors.ts';
import type { Viewer } from '#platform/viewer.ts';
import { testExecutor } from '#test/support/graph.ts';
import { testCatalogue, testIntakeDeps } from '#test/support/intakeDeps.ts';
import { intakeEndpoint } from './ndjsonEndpoint.ts';

const source = `web-${randomUUID()}`;
const steward: Viewer = { kind: 'steward', stewardId: 'sol' };
const product: Viewer = {
  kind: 'product',
  productId: 'harbour-desk',
  organizationId: 'harbour',
  purpose: 'support',
};
let viewer: Viewer = steward;

const catalogue = testCatalogue();
const desk = {
  id: 'harbour-desk',
  name: 'Harbour',
  organizationId: 'harbour',
  active: true,
  sources: [source],
};
const deps = {
  ...testIntakeDeps(testExecutor()),
  catalogue: () => Promise.resolve({ ...catalogue, products: new Map([[desk.id, desk]]) }),
  region: 'GB',
  limits: { lineBytes: 10_000, batchLines: 3, maxLines: 50 },
};
const handle = intakeEndpoint(deps);
const server = createServer((request, response) => {
  handle(request, response, viewer).catch((error: unknown) => {
    if (response.headersSent) return void response.destroy();
    const { code, status } = error instanceof DomainError ? error : { code: 'INTERNAL', status: 500 };
    response.writeHead(status).end(JSON.stringify({ code }));
  });
});
let origin = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

interface Answer {
  readonly line?: number;
  readonly outcome?: string;
  readonly record?: string;
  readonly code?: string;
}

async function post(
  body: string,
  { path = `/intake/${source}`, type = 'application/x-ndjson' } = {},
): Promise<{ status: number; text: string; answers: Answer[] }> {
  const response = await fetch(origin + path, { method: 'POST', body, headers: { 'content-type': type } });
  const text = await response.text();
  const answers = text.split('\n').filter((line) => line !== '');
  return { status: response.status, text, answers: answers.map((line) => JSON.parse(line) as Answer) };
}

const record = (id: string, more: object = {}): string =>
  `${JSON.stringify({
    sourceRecordId: id,
    eventTime: '2025-01-01T00:00:00Z',
    identifiers: [{ type: 'phone', value: '07700 900123', verified: true }],
    facts: [{ attribute: 'givenName', value: 'Ann' }],
    ...more,
  })}\n`;

describe('POST /intake/<source>', () => {
  beforeEach(() => {
    viewer = steward;
  });

  test('answers each line in order, good and bad', async () => {
    const body = [
      record('1'),
      'Canary\n',
      record('2', { facts: [{ attribute: 'shoeSize', value: 'Canary' }] }),
      record('3', { source: 'other' }),
      record('4', { extra: 'Canary', consents: [{ state: 'Maybe' }] }),
      `{"sourceRecordId":"${'x'.repeat(20_000)}"}\n`,
      record('5'),
    ].join('');
    const { status, text, answers } = await post(body);
    expect(status).toBe(200);
    expect(answers.map(({ line, outcome, code }) => [line, code ?? outcome])).toEqual([
      [1, 'created'],
      [2, 'FILE_MALFORMED'],
      [3, 'ATTRIBUTE_UNKNOWN'],
      [4, 'INPUT_MALFORMED'],
      [5, 'INPUT_MALFORMED'],
      [6, 'LINE_TOO_LONG'],
      [7, 'created'],
    ]);
    expect(text).not.toMatch(/Canary|Ann/);
    expect((await post(record('1'))).answers[0]).toMatchObject({
      outcome: 'unchanged',
      record: answers[0]?.record,
    });
  });

  test('lets a product write for its source only, and tells it no ids of the graph', async () => {
    viewer = product;
    expect((await post(record('6'))).answers).toEqual([{ line: 1, outcome: 'created' }]);
    expect((await post(record('6'), { path: '/intake/other' })).status).toBe(403);
    viewer = { kind: 'person', personId: randomUUID(), aal: 2 };
    expect(await post(record('7'))).toMatchObject({ status: 403, answers: [{ code: 'FORBIDDEN' }] });
  });

  test('refuses another type of body or path', async () => {
    expect((await post(record('8'), { type: 'application/json' })).status).toBe(400);
    expect((await post(record('8'), { path: '/intake/a/b' })).status).toBe(400);
  });

  test('answers nothing to an empty body', async () => {
    expect(await post('')).toMatchObject({ status: 200, answers: [] });
  });

  test('ends with an error line when there are too many lines', async () => {
    const body = Array.from({ length: 60 }, () => record('9')).join('');
    const { answers } = await post(body);
    expect(answers.at(-1)).toMatchObject({ code: 'LINE_TOO_LONG' });
    expect(answers.length).toBeLessThan(60);
  });
});
