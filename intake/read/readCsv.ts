import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { DomainError } from '#platform/errors.ts';
import type { FileEncoding } from './decodeText.ts';
import { decodeText } from './decodeText.ts';
import type { ByteStream, InputRow, ReadLimits, SourceRow } from './inputRow.ts';
import { defaultReadLimits } from './inputRow.ts';

export interface CsvForm {
  readonly encoding?: FileEncoding;
  /** One character; default a comma. */
  readonly delimiter?: string;
  readonly limits?: ReadLimits;
  /** Called once with the column names, before the first row; may throw to refuse the file. */
  readonly onHeader?: (columns: readonly string[]) => void;
}

interface ParsedRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/**
 * Rows of a CSV file (RFC 4180; a byte order mark and empty lines are passed over), in constant memory.
 * Column names are trimmed. A row with another number of fields than the header is a problem of that row.
 * @throws DomainError FILE_MALFORMED for wrong encoding, broken quoting, a missing, empty or duplicate
 * column name; LINE_TOO_LONG for a record over the limit.
 */
export async function* readCsv(bytes: ByteStream, form: CsvForm = {}): AsyncGenerator<InputRow> {
  const limits = form.limits ?? defaultReadLimits;
  const parser = parse({
    bom: true,
    delimiter: form.delimiter ?? ',',
    info: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: limits.lineBytes,
  });
  const text = Readable.from(decodeText(bytes, form.encoding ?? 'utf-8'));
  text.on('error', (error) => parser.destroy(error));
  text.pipe(parser);
  try {
    yield* rowsOf(parser, form);
  } catch (error) {
    throw asFileError(error, limits);
  } finally {
    text.destroy();
    parser.destroy();
  }
}

async function* rowsOf(parser: AsyncIterable<ParsedRecord>, form: CsvForm): AsyncGenerator<InputRow> {
  let header: readonly string[] | undefined;
  let line = 1;
  let row = 0;
  for await (const { record, info } of parser) {
    if (!header) {
      header = checkedHeader(record);
      form.onHeader?.(header);
    } else {
      row += 1;
      yield { line, row, ...fieldsOf(header, record) };
    }
    line = info.lines + 1;
  }
  if (!header) throw new DomainError('FILE_MALFORMED', 'expected a header line, found an empty file');
}

function checkedHeader(record: readonly string[]): readonly string[] {
  const header = record.map((name) => name.trim());
  const seen = new Set<string>();
  for (const [index, name] of header.entries()) {
    const place = `column ${String(index + 1)} of the header`;
    // The name isn't told: without a header line it would be somebody's value.
    if (name === '') throw new DomainError('FILE_MALFORMED', `${place}: expected a name, found none`);
    if (seen.has(name)) {
      const first = header.indexOf(name) + 1;
      throw new DomainError(
        'FILE_MALFORMED',
        `${place}: expected a name of its own, found that of column ${String(first)}`,
      );
    }
    seen.add(name);
  }
  return header;
}

function fieldsOf(
  header: readonly string[],
  record: readonly string[],
): { readonly fields: SourceRow } | { readonly problem: DomainError } {
  if (record.length !== header.length) {
    const message = `expected ${String(header.length)} fields as in the header, found ${String(record.length)}`;
    return { problem: new DomainError('FILE_MALFORMED', message) };
  }
  // Without a prototype: a column may be named __proto__.
  const fields = Object.create(null) as Record<string, unknown>;
  for (const [index, name] of header.entries()) fields[name] = record[index];
  return { fields };
}

/** csv-parse's messages quote the text, so only its code and line go on. */
function asFileError(error: unknown, limits: ReadLimits): unknown {
  if (!(error instanceof CsvError)) return error;
  const line = typeof error['lines'] === 'number' ? error['lines'] : 0;
  const details = { line };
  if (error.code === 'CSV_MAX_RECORD_SIZE') {
    const found = `found a longer one that ends after line ${String(line)} (is a quote left open?)`;
    return new DomainError(
      'LINE_TOO_LONG',
      `expected records of at most ${String(limits.lineBytes)} bytes, ${found}`,
      {
        details,
      },
    );
  }
  const found = error.code.replace(/^CSV_/, '').replace(/_/g, ' ').toLowerCase();
  return new DomainError(
    'FILE_MALFORMED',
    `expected CSV as in RFC 4180, found ${found} in line ${String(line)}`,
    {
      details,
    },
  );
}
