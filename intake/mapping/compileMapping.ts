import type { Catalogue } from '#core/catalogue/catalogue.ts';
import type { ConsentClaim, ContractClaim, RecordClaim } from '#core/evidence/evidence.ts';
import { DomainError } from '#platform/errors.ts';
import { checkConsentNames, shown } from '#intake/checkClaim.ts';
import type { AttributeDeclarations } from '#intake/normalise/normaliseFact.ts';
import type { SourceRow } from '#intake/read/inputRow.ts';
import type { Mapping } from './mappingSchema.ts';
import { consentReader, contractReader } from './readConsent.ts';
import type { ScopeReader } from './readConsent.ts';
import { factReader } from './readFact.ts';
import type { FactReader } from './readFact.ts';
import { identifierReader } from './readIdentifier.ts';
import type { IdentifierReader } from './readIdentifier.ts';
import { cellReader, textReader } from './readText.ts';
import type { TextReader } from './readText.ts';
import { timeReader } from './readTime.ts';
import type { TimeReader } from './readTime.ts';

/** A claim and the columns that its parts were read from, so that a fault can name its column. */
export interface MappedClaim {
  readonly claim: RecordClaim;
  /** The column of a part of the claim, e.g. of `identifiers/0`. */
  readonly columnOf: (part: string) => string | undefined;
  /** Identifiers left out because they are malformed and the mapping says so. */
  readonly leftOut: number;
}

export interface CompiledMapping {
  readonly mapping: Mapping;
  /** Every column that the mapping reads. */
  readonly columns: readonly string[];
  /** @throws DomainError MAPPING_INVALID when the file lacks a column. */
  readonly checkHeader: (columns: readonly string[]) => void;
  /** @throws DomainError with `details.column` when the row can't be read. */
  readonly toClaim: (row: SourceRow) => MappedClaim;
}

export interface MappingContext {
  readonly source: string;
  readonly attributes: AttributeDeclarations;
  readonly catalogue: Catalogue;
}

/**
 * Checks a mapping against what is declared and registered, and makes the function from row to claim:
 * everything that is wrong with the mapping itself shows here, before anything is read or written.
 * @throws DomainError MAPPING_INVALID, ATTRIBUTE_UNKNOWN, PURPOSE_UNKNOWN
 */
export function compileMapping(mapping: Mapping, context: MappingContext): CompiledMapping {
  const cell = cellReader(mapping.format, mapping.emptyValues);
  for (const spec of mapping.consents) checkStates(spec, context);
  const readers: RowReaders = {
    source: context.source,
    recordId: textReader(mapping.sourceRecordId, cell),
    eventTime: timeReader(mapping.eventTime, cell),
    identifiers: mapping.identifiers.map((spec) => identifierReader(spec, cell, mapping.region)),
    facts: mapping.attributes.map((spec) => factReader(spec, cell, context.attributes)),
    consents: mapping.consents.map((spec) => consentReader(spec, cell)),
    contracts: mapping.contracts.map((spec) => contractReader(spec, cell)),
  };
  const { recordId, eventTime, identifiers, facts, consents, contracts } = readers;
  const all = [recordId, eventTime, ...identifiers, ...facts, ...consents, ...contracts];
  const columns = [...new Set(all.flatMap((one) => one.columns))];
  return { mapping, columns, checkHeader: headerCheck(columns), toClaim: (row) => readRow(readers, row) };
}

interface RowReaders {
  readonly source: string;
  readonly recordId: TextReader;
  readonly eventTime: TimeReader;
  readonly identifiers: readonly IdentifierReader[];
  readonly facts: readonly FactReader[];
  readonly consents: readonly ScopeReader<ConsentClaim>[];
  readonly contracts: readonly ScopeReader<ContractClaim>[];
}

function readRow(readers: RowReaders, row: SourceRow): MappedClaim {
  const at = present(readers.eventTime.read(row), readers.eventTime.columns, 'an event time');
  const sourceRecordId = present(readers.recordId.read(row), readers.recordId.columns, 'a source record id');
  const claimed = collect(readers.identifiers, row, at);
  const kept = claimed.filter(({ value }) => value !== 'left-out');
  const facts = collect(readers.facts, row, at);
  return {
    claim: {
      source: readers.source,
      sourceRecordId,
      eventTime: at,
      handshake: false,
      identifiers: kept.flatMap(({ value }) => (value === 'left-out' ? [] : [value])),
      facts: facts.map(({ value }) => value),
      consents: collect(readers.consents, row, at).map(({ value }) => value),
      contracts: collect(readers.contracts, row, at).map(({ value }) => value),
    },
    columnOf: (part) => {
      const [kind, index] = part.split('/');
      const found = (kind === 'identifiers' ? kept : facts)[Number(index)];
      return found?.columns.join('+');
    },
    leftOut: claimed.length - kept.length,
  };
}

interface PartReader<T> {
  readonly read: (row: SourceRow, at: number) => T | undefined;
  /** Columns of the value itself, when `columns` holds more. */
  readonly valueColumns?: readonly string[];
  readonly columns: readonly string[];
}

function collect<T>(
  readers: readonly PartReader<T>[],
  row: SourceRow,
  at: number,
): { readonly value: T; readonly columns: readonly string[] }[] {
  const found: { value: T; columns: readonly string[] }[] = [];
  for (const { read, columns, valueColumns } of readers) {
    const value = read(row, at);
    if (value !== undefined) found.push({ value, columns: valueColumns ?? columns });
  }
  return found;
}

function present<T>(value: T | undefined, columns: readonly string[], what: string): T {
  if (value !== undefined) return value;
  const column = columns.join('+');
  throw new DomainError('INPUT_MALFORMED', `column "${column}": expected ${what}, found no value`, {
    details: { column, valueClass: 'empty text' },
  });
}

const headerCheck =
  (wanted: readonly string[]) =>
  (found: readonly string[]): void => {
    const missing = [...new Set(wanted)].filter((column) => !found.includes(column));
    if (missing.length === 0) return;
    // Names of the mapping are told, names of the file aren't: a file without header begins with a person.
    throw new DomainError(
      'MAPPING_INVALID',
      `expected the columns ${missing.map(shown).join(', ')}, found ${String(found.length)} others`,
      { details: { missing } },
    );
  };

function checkStates(spec: Mapping['consents'][number], context: MappingContext): void {
  const states = typeof spec.state === 'string' ? [spec.state] : Object.values(spec.state.values);
  for (const state of states) {
    if (state === null) continue;
    try {
      checkConsentNames(context, { ...spec, state, notice: spec.notice });
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'INPUT_MALFORMED') throw error;
      throw new DomainError('MAPPING_INVALID', `consents: ${error.message}`);
    }
  }
}
