import type { ConsentState } from '#core/consent/consent.ts';
import type { ConsentClaim, ContractClaim } from '#core/evidence/evidence.ts';
import type { SourceRow } from '#intake/read/inputRow.ts';
import type { ConsentSpec, ContractSpec } from './mappingSchema.ts';
import type { cellReader } from './readText.ts';
import { columnFault, textReader } from './readText.ts';
import { timeReader } from './readTime.ts';

/** Reads one consent (or contract) of a row; `undefined` when the row says nothing about it. */
export interface ScopeReader<T> {
  readonly read: (row: SourceRow, eventTime: number) => T | undefined;
  readonly columns: readonly string[];
}

function stateReader(
  state: ConsentSpec['state'],
  cell: ReturnType<typeof cellReader>,
): { readonly read: (row: SourceRow) => ConsentState | undefined; readonly columns: readonly string[] } {
  if (typeof state === 'string') return { read: () => state, columns: [] };
  const read = cell(state.column);
  const states = new Map(Object.entries(state.values));
  return {
    columns: [state.column],
    read: (row) => {
      // Silence is not consent (GDPR recital 32); `''` may be listed to give it a meaning of refusal.
      const written = read(row) ?? '';
      const meant = states.get(written);
      if (meant !== undefined) return meant ?? undefined;
      if (written === '') return undefined;
      throw columnFault(state.column, 'a consent answer that the mapping lists', written);
    },
  };
}

/** What a source says about consent is `imported`: it never supersedes the person's own word. */
export function consentReader(
  spec: ConsentSpec,
  cell: ReturnType<typeof cellReader>,
): ScopeReader<ConsentClaim> {
  const state = stateReader(spec.state, cell);
  const at = spec.at ? timeReader(spec.at, cell) : undefined;
  const until = spec.until ? timeReader(spec.until, cell) : undefined;
  return {
    columns: [...state.columns, ...(at?.columns ?? []), ...(until?.columns ?? [])],
    read: (row, eventTime) => {
      const said = state.read(row);
      if (said === undefined) return undefined;
      const end = until?.read(row);
      const time = at?.read(row);
      return {
        state: said,
        purposes: spec.purposes,
        attributes: spec.attributes,
        recipients: spec.recipients,
        ...(spec.notice === undefined ? {} : { notice: spec.notice }),
        ...(spec.explicit === undefined ? {} : { explicit: spec.explicit }),
        actor: 'imported',
        at: time ?? eventTime,
        ...(time === undefined ? {} : { timed: true }),
        ...(end === undefined ? {} : { until: end }),
      };
    },
  };
}

export function contractReader(
  spec: ContractSpec,
  cell: ReturnType<typeof cellReader>,
): ScopeReader<ContractClaim> {
  const terms = textReader(spec.termsVersion, cell);
  const from = timeReader(spec.from, cell);
  const until = spec.until ? timeReader(spec.until, cell) : undefined;
  return {
    columns: [...terms.columns, ...from.columns, ...(until?.columns ?? [])],
    read: (row) => {
      const [termsVersion, start, end] = [terms.read(row), from.read(row), until?.read(row)];
      if (termsVersion === undefined || start === undefined) return undefined;
      return {
        organizationId: spec.organizationId,
        ...(spec.productId === undefined ? {} : { productId: spec.productId }),
        termsVersion,
        from: start,
        ...(end === undefined ? {} : { until: end }),
      };
    },
  };
}
