import { existsSync } from 'node:fs';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { defineQuery } from '#graph/query.ts';
import { importFile } from '#intake/importFile.ts';
import { parseMapping } from '#intake/mapping/parseMapping.ts';
import { testExecutor } from '#test/support/graph.ts';
import { testIntakeDeps } from '#test/support/intakeDeps.ts';

const executor = testExecutor();
const data = process.env['ACQUAINT_SHARED_DATA'] ?? join(process.cwd(), '..', 'shared', 'data');
const mappingOf = async (name: string) =>
  parseMapping(await readFile(join('test', 'mappings', name), 'utf8'));

const countSource = defineQuery<
  { readonly source: string },
  { records: number; subjects: number; persons: number; facts: number }
>({
  name: 'test.countSource',
  access: 'read',
  cypher: `
    MATCH (:Source {name: $source})<-[:USED]-(:Activity)<-[:WAS_GENERATED_BY]-(record:Record)-[:RESOLVES_TO]->(person:Person)
    RETURN count(DISTINCT record) AS records, count(DISTINCT record.subjectKey) AS subjects,
      count(DISTINCT person) AS persons, sum(COUNT { (record)-[:ASSERTS]->(:Fact) }) AS facts`,
  row: (get) => ({
    records: get('records'),
    subjects: get('subjects'),
    persons: get('persons'),
    facts: get('facts'),
  }),
});

const countOf = async (source: string) => (await executor.run(countSource, { source }))[0];

describe('the import of labelled sets', () => {
  // The data is not part of the project: without it the tests show as skipped.
  (existsSync(data) ? test : test.skip).each([
    ['fake_1000.csv', 'fake1000.json', 1_000],
    ['febrl3.csv', 'febrl3.json', 5_000],
  ])(
    'takes in %s',
    async (file, mapping, rows) => {
      const path = join(data, file);
      const deps = testIntakeDeps(executor);
      const source = `set-${randomUUID()}`;
      const rejectedPath = join(await mkdtemp(join(tmpdir(), 'acquaint-')), 'rejected.ndjson');
      const job = { source, path, mapping: await mappingOf(mapping), rejectedPath };
      const report = await importFile(deps, job);
      expect(report.rows).toBe(rows);
      expect(report.counts.created + report.counts.rejected).toBe(rows);
      const counted = await countOf(source);
      expect(counted).toMatchObject({ records: report.counts.created, subjects: report.counts.created });
      expect(counted?.persons).toBeLessThan(rows);
      const again = await importFile(deps, job);
      expect(again).toMatchObject({ alreadyFinished: true, counts: report.counts });
      expect(await countOf(source)).toEqual(counted);
    },
    120_000,
  );
});
