import type { IdentifierClaim } from '#core/evidence/evidence.ts';
import { DomainError } from '#platform/errors.ts';
import { linkableIdentifier } from '#intake/normalise/normaliseIdentifier.ts';
import type { SourceRow } from '#intake/read/inputRow.ts';
import type { IdentifierSpec } from './mappingSchema.ts';
import type { cellReader } from './readText.ts';
import { textReader } from './readText.ts';

const issued: ReadonlySet<string> = new Set(['social', 'loyalty', 'customer', 'national']);

/** Reads one identifier of a row. `left-out`: it is malformed and the mapping says to go on without it. */
export interface IdentifierReader {
  readonly read: (row: SourceRow) => IdentifierClaim | 'left-out' | undefined;
  readonly columns: readonly string[];
  /** Columns of the value itself. */
  readonly valueColumns: readonly string[];
}

/** Makes the reader that a spec describes. @throws DomainError MAPPING_INVALID when an issuer is missing. */
export function identifierReader(
  spec: IdentifierSpec,
  cell: ReturnType<typeof cellReader>,
  region: string | undefined,
): IdentifierReader {
  if (issued.has(spec.type) && !spec.issuer) {
    throw new DomainError(
      'MAPPING_INVALID',
      `identifiers: expected an issuer for the type ${spec.type}, found none`,
    );
  }
  const value = textReader(spec.value, cell);
  const issuer = spec.issuer ? textReader(spec.issuer, cell) : undefined;
  const verified = verifiedReader(spec.verified, cell);
  const read = (row: SourceRow): IdentifierClaim | undefined => {
    const text = value.read(row);
    if (text === undefined) return undefined;
    const by = issuer?.read(row);
    return {
      type: spec.type,
      value: text,
      ...(by === undefined ? {} : { issuer: by }),
      verification: verified.read(row) ? 'source' : 'unverified',
    };
  };
  return {
    valueColumns: value.columns,
    columns: [...value.columns, ...(issuer?.columns ?? []), ...verified.columns],
    read: spec.whenMalformed === 'reject' ? read : leavingOut(read, region),
  };
}

const leavingOut =
  (read: (row: SourceRow) => IdentifierClaim | undefined, region: string | undefined) =>
  (row: SourceRow): IdentifierClaim | 'left-out' | undefined => {
    const claim = read(row);
    try {
      if (claim) linkableIdentifier(claim, region);
      return claim;
    } catch (error) {
      if (error instanceof DomainError) return 'left-out';
      throw error;
    }
  };

function verifiedReader(
  verified: IdentifierSpec['verified'],
  cell: ReturnType<typeof cellReader>,
): { readonly read: (row: SourceRow) => boolean; readonly columns: readonly string[] } {
  if (typeof verified === 'boolean') return { read: () => verified, columns: [] };
  const read = cell(verified.column);
  return { read: (row) => verified.when.includes(read(row) ?? ''), columns: [verified.column] };
}
