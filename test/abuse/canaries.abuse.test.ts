import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { importCommand } from '#cli/import.ts';
import { openDoors } from '#cli/runtime/doors.ts';
import { GraphQLError } from 'graphql';
import { defineQuery } from '#graph/query.ts';
import { formatError } from '#platform/graphql/formatError.ts';
import { grantOf, recordInputOf, sendLines, takeIn } from '#test/world/claims.ts';
import { ask, requestToken } from '#test/world/httpClient.ts';
import { createWorld } from '#test/world/world.ts';
import type { World } from '#test/world/world.ts';

// Values that occur nowhere else: wherever one turns up, a personal value has leaked.
const mark = `canary${randomBytes(6).toString('hex')}`;
const canaries = {
  givenName: `${mark}Given`,
  familyName: `${mark}Family`,
  email: `${mark}.mail@post.example`,
  phone: `+35386${String(Date.now() % 10_000_000).padStart(7, '0')}`,
  loyalty: `${mark}Card`,
  city: `${mark}City`,
  malformed: `${mark}-no-address`,
};
// As it is, and as any encoder on the way could have written it.
const traces = [
  mark,
  mark.toUpperCase(),
  canaries.phone.slice(4),
  Buffer.from(mark).toString('base64').slice(0, 20),
  Buffer.from(mark).toString('hex'),
];
const leaksIn = (text: string): readonly string[] => traces.filter((trace) => text.includes(trace));

let world: World;
/** Everything that anybody but the person and the permitted reader got to see. */
const seen: string[] = [];
beforeAll(async () => {
  world = await createWorld();
}, 60_000);
afterAll(() => world.close());

const claim = () => ({
  id: `${mark}-1`,
  mailboxes: [canaries.email],
  facts: {
    givenName: canaries.givenName,
    familyName: canaries.familyName,
    city: canaries.city,
    phone: canaries.phone,
  },
  consents: [grantOf(world, ['givenName', 'email'])],
});
async function look(
  token: string | undefined,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const { text } = await ask(world.url, { query, variables, token });
  return text;
}

const broken = defineQuery<{ value: string }, never>({
  name: 'test.brokenByValue',
  access: 'read',
  // Neo4j's message quotes the value that it could not turn into a number.
  cypher: `RETURN date($value) AS value, 1 / size(split($value, '.'))  AS one`,
  row: () => {
    throw new Error('has no rows');
  },
});

