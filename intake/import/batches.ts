import type { RecordClaim } from '#core/evidence/evidence.ts';
import type { CompiledMapping } from '#intake/mapping/compileMapping.ts';
import type { InputRow } from '#intake/read/inputRow.ts';
import { DomainError } from '#platform/errors.ts';
import type { RowRange } from './checkpoint.rules.ts';
import { isDone } from './checkpoint.rules.ts';
import type { RejectedRow } from './rejectedFile.ts';
import { rejectedRow } from './rejectedFile.ts';

/** A row that was mapped to a claim. */
export interface ClaimedRow {
  readonly line: number;
  readonly row: number;
  readonly claim: RecordClaim;
  readonly columnOf: (part: string) => string | undefined;
}

/** Some rows of the file that follow each other, as far as they are not dealt with yet. */
export interface ImportBatch {
  readonly range: RowRange;
  readonly rows: readonly ClaimedRow[];
  /** Rows that couldn't be read or mapped. */
  readonly rejected: readonly RejectedRow[];
  /** Identifiers that the mapping left out. */
  readonly leftOut: number;
}

export interface BatchForm {
  readonly compiled: CompiledMapping;
  readonly size: number;
  /** Rows to pass over. */
  readonly done: readonly RowRange[];
}

/** Maps rows and gathers them into batches; a batch never spans rows that were passed over. */
export async function* batchesOf(
  input: AsyncIterable<InputRow>,
  { compiled, size, done }: BatchForm,
): AsyncGenerator<ImportBatch> {
  let open = emptyBatch();
  for await (const one of input) {
    if (isDone(done, one.row)) {
      if (open.first > 0) yield closed(open);
      open = emptyBatch();
      continue;
    }
    add(open, one, compiled);
    if (one.row - open.first + 1 >= size) {
      yield closed(open);
      open = emptyBatch();
    }
  }
  if (open.first > 0) yield closed(open);
}

interface OpenBatch {
  first: number;
  last: number;
  leftOut: number;
  readonly rows: ClaimedRow[];
  readonly rejected: RejectedRow[];
}

const emptyBatch = (): OpenBatch => ({ first: 0, last: 0, leftOut: 0, rows: [], rejected: [] });

const closed = ({ first, last, ...rest }: OpenBatch): ImportBatch => ({ ...rest, range: [first, last] });

function add(open: OpenBatch, one: InputRow, compiled: CompiledMapping): void {
  const { line, row } = one;
  if (open.first === 0) open.first = row;
  open.last = row;
  try {
    if ('problem' in one) throw one.problem;
    const { claim, columnOf, leftOut } = compiled.toClaim(one.fields);
    open.leftOut += leftOut;
    open.rows.push({ line, row, claim, columnOf });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    open.rejected.push(rejectedRow({ line, row }, error));
  }
}
