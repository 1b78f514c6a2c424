import { DomainError } from '#platform/errors.ts';
import { valueClass } from '#intake/normalise/valueClass.ts';
import type { SourceRow } from '#intake/read/inputRow.ts';
import type { TextSpec } from './mappingSchema.ts';

/** Reads one text of a row; `undefined` when the file has no value there. */
export interface TextReader {
  readonly read: (row: SourceRow) => string | undefined;
  /** The columns it reads. */
  readonly columns: readonly string[];
}

/** A fault of one column, without the value. */
export const columnFault = (column: string, expected: string, found: string): DomainError =>
  new DomainError('INPUT_MALFORMED', `column "${column}": expected ${expected}, found ${valueClass(found)}`, {
    details: { column, valueClass: valueClass(found) },
  });

/** Reads columns of rows: CSV columns by name, NDJSON by dotted path. */
export function cellReader(
  format: 'csv' | 'ndjson',
  emptyValues: readonly string[],
): (column: string) => (row: SourceRow) => string | undefined {
  const empty = new Set(emptyValues);
  const text = (value: unknown): string | undefined => {
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    if (typeof value !== 'string') return undefined;
    const trimmed = value.trim();
    return trimmed === '' || empty.has(trimmed) ? undefined : trimmed;
  };
  return (column) => {
    if (format === 'csv') return (row) => text(row[column]);
    const path = column.split('.');
    return (row) => text(path.reduce<unknown>(step, row));
  };
}

/** One step of a path; own members only, so that no path leads to a prototype. */
const step = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;

/** Makes the reader that a spec describes. */
export function textReader(spec: TextSpec, cell: ReturnType<typeof cellReader>): TextReader {
  if ('constant' in spec) return { read: () => spec.constant, columns: [] };
  if ('template' in spec) return templateReader(spec.template, cell);
  const read = cell(spec.column);
  const columns = [spec.column];
  if (!spec.map) return { read, columns };
  const meanings = new Map(Object.entries(spec.map));
  return {
    columns,
    read: (row) => {
      const found = read(row);
      if (found === undefined) return undefined;
      const meant = meanings.get(found);
      if (meant === undefined) throw columnFault(spec.column, 'a value that the mapping lists', found);
      return meant === '' ? undefined : meant;
    },
  };
}

function templateReader(template: string, cell: ReturnType<typeof cellReader>): TextReader {
  const parts = template.split(/\{([^{}]+)\}/);
  // Odd parts are the columns, even ones the text between them.
  const columns = parts.filter((_, index) => index % 2 === 1);
  const readers = parts.map((part, index) => (index % 2 === 1 ? cell(part) : undefined));
  return {
    columns,
    read: (row) => {
      let filled = 0;
      const joined = readers.map((reader, index) => {
        if (!reader) return parts[index] ?? '';
        const value = reader(row);
        if (value !== undefined) filled += 1;
        return value ?? '';
      });
      if (filled === 0 && columns.length > 0) return undefined;
      return joined
        .join('')
        .replace(/\s{2,}/g, ' ')
        .trim();
    },
  };
}
