import { connect } from 'node:net';
import { splitOf } from '#test/world/splitWorld.ts';
import type { SplitWorld } from '#test/world/splitWorld.ts';
import { createWorld } from '#test/world/world.ts';
import type { World } from '#test/world/world.ts';

let world: World;
let split: SplitWorld;
let token: string;
beforeAll(async () => {
  world = await createWorld();
  split = await splitOf(world);
  token = await world.productToken('harbour-desk', 'support');
}, 60_000);
afterAll(async () => {
  await split.stop();
  await world.close();
}, 30_000);

/** Sends bytes as they are and gives what came back until the other side closes. */
const sendRaw = (text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(Number(new URL(split.url).port), '127.0.0.1', () => socket.write(text));
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString('utf8')));
    socket.on('error', reject).on('close', () => {
      resolve(answer);
    });
  });
const statusesOf = (answer: string): readonly number[] =>
  [...answer.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status));

const line = JSON.stringify({
  sourceRecordId: 'forwarded',
  facts: [{ attribute: 'givenName', value: 'Ann' }],
});
const posted = (headers: readonly string[]): string =>
  [
    'POST /intake/crm HTTP/1.1',
    'host: graph.example',
    `authorization: Bearer ${token}`,
    'content-type: application/x-ndjson',
    `content-length: ${line.length}`,
    ...headers,
    'connection: close',
    '',
    line,
  ].join('\r\n');

describe('what the split gateway passes on', () => {
  it('takes the body of a sender that asks first (RFC 9110 §10.1.1), as curl does with a large one', async () => {
    const answer = await sendRaw(posted(['expect: 100-continue']));
    expect(statusesOf(answer)).toEqual([100, 200]);
  });

  it('drops what belongs to the connection with the sender', async () => {
    const answer = await sendRaw(
      posted(['proxy-connection: keep-alive', 'keep-alive: timeout=5', 'te: trailers']),
    );
    expect(statusesOf(answer)).toEqual([200]);
  });

  it('answers a reader that sends a body, as the service does', async () => {
    const get = [
      'GET /.well-known/jwks.json HTTP/1.1',
      'host: graph.example',
      'content-length: 5',
      'connection: close',
    ];
    expect(statusesOf(await sendRaw([...get, '', 'hello'].join('\r\n')))).toEqual([200]);
  });

  it.each([
    ['two lengths', ['content-length: 1']],
    ['a length and chunks', ['transfer-encoding: chunked']],
  ])('does not read one request as two: %s', async (_, headers) => {
    const answer = await sendRaw(posted(headers));
    expect(statusesOf(answer)).toEqual([400]);
  });
});
