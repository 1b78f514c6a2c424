import type { DomainError } from '#platform/errors.ts';

/** One data row of a file or stream: column name to text (CSV), or the parsed object (NDJSON). */
export type SourceRow = Readonly<Record<string, unknown>>;

/** Where a row stands. `line`: of the text, from 1, where it begins; `row`: of the data, from 1. */
export interface RowPlace {
  readonly line: number;
  readonly row: number;
}

/** A row, or why it can't be read; reading goes on after a problem. */
export type InputRow = RowPlace & ({ readonly fields: SourceRow } | { readonly problem: DomainError });

export interface ReadLimits {
  /** Longest line (NDJSON) or record (CSV) in bytes. */
  readonly lineBytes: number;
}

export const defaultReadLimits: ReadLimits = { lineBytes: 1_000_000 };

/** Chunks of bytes: a file, an HTTP request, a test's array. */
export type ByteStream = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
