import { DateTime, IANAZone } from 'luxon';
import { DomainError } from '#platform/errors.ts';
import type { SourceRow } from '#intake/read/inputRow.ts';
import type { TimeSpec } from './mappingSchema.ts';
import type { cellReader } from './readText.ts';
import { columnFault } from './readText.ts';

/** Reads one moment of a row in milliseconds since 1970 UTC; `undefined` when the file has none there. */
export interface TimeReader {
  readonly read: (row: SourceRow) => number | undefined;
  readonly columns: readonly string[];
}

/** A mapping's calendar pattern in luxon's tokens: YYYYMMDD → yyyyMMdd. `T` is a letter. */
const luxonPattern = (pattern: string): string =>
  pattern.replace(/Y/g, 'y').replace(/D/g, 'd').replace(/T/g, "'T'");

const rfc3339 = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** Text → milliseconds, NaN when the text has another form. */
function parserOf(format: string, zone: string): (text: string) => number {
  if (format === 'epoch-seconds')
    return (text) => (/^-?\d{1,12}(\.\d+)?$/.test(text) ? Math.round(Number(text) * 1000) : NaN);
  if (format === 'epoch-milliseconds') return (text) => (/^-?\d{1,15}$/.test(text) ? Number(text) : NaN);
  if (format === 'rfc3339') {
    return (text) =>
      rfc3339.test(text) ? DateTime.fromISO(text.replace(' ', 'T'), { zone }).toMillis() : NaN;
  }
  const pattern = luxonPattern(format);
  return (text) => DateTime.fromFormat(text, pattern, { zone, locale: 'en' }).toMillis();
}

/** Makes the reader that a spec describes. @throws DomainError MAPPING_INVALID for an unknown time zone. */
export function timeReader(spec: TimeSpec, cell: ReturnType<typeof cellReader>): TimeReader {
  if ('constant' in spec) {
    const constant = Date.parse(spec.constant);
    return { read: () => constant, columns: [] };
  }
  if (!IANAZone.isValidZone(spec.zone)) {
    throw new DomainError('MAPPING_INVALID', `zone: expected an IANA time zone, found "${spec.zone}"`);
  }
  const read = cell(spec.column);
  const parse = parserOf(spec.format, spec.zone);
  return {
    columns: [spec.column],
    read: (row) => {
      const text = read(row);
      if (text === undefined) return undefined;
      const time = parse(text);
      if (!Number.isFinite(time)) throw columnFault(spec.column, `a time in the form ${spec.format}`, text);
      return time;
    },
  };
}

/** Makes a reader of calendar dates: text in `pattern` → YYYY-MM-DD, `undefined` for another form. */
export function datePattern(pattern: string): (text: string) => string | undefined {
  // By hand: a million rows, and luxon takes ten times as long.
  const places = [...pattern.matchAll(/YYYY|MM?|DD?/g)].map((match) => match[0]);
  const source = pattern
    .replace(/[.\-/]/g, '\\$&')
    .replace(/YYYY|MM|DD|M|D/g, (token) =>
      token === 'YYYY' ? '(\\d{4})' : token.length === 2 ? '(\\d{2})' : '(\\d{1,2})',
    );
  const form = new RegExp(`^${source}$`);
  const at = (letter: string): number => places.findIndex((token) => token.startsWith(letter)) + 1;
  const [year, month, day] = [at('Y'), at('M'), at('D')];
  return (text) => {
    const found = form.exec(text);
    if (!found) return undefined;
    return `${found[year] ?? ''}-${(found[month] ?? '').padStart(2, '0')}-${(found[day] ?? '').padStart(2, '0')}`;
  };
}
