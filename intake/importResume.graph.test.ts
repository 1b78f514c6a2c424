import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openKeyring } from '#graph/vault/keyring.ts';
import { openLmdbVault } from '#graph/vault/lmdbVault.ts';
import { defineQuery } from '#graph/query.ts';
import type { ImportReport } from '#intake/import/importJob.ts';
import type { RejectedRow } from '#intake/import/rejectedFile.ts';
import { testExecutor } from '#test/support/graph.ts';

const executor = testExecutor();
const dir = mkdtempSync(join(tmpdir(), 'acquaint-resume-'));
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

const rows = 1_500;
const isBad = (row: number): boolean => row % 70 === 0;
const source = `resume-${randomUUID()}`;
const path = join(dir, 'people.csv');
const mappingPath = join(dir, 'mapping.json');

const csv = ['id,mail,name', ...Array.from({ length: rows }, (_, at) => line(at + 1))].join('\n');
function line(row: number): string {
  const mail = isBad(row) ? `Canary${String(row)} at mail` : `person${String(row)}@${source}.example`;
  return `${String(row)},${mail},Canary${String(row)}`;
}

const mapping = {
  sourceRecordId: { column: 'id' },
  eventTime: { constant: '2024-01-01T00:00:00Z' },
  identifiers: [{ type: 'email', value: { column: 'mail' }, verified: true }],
  attributes: [{ attribute: 'givenName', value: { column: 'name' } }],
  consents: [
    {
      state: 'Given',
      purposes: ['support'],
      attributes: ['givenName'],
      recipients: ['harbour'],
      explicit: true,
    },
  ],
};

const everything = defineQuery<
  { readonly source: string },
  { id: string; row: number; subject: string; facts: number; consents: number; persons: number; runs: number }
>({
  name: 'test.everythingOfSource',
  access: 'read',
  cypher: `
    MATCH (:Source {name: $source})<-[:USED]-(batch:Activity {kind: 'import-batch'})<-[made:WAS_GENERATED_BY]-(record:Record)
    RETURN record.id AS id, made.row AS row, record.subjectKey AS subject,
      COUNT { (record)-[:ASSERTS]->(:Fact) } AS facts,
      COUNT { (record)<-[:GIVEN_ON]-(:ConsentEvent) } AS consents,
      COUNT { (record)-[:RESOLVES_TO]->(:Person) } AS persons,
      COUNT { (batch)-[:WAS_INFORMED_BY]->(:Activity {kind: 'import'}) } AS runs
    ORDER BY row`,
  row: (get) => ({
    id: get('id'),
    row: get('row'),
    subject: get('subject'),
    facts: get('facts'),
    consents: get('consents'),
    persons: get('persons'),
    runs: get('runs'),
  }),
});

/** Runs the import in a process of its own; kills it with SIGKILL once `killAfter` rows are done. */
function runChild(killAfter?: number): Promise<{ output: string; killed: boolean }> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--conditions=source', 'test/support/importChild.ts', dir, source, path, mappingPath],
    { env: { ...process.env, NODE_OPTIONS: '' }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  const collect = (chunk: Buffer): void => {
    output += chunk.toString();
    const done = [...output.matchAll(/^done (\d+)$/gm)].map((match) => Number(match[1]));
    if (killAfter !== undefined && Math.max(0, ...done) >= killAfter) child.kill('SIGKILL');
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  return new Promise((resolve) => {
    child.on('close', (_, signal) => {
      resolve({ output, killed: signal === 'SIGKILL' });
    });
  });
}

describe('an import that is killed', () => {
  test('goes on where it stood, with nothing lost or doubled', async () => {
    writeFileSync(path, csv);
    writeFileSync(mappingPath, JSON.stringify(mapping));
    const first = await runChild(200);
    const second = await runChild(600);
    const third = await runChild();
    expect([first.killed, second.killed, third.killed]).toEqual([true, true, false]);
    const report = JSON.parse(/^report (.*)$/m.exec(third.output)?.[1] ?? '{}') as ImportReport;

    const bad = Array.from({ length: rows }, (_, at) => at + 1).filter(isBad);
    expect(report.resumedAfter).toBeGreaterThanOrEqual(600);
    expect(report.counts).toEqual({
      created: rows - bad.length,
      revised: 0,
      unchanged: 0,
      rejected: bad.length,
      leftOut: 0,
    });

    const found = await executor.run(everything, { source });
    expect(found.map(({ row }) => row)).toEqual(
      Array.from({ length: rows }, (_, at) => at + 1).filter((row) => !isBad(row)),
    );
    expect(new Set(found.map(({ subject }) => subject)).size).toBe(found.length);
    for (const one of found) expect(one).toMatchObject({ facts: 1, consents: 1, persons: 1, runs: 1 });

    const vault = openLmdbVault({
      dir: join(dir, 'vault'),
      epochs: openKeyring({ dir: join(dir, 'keys') }).epochs,
    });
    expect((await vault.getKeys(found.map(({ id }) => id))).size).toBe(found.length);
    await vault.close();

    const text = readFileSync(`${path}.rejected.ndjson`, 'utf8');
    const rejected = text
      .trimEnd()
      .split('\n')
      .map((entry) => JSON.parse(entry) as RejectedRow);
    expect(rejected.map(({ row }) => row).sort((a, b) => a - b)).toEqual(bad);
    expect(rejected[0]).toMatchObject({ column: 'mail', code: 'IDENTIFIER_MALFORMED' });
    expect(rejected.every((one) => one.line === one.row + 1)).toBe(true);
    for (const output of [text, first.output, second.output, third.output])
      expect(output).not.toMatch(/Canary/);
  }, 180_000);
});
