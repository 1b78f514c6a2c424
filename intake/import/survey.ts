import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { CompiledMapping } from '#intake/mapping/compileMapping.ts';
import type { InputRow, ReadLimits } from '#intake/read/inputRow.ts';
import { readCsv } from '#intake/read/readCsv.ts';
import { readNdjson } from '#intake/read/readNdjson.ts';
import { DomainError } from '#platform/errors.ts';

/** What one pass over the file tells. */
export interface Survey {
  readonly rows: number;
  readonly bytes: number;
  /** SHA-256, hex. */
  readonly fileHash: string;
}

/** @throws DomainError FILE_MALFORMED when there is no readable file. */
async function sizeOf(path: string): Promise<number> {
  try {
    const found = await stat(path);
    if (found.isFile()) return found.size;
  } catch {
    // told below, without the system's message
  }
  throw new DomainError(
    'FILE_MALFORMED',
    'expected a file that can be read, found none under the given path',
  );
}

/** Rows of a file in the form that the mapping declares; checks the header of a CSV file. */
export function readRows(
  bytes: AsyncIterable<Uint8Array>,
  { mapping, checkHeader }: CompiledMapping,
  limits?: ReadLimits,
): AsyncGenerator<InputRow> {
  if (mapping.format === 'ndjson') return readNdjson(bytes, limits);
  const { encoding, delimiter } = mapping;
  return readCsv(bytes, { encoding, delimiter, onHeader: checkHeader, ...(limits ? { limits } : {}) });
}

/** Faults after which a whole file is refused; a row with any other fault is rejected alone. */
const refusesFile = (problem: DomainError): boolean =>
  problem.code === 'LINE_TOO_LONG' || problem.details['encoding'] === true;

/**
 * Reads the whole file once before anything is written, so that a file which can't be read to its end
 * changes nothing; counts the rows for the progress bar and hashes the content. Costs a few per cent of an
 * import's time.
 * @throws DomainError FILE_MALFORMED, LINE_TOO_LONG, MAPPING_INVALID
 */
export async function surveyFile(
  path: string,
  compiled: CompiledMapping,
  limits?: ReadLimits,
): Promise<Survey> {
  const bytes = await sizeOf(path);
  const hash = createHash('sha256');
  async function* hashed(): AsyncGenerator<Uint8Array> {
    for await (const chunk of createReadStream(path, {
      highWaterMark: 256 * 1024,
    }) as AsyncIterable<Uint8Array>) {
      hash.update(chunk);
      yield chunk;
    }
  }
  let rows = 0;
  for await (const one of readRows(hashed(), compiled, limits)) {
    rows = one.row;
    if ('problem' in one && refusesFile(one.problem)) {
      const { code, message, details } = one.problem;
      throw new DomainError(code, `line ${String(one.line)}: ${message}`, {
        details: { ...details, line: one.line },
      });
    }
  }
  return { rows, bytes, fileHash: hash.digest('hex') };
}