describe('planted values', () => {
  it('reach the reader who may see them: they are there', async () => {
    await takeIn(world, claim());
    const desk = await world.productToken('harbour-desk', 'support');
    const query =
      'query ($v: String!) { personByIdentifier(type: email, value: $v) { givenName { value } familyName { value } } }';
    const text = await look(desk, query, { v: canaries.email });
    expect(leaksIn(text)).toContain(mark);
    expect(text).not.toContain(canaries.familyName);
  });

  it('are not repeated to others, nor in any error', async () => {
    const letters = await world.productToken('lantern-letters', 'newsletter');
    const desk = await world.productToken('harbour-desk', 'support');
    const steward = await world.stewardToken();
    const stranger = await world.personToken(world.runtime.ids.uuid());
    const byMail =
      'query ($v: String!) { personByIdentifier(type: email, value: $v) { id givenName { value } } }';
    const byPhone = 'query ($v: String!) { personByIdentifier(type: phone, value: $v) { id } }';
    const take = 'mutation ($record: RecordInput!) { takeIn(record: $record) { outcome record } }';
    const one = recordInputOf(claim());
    const asked: [string | undefined, string, Readonly<Record<string, unknown>>][] = [
      [letters, byMail, { v: canaries.email }],
      [stranger, byMail, { v: canaries.email }],
      [undefined, byMail, { v: canaries.email }],
      [`${canaries.givenName}.a.b`, byMail, { v: canaries.email }],
      [desk, byMail, { v: canaries.malformed }],
      [desk, byPhone, { v: canaries.malformed }],
      [desk, byMail, { v: { nested: canaries.email } }],
      [desk, byMail, { w: canaries.email }],
      [
        desk,
        'query ($ids: [ID!]!) { persons(ids: $ids) { givenName { value } } }',
        { ids: Array.from({ length: 101 }, () => canaries.email) },
      ],
      [desk, 'query ($a: String) { people(first: 1, after: $a) { nodes { id } } }', { a: canaries.email }],
      [desk, 'query ($h: String!) { notice(hash: $h) { name } }', { h: canaries.email }],
      [steward, 'query ($f: ID!) { lineage(fact: $f) { record { id } } }', { f: canaries.email }],
      [letters, take, { record: one }],
      [steward, take, { record: { ...one, identifiers: [{ type: 'phone', value: canaries.malformed }] } }],
      [steward, take, { record: { ...one, identifiers: [{ type: 'loyalty', value: canaries.loyalty }] } }],
      [steward, take, { record: { ...one, eventTime: canaries.givenName } }],
      [steward, take, { record: { ...one, facts: [{ attribute: 'birthDate', value: canaries.givenName }] } }],
      [
        steward,
        take,
        { record: { ...one, facts: [{ attribute: 'postalAddress', value: `{"street": "${mark}` }] } },
      ],
      [
        steward,
        take,
        { record: { ...one, facts: [{ attribute: 'purchaseCount', value: canaries.givenName }] } },
      ],
      [
        steward,
        take,
        {
          record: {
            ...one,
            facts: [{ attribute: 'givenName', value: canaries.givenName, method: 'guessed' }],
          },
        },
      ],
    ];
    for (const [token, query, variables] of asked) seen.push(await look(token, query, variables));
    expect(seen.filter((text) => leaksIn(text).length > 0)).toEqual([]);
  });

  it('are not repeated by the token endpoint, the bulk endpoint or a path', async () => {
    const token = await world.stewardToken();
    const bulk = await sendLines({ url: world.url, token }, 'crm', [
      recordInputOf({ ...claim(), id: `${mark}-2` }),
      `{"source": "crm", "sourceRecordId": "${mark}`,
      { ...recordInputOf(claim()), source: mark },
      { ...recordInputOf(claim()), identifiers: [{ type: 'email', value: canaries.malformed }] },
      { ...recordInputOf(claim()), eventTime: mark },
    ]);
    expect(bulk.lines.map(({ outcome }) => outcome)).toEqual([
      'created',
      'rejected',
      'rejected',
      'rejected',
      'rejected',
    ]);
    const refused = await sendLines({ url: world.url, token }, `${mark}%`, ['{}']);
    const granted = await requestToken(world.url, {
      client: mark,
      secret: canaries.givenName,
      scope: 'purpose:x',
    });
    const nowhere = await fetch(`${world.url}/${mark}?q=${mark}`);
    seen.push(bulk.text, refused.text, JSON.stringify(granted.body), await nowhere.text());
    expect(seen.filter((text) => leaksIn(text).length > 0)).toEqual([]);
  });

  it('are not repeated by an import, nor written to its file of rejected rows', async () => {
    const header =
      'customer_id,updated_at,first_name,last_name,email,phone,birth_date,gender,language,street,postcode,city,region,country,loyalty_number,loyalty_tier,support_consent,support_consent_at';
    const row = (id: string, email: string, birth: string) =>
      `${id},2024-01-01T00:00:00Z,${canaries.givenName},${canaries.familyName},${email},,${birth},,,,,${canaries.city},,IE,,,,`;
    const path = join(world.folder, 'canaries.csv');
    await writeFile(
      path,
      [
        header,
        row(`${mark}-5`, canaries.email, ''),
        row(`${mark}-6`, canaries.malformed, ''),
        row(`${mark}-7`, canaries.email, canaries.givenName),
        `${mark},"${mark}`,
      ].join('\n'),
    );
    const mapping = join(world.folder, 'canaries.json');
    await writeFile(mapping, JSON.stringify(world.catalogue.mapping('crm')));
    const io = { out: new PassThrough(), err: new PassThrough() };
    const report = await importCommand(
      openDoors(world.runtime).intake,
      { file: path, source: 'crm', mapping },
      io,
    ).catch((error: unknown) => error);
    const rejected =
      report instanceof Error ? report.message : await readFile(`${path}.rejected.ndjson`, 'utf8');
    seen.push(rejected, String(io.out.read() ?? ''), String(io.err.read() ?? ''));
    expect(rejected).not.toBe('');
    expect(seen.filter((text) => leaksIn(text).length > 0)).toEqual([]);
  });

  it('do not come along with what Neo4j complains about', async () => {
    const failure = await world.runtime.executor
      .run(broken, { value: canaries.email })
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Error);
    const scene = { log: world.runtime.log, requestId: 'planted' };
    const error = failure instanceof Error ? failure : new Error('nothing failed');
    const shown = formatError(scene, new GraphQLError(error.message, { originalError: error }));
    expect(leaksIn(JSON.stringify(shown))).toEqual([]);
  });

  it('are in no line of the log and in no metric', async () => {
    const metrics = await (await fetch(`${world.url}/metrics`)).text();
    expect(metrics).toContain('acquaint_graph_query_seconds');
    expect(leaksIn(metrics)).toEqual([]);
    expect(world.logLines.length).toBeGreaterThan(0);
    expect(world.logLines.filter((line) => leaksIn(line).length > 0)).toEqual([]);
  });
});
