import type { Catalogue } from '#core/catalogue/catalogue.ts';
import type { RecordClaim } from '#core/evidence/evidence.ts';
import { DomainError } from '#platform/errors.ts';
import { checkConsentNames, shown } from '#intake/checkClaim.ts';
import type { AttributeDeclarations } from '#intake/normalise/normaliseFact.ts';
import type { SourceRow } from '#intake/read/inputRow.ts';
import type { Mapping } from './mappingSchema.ts';
import { consentReader, contractReader } from './readConsent.ts';
import { factReader } from './readFact.ts';
import { identifierReader } from './readIdentifier.ts';
import { cellReader, textReader } from './readText.ts';
import { timeReader } from './readTime.ts';

/** A claim and the columns that its parts were read from, so that a fault can name its column. */
export interface MappedClaim {
  readonly claim: RecordClaim;
  /** By part of the claim, e.g. `identifiers/0` → `email`. */
  readonly columns: ReadonlyMap<string, string>;
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
  const recordId = textReader(mapping.sourceRecordId, cell);
  const eventTime = timeReader(mapping.eventTime, cell);
  const identifiers = mapping.identifiers.map((spec) => identifierReader(spec, cell, mapping.region));
  const facts = mapping.attributes.map((spec) => factReader(spec, cell, context.attributes));
  for (const spec of mapping.consents) checkStates(spec, context);
  const consents = mapping.consents.map((spec) => consentReader(spec, cell));
  const contracts = mapping.contracts.map((spec) => contractReader(spec, cell));
  const columns = [recordId, eventTime, ...identifiers, ...facts, ...consents, ...contracts].flatMap(
    (one) => one.columns,
  );

  const toClaim = (row: SourceRow): MappedClaim => {
    const names = new Map<string, string>();
    const collect = <T>(
      part: string,
      readers: readonly { read(row: SourceRow, at: number): T | undefined; columns: readonly string[] }[],
      at: number,
    ): T[] => {
      const found: T[] = [];
      for (const reader of readers) {
        const value = reader.read(row, at);
        if (value === undefined) continue;
        names.set(`${part}/${String(found.length)}`, reader.columns.join('+'));
        found.push(value);
      }
      return found;
    };
    const at = present(eventTime.read(row), eventTime.columns, 'an event time');
    const claimed = collect('identifiers', identifiers, at);
    const kept = claimed.filter((one) => one !== 'left-out');
    return {
      claim: {
        source: context.source,
        sourceRecordId: present(recordId.read(row), recordId.columns, 'a source record id'),
        eventTime: at,
        handshake: false,
        identifiers: kept,
        facts: collect('facts', facts, at),
        consents: collect('consents', consents, at),
        contracts: collect('contracts', contracts, at),
      },
      columns: names,
      leftOut: claimed.length - kept.length,
    };
  };
  return { mapping, columns: [...new Set(columns)], checkHeader: headerCheck(columns), toClaim };
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
