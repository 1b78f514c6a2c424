import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { ImportReport } from '#intake/import/importJob.ts';
import { DomainError } from '#platform/errors.ts';
import { testExecutor } from '#test/support/graph.ts';
import { testIntakeDeps } from '#test/support/intakeDeps.ts';
import { importCommand } from './import.ts';

const deps = testIntakeDeps(testExecutor());
const dir = mkdtempSync(join(tmpdir(), 'acquaint-import-'));
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

const memory = () => {
  let text = '';
  const stream = new Writable({
    write: (chunk: Buffer, _, done) => {
      text += chunk.toString();
      done();
    },
  });
  return { stream, text: () => text };
};

const mapping = {
  sourceRecordId: { column: 'id' },
  eventTime: { constant: '2024-01-01T00:00:00Z' },
  identifiers: [{ type: 'email', value: { column: 'mail' }, verified: true }],
  attributes: [{ attribute: 'birthDate', value: { column: 'born' } }],
  consents: [],
};
const write = (name: string, content: string | Buffer): string => {
  const path = join(dir, name);
  writeFileSync(path, content);
  return path;
};
const mappingPath = write('mapping.json', JSON.stringify(mapping));

async function run(file: string, options: { dryRun?: boolean; json?: boolean; mapping?: string } = {}) {
  const [out, err] = [memory(), memory()];
  const args = { file, source: 'cli-test', mapping: mappingPath, ...options };
  const failed: unknown = await importCommand(deps, args, { out: out.stream, err: err.stream }).then(
    () => undefined,
    (error: unknown) => error,
  );
  const text = out.text() + err.text() + (failed instanceof Error ? failed.message : '');
  return { out: out.text(), code: failed instanceof DomainError ? failed.code : failed, text };
}

const people = (): string =>
  write(
    `people-${randomUUID()}.csv`,
    [
      'id,mail,born',
      `${randomUUID()},ann@mail.example,1990-01-02`,
      '2,Canary at mail,1990-01-02',
      '3,,Canary',
      '4',
      '5,n/a,',
    ].join('\n'),
  );

describe('acquaint import', () => {
  test('takes in the good rows and puts the rest beside the file', async () => {
    const file = people();
    const { out, code, text } = await run(file, { json: true });
    expect(code).toBeUndefined();
    const report = JSON.parse(out) as ImportReport;
    expect(report).toMatchObject({ rows: 5, dryRun: false, alreadyFinished: false });
    expect(report.counts.rejected).toBe(3);
    const rejected = readFileSync(`${file}.rejected.ndjson`, 'utf8');
    expect(
      rejected
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as object),
    ).toMatchObject([
      {
        line: 3,
        row: 2,
        column: 'mail',
        code: 'IDENTIFIER_MALFORMED',
        valueClass: '14 characters: letters, spaces',
      },
      { line: 4, row: 3, column: 'born', code: 'INPUT_MALFORMED' },
      { line: 5, row: 4, code: 'FILE_MALFORMED' },
    ]);
    expect(rejected + text).not.toContain('Canary');
    expect((await run(file)).out).toContain('nothing was changed');
  });

  test('a dry run tells the same and leaves nothing behind', async () => {
    const file = people();
    const dry = JSON.parse((await run(file, { json: true, dryRun: true })).out) as ImportReport;
    const real = JSON.parse((await run(file, { json: true })).out) as ImportReport;
    expect(dry).toMatchObject({ dryRun: true, counts: real.counts, rejectedSample: real.rejectedSample });
    expect(real.alreadyFinished).toBe(false);
  });

  test.each([
    ['a duplicate header', 'id,mail,born,mail\n1,a,b,c\n', 'FILE_MALFORMED'],
    ['a missing column', 'id,born\n1,1990-01-02\n', 'MAPPING_INVALID'],
    [
      'broken quotes at its end',
      `id,mail,born\n${'1,ann@mail.example,1990-01-02\n'.repeat(50)}2,"Canary`,
      'FILE_MALFORMED',
    ],
    [
      'other bytes than UTF-8',
      Buffer.from('id,mail,born\n1,J\u00f6rg@mail.example,\n', 'latin1'),
      'FILE_MALFORMED',
    ],
    ['a line of 3 MB', `id,mail,born\n1,${'Canary'.repeat(500_000)},\n`, 'LINE_TOO_LONG'],
    ['no content', '', 'FILE_MALFORMED'],
  ])('refuses a file with %s whole', async (_, content, code) => {
    const file = write(`bad-${randomUUID()}.csv`, content);
    const result = await run(file);
    expect(result.code).toBe(code);
    expect(result.text).not.toContain('Canary');
    expect(
      readdirSync(dir).filter((name) => name.startsWith(file) && name.endsWith('rejected.ndjson')),
    ).toEqual([]);
  });

  test('names the option whose file is missing', async () => {
    expect((await run(join(dir, 'nothing.csv'))).code).toBe('FILE_MALFORMED');
    expect(await run(people(), { mapping: join(dir, 'nothing.json') })).toMatchObject({
      code: 'MAPPING_INVALID',
    });
  });
});
