import type { FactClaim } from '#core/evidence/evidence.ts';
import { DomainError } from '#platform/errors.ts';
import type { AttributeDeclarations, AttributeKind } from '#intake/normalise/normaliseFact.ts';
import { storedKind } from '#intake/normalise/normaliseFact.ts';
import type { SourceRow } from '#intake/read/inputRow.ts';
import type { AttributeSpec } from './mappingSchema.ts';
import type { TextReader, cellReader } from './readText.ts';
import { columnFault, textReader } from './readText.ts';
import { datePattern } from './readTime.ts';

/** Reads one fact of a row; `undefined` when the file has no value there. */
export interface FactReader {
  readonly read: (row: SourceRow) => FactClaim | undefined;
  readonly columns: readonly string[];
}

/** Makes the reader that a spec describes. @throws DomainError ATTRIBUTE_UNKNOWN, MAPPING_INVALID */
export function factReader(
  spec: AttributeSpec,
  cell: ReturnType<typeof cellReader>,
  attributes: AttributeDeclarations,
): FactReader {
  const text = dated(spec, valueReader(spec, storedKind(attributes, spec.attribute), cell));
  const read = (row: SourceRow): FactClaim | undefined => {
    const value = text.read(row);
    if (value === undefined) return undefined;
    const { attribute, method, confidence } = spec;
    return { attribute, value, method, ...(confidence === undefined ? {} : { confidence }) };
  };
  return { read, columns: text.columns };
}

function valueReader(
  spec: AttributeSpec,
  kind: AttributeKind,
  cell: ReturnType<typeof cellReader>,
): TextReader {
  const { value, attribute } = spec;
  if ('address' in value !== (kind === 'Address')) {
    const expected = kind === 'Address' ? 'an "address" of parts' : 'a text';
    throw new DomainError(
      'MAPPING_INVALID',
      `attributes: expected ${expected} for "${attribute}", found the other`,
    );
  }
  if (spec.dateFormat && kind !== 'Date') {
    throw new DomainError(
      'MAPPING_INVALID',
      `attributes: expected "dateFormat" only for a date, found it at "${attribute}"`,
    );
  }
  return 'address' in value ? addressReader(value.address, cell) : textReader(value, cell);
}

function dated(spec: AttributeSpec, text: TextReader): TextReader {
  const format = spec.dateFormat;
  if (!format) return text;
  const parse = datePattern(format);
  return {
    columns: text.columns,
    read: (row) => {
      const written = text.read(row);
      if (written === undefined) return undefined;
      const date = parse(written);
      if (date === undefined)
        throw columnFault(text.columns.join('+'), `a date in the form ${format}`, written);
      return date;
    },
  };
}

type AddressParts = Extract<AttributeSpec['value'], { address: unknown }>['address'];

function addressReader(spec: AddressParts, cell: ReturnType<typeof cellReader>): TextReader {
  const parts = Object.entries(spec).map(([name, part]) => ({ name, ...textReader(part, cell) }));
  return {
    columns: parts.flatMap((part) => part.columns),
    read: (row) => {
      const found = parts
        .map((part) => ({ part, text: part.read(row) }))
        .filter(({ text }) => text !== undefined);
      // A constant country alone is no address.
      if (!found.some(({ part }) => part.columns.length > 0)) return undefined;
      return JSON.stringify(Object.fromEntries(found.map(({ part, text }) => [part.name, text])));
    },
  };
}
