import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Executor } from '#graph/executor.ts';
import { startLocalNeo4j } from '#graph/localNeo4j.ts';
import { migrate } from '#graph/migrations/migrate.ts';
import { fetchNeo4j, jarFolder } from '#graph/neo4j/fetchNeo4j.ts';
import { createExecutor } from '#graph/neo4jExecutor.ts';
import type { ProvisionedGraph } from '#graph/provisionedGraph.ts';
import { defineQuery } from '#graph/query.ts';
import { importFile } from '#intake/importFile.ts';
import { mappingSchema } from '#intake/mapping/mappingSchema.ts';
import { projectRoot } from '#platform/root.ts';
import { testIntakeDeps } from '../support/intakeDeps.ts';

const rows = 1_200;
const quiet = (): void => undefined;
const libDir = jarFolder(join(projectRoot(), '.acquaint'));
const mapping = mappingSchema.parse({
  sourceRecordId: { column: 'id' },
  eventTime: { constant: '2024-01-01T00:00:00Z' },
  identifiers: [{ type: 'email', value: { column: 'mail' }, verified: true }],
  attributes: [{ attribute: 'givenName', value: { column: 'name' } }],
  consents: [],
});

const countRecords = defineQuery<
  Record<string, never>,
  { records: number; subjects: number; persons: number }
>({
  name: 'test.countRecords',
  access: 'read',
  cypher: `
    MATCH (:Source {name: 'outage'})<-[:USED]-(:Activity)<-[:WAS_GENERATED_BY]-(record:Record)-[:RESOLVES_TO]->(person:Person)
    RETURN count(record) AS records, count(DISTINCT record.subjectKey) AS subjects, count(DISTINCT person) AS persons`,
  row: (get) => ({ records: get('records'), subjects: get('subjects'), persons: get('persons') }),
});

let folder = '';
let graph: ProvisionedGraph;
let executor: Executor;

beforeAll(async () => {
  await fetchNeo4j({ libDir, env: process.env, progress: quiet });
  folder = await mkdtemp(join(tmpdir(), 'acquaint-outage-'));
  const settings = { dataDir: folder, libDir, java: 'java', heap: '512m', env: process.env, progress: quiet };
  graph = await startLocalNeo4j({ ...settings, revive: true });
  executor = createExecutor(graph);
  await migrate(executor);
  const lines = Array.from({ length: rows }, (_, row) => `${row},person${row}@outage.example,Ann`);
  await writeFile(join(folder, 'people.csv'), ['id,mail,name', ...lines].join('\n'));
}, 180_000);

afterAll(async () => {
  await graph.stop();
  await executor.close();
  await rm(folder, { recursive: true, force: true });
}, 90_000);

const killNeo4j = async (): Promise<void> => {
  const claim = JSON.parse(await readFile(join(folder, 'neo4j', 'claim.json'), 'utf8')) as { neo4j: number };
  process.kill(-claim.neo4j, 'SIGKILL');
};

const answers = (): Promise<boolean> =>
  executor.verify().then(
    () => true,
    () => false,
  );

describe('an import whose Neo4j is killed', () => {
  it('waits for it, goes on where it stood, and loses and doubles nothing', async () => {
    let killed: Promise<void> | undefined;
    const report = await importFile(testIntakeDeps(executor), {
      source: 'outage',
      path: join(folder, 'people.csv'),
      mapping,
      batchSize: 100,
      patience: 120_000,
      onProgress: ({ rowsDone }) => {
        if (rowsDone >= 400) killed ??= killNeo4j();
      },
    });
    await killed;
    expect(killed === undefined).toBe(false);
    expect(report.counts).toMatchObject({ created: rows, unchanged: 0, rejected: 0 });
    expect(await executor.run(countRecords, {})).toEqual([{ records: rows, subjects: rows, persons: rows }]);
  }, 240_000);

  it('ends with GRAPH_UNAVAILABLE when it stays away, and goes on when it is run again', async () => {
    const deps = testIntakeDeps(executor);
    const lines = Array.from({ length: rows }, (_, row) => `${row},again${row}@outage.example,Ben`);
    const path = join(folder, 'again.csv');
    await writeFile(path, ['id,mail,name', ...lines].join('\n'));
    let killed: Promise<void> | undefined;
    const job = { source: 'outage-again', path, mapping, batchSize: 100 };
    const kill = ({ rowsDone }: { readonly rowsDone: number }): void => {
      if (rowsDone >= 300) killed ??= killNeo4j();
    };
    await expect(importFile(deps, { ...job, patience: 0, onProgress: kill })).rejects.toMatchObject({
      code: 'GRAPH_UNAVAILABLE',
    });
    await killed;
    while (!(await answers())) await sleep(200);
    const report = await importFile(deps, job);
    expect(report.resumedAfter).toBeGreaterThanOrEqual(300);
    expect(report.counts).toMatchObject({ created: rows, unchanged: 0 });
  }, 240_000);
});
