import { DomainError } from '#platform/errors.ts';
import type { ByteStream, InputRow } from './inputRow.ts';
import { readCsv } from './readCsv.ts';
import { readNdjson } from './readNdjson.ts';

const bytes = (text: string | Uint8Array, size = 7): Uint8Array[] => {
  const all = Buffer.from(text);
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
    all.subarray(at * size, (at + 1) * size),
  );
};

const rowsOf = async (rows: AsyncIterable<InputRow>): Promise<InputRow[]> => {
  const all: InputRow[] = [];
  for await (const row of rows) all.push(row);
  return all;
};

const faultOf = async (rows: AsyncIterable<InputRow>): Promise<DomainError> => {
  const error: unknown = await rowsOf(rows).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof DomainError) return error;
  throw new Error('no DomainError was thrown', { cause: error });
};

/** A stream of one endless line that counts how much of it was taken. */
function endless(total: number): { readonly stream: ByteStream; readonly taken: () => number } {
  let taken = 0;
  const chunk = new Uint8Array(64 * 1024).fill(0x61);
  async function* stream(): AsyncGenerator<Uint8Array> {
    for (; taken < total; taken += chunk.length) yield await Promise.resolve(chunk);
  }
  return { stream: stream(), taken: () => taken };
}

describe('readCsv', () => {
  test('reads quotes, line breaks inside them, a byte order mark and any line ending', async () => {
    const text = '\uFEFFid, name\r\n1,"Ann ""A"", Bath"\r\n\r\n2,"two\nlines"\n3,Bo';
    const rows = await rowsOf(readCsv(bytes(text, 3)));
    expect(rows.map((row) => ('fields' in row ? { ...row.fields } : row))).toEqual([
      { id: '1', name: 'Ann "A", Bath' },
      { id: '2', name: 'two\nlines' },
      { id: '3', name: 'Bo' },
    ]);
    expect(rows.map(({ row }) => row)).toEqual([1, 2, 3]);
    expect(rows[2]?.line).toBe(6);
  });

  test('goes on after a ragged row', async () => {
    const rows = await rowsOf(readCsv(bytes('id,name\n1\n2,Bo\n3,Di,Canary\n')));
    expect(rows.map((row) => 'problem' in row)).toEqual([true, false, true]);
    const [first] = rows;
    expect(first && 'problem' in first ? first.problem.code : '').toBe('FILE_MALFORMED');
    expect(first).toMatchObject({ line: 2, row: 1 });
  });

  test('keeps a column named __proto__ a column', async () => {
    const [row] = await rowsOf(readCsv(bytes('id,__proto__\n1,2\n')));
    expect(row && 'fields' in row ? Object.keys(row.fields) : []).toEqual(['id', '__proto__']);
  });

  test.each([
    ['a duplicate header', 'id,name,id\n1,2,3\n', 'FILE_MALFORMED'],
    ['a duplicate header but for spaces', 'id,name, id\n1,2,3\n', 'FILE_MALFORMED'],
    ['an unnamed column', 'id,,x\n1,2,3\n', 'FILE_MALFORMED'],
    ['an empty file', '', 'FILE_MALFORMED'],
    ['a quote that stays open', 'id,name\n1,"Canary\n2,Bo\n', 'FILE_MALFORMED'],
    ['a quote inside a field', 'id,name\n1,Can"ary\n', 'FILE_MALFORMED'],
    ['text after a closing quote', 'id,name\n1,"Can"ary\n', 'FILE_MALFORMED'],
  ])('refuses %s', async (_, text, code) => {
    const error = await faultOf(readCsv(bytes(text)));
    expect(error.code).toBe(code);
    expect(error.message).not.toMatch(/Canary|Can|ary/);
  });

  test('tells the line of bytes that are not UTF-8, wherever the chunks end', async () => {
    const text = Buffer.concat([
      Buffer.from('id,name\n1,J\u00f6rg\n2,J'),
      Buffer.from([0xf6]),
      Buffer.from('rg\n3,Bo\n'),
    ]);
    for (const size of [1, 2, 3, 5, 1_000]) {
      const error = await faultOf(readCsv(bytes(text, size)));
      expect(error).toMatchObject({ code: 'FILE_MALFORMED', details: { line: 3 } });
    }
  });

  test('refuses UTF-8 that ends in the middle of a letter', async () => {
    const text = Buffer.from('id,name\n1,J\u00f6').subarray(0, -1);
    expect((await faultOf(readCsv(bytes(text)))).code).toBe('FILE_MALFORMED');
  });

  test('reads another encoding when it is declared', async () => {
    const text = Buffer.from('id;name\n1;J\u00f6rg\n', 'latin1');
    const [row] = await rowsOf(readCsv(bytes(text), { encoding: 'windows-1252', delimiter: ';' }));
    expect(row && 'fields' in row ? row.fields['name'] : '').toBe('J\u00f6rg');
  });

  test('lets go of a 100 MB line at the limit', async () => {
    const { stream, taken } = endless(100_000_000);
    const error = await faultOf(readCsv(stream, { limits: { lineBytes: 1_000_000 } }));
    expect(error.code).toBe('LINE_TOO_LONG');
    expect(taken()).toBeLessThan(5_000_000);
  });
});

describe('readNdjson', () => {
  test('reads objects and passes over empty lines', async () => {
    const rows = await rowsOf(readNdjson(bytes('\uFEFF{"a":1}\r\n\n  \n{"a":"\u00f6"}', 1)));
    expect(rows).toEqual([
      { line: 1, row: 1, fields: { a: 1 } },
      { line: 4, row: 2, fields: { a: '\u00f6' } },
    ]);
  });

  test('goes on after a bad line', async () => {
    const text = Buffer.concat([
      Buffer.from('{"a":1}\n[1]\nnull\n{"Canary\n'),
      Buffer.from([0x7b, 0xff, 0x7d, 0x0a]),
      Buffer.from('{"a":2}\n'),
    ]);
    const rows = await rowsOf(readNdjson(bytes(text)));
    expect(rows.map((row) => ('problem' in row ? row.problem.code : 'read'))).toEqual([
      'read',
      ...Array.from({ length: 4 }, () => 'FILE_MALFORMED'),
      'read',
    ]);
    for (const row of rows) expect('problem' in row ? row.problem.message : '').not.toContain('Canary');
  });

  test('goes on after a 100 MB line without holding it', async () => {
    const { stream, taken } = endless(100_000_000);
    async function* both(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('{"a":1}\n');
      yield* stream;
      yield Buffer.from('\n{"a":2}\n');
    }
    const before = process.memoryUsage().arrayBuffers;
    const rows = await rowsOf(readNdjson(both()));
    expect(rows.map((row) => ('problem' in row ? row.problem.code : row.row))).toEqual([
      1,
      'LINE_TOO_LONG',
      3,
    ]);
    expect(taken()).toBeGreaterThanOrEqual(100_000_000);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
  });
});
