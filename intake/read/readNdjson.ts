import { isUtf8 } from 'node:buffer';
import { DomainError } from '#platform/errors.ts';
import type { ErrorDetails } from '#platform/errors.ts';
import type { ByteStream, InputRow, ReadLimits, SourceRow } from './inputRow.ts';
import { defaultReadLimits } from './inputRow.ts';

const newline = 0x0a;
const mark = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * Objects of a newline-delimited JSON stream (UTF-8, RFC 8259 §8.1), in constant memory. Every fault is the
 * problem of its line: LINE_TOO_LONG for one over the limit, of which no more than the limit is ever held,
 * FILE_MALFORMED for one that is not a JSON object in UTF-8.
 */
export async function* readNdjson(
  bytes: ByteStream,
  limits: ReadLimits = defaultReadLimits,
): AsyncGenerator<InputRow> {
  let row = 0;
  for await (const { line, text } of linesOf(bytes, limits)) {
    if (text !== undefined && isBlank(text)) continue;
    row += 1;
    yield { line, row, ...(text ? parseLine(text) : { problem: tooLong(limits) }) };
  }
}

const isBlank = (text: Uint8Array): boolean =>
  text.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);

const tooLong = (limits: ReadLimits): DomainError =>
  new DomainError(
    'LINE_TOO_LONG',
    `expected a line of at most ${String(limits.lineBytes)} bytes, found a longer one`,
  );

function parseLine(text: Buffer): { readonly fields: SourceRow } | { readonly problem: DomainError } {
  const wrong = (found: string, details: ErrorDetails = {}): { readonly problem: DomainError } => ({
    problem: new DomainError('FILE_MALFORMED', `expected one JSON object in UTF-8, found ${found}`, {
      details,
    }),
  });
  if (!isUtf8(text)) return wrong('bytes that are not UTF-8', { encoding: true });
  try {
    const value: unknown = JSON.parse(text.toString('utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return { fields: value as SourceRow };
    return wrong(Array.isArray(value) ? 'an array' : value === null ? 'null' : `a ${typeof value}`);
  } catch {
    return wrong('text that is not JSON'); // the parser's message quotes the text
  }
}

interface Line {
  readonly line: number;
  /** Absent for a line over the limit. */
  readonly text?: Buffer;
}

/** Collects the bytes of one line after the other, and lets go of a line once it is over the limit. */
function lineCollector(limits: ReadLimits): {
  add(part: Buffer): void;
  take(): Line;
  readonly pending: () => boolean;
} {
  let parts: Buffer[] = [];
  let size = 0;
  let line = 0;
  return {
    add: (part) => {
      size += part.length;
      if (size > limits.lineBytes) parts = [];
      else parts.push(part);
    },
    take: () => {
      line += 1;
      const text = Buffer.concat(parts);
      const whole = line === 1 && text.subarray(0, 3).equals(mark) ? text.subarray(3) : text;
      const taken: Line = size > limits.lineBytes ? { line } : { line, text: whole };
      parts = [];
      size = 0;
      return taken;
    },
    pending: () => size > 0,
  };
}

async function* linesOf(bytes: ByteStream, limits: ReadLimits): AsyncGenerator<Line> {
  const collector = lineCollector(limits);
  for await (const piece of bytes) {
    const chunk = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    let start = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, start)) {
      collector.add(chunk.subarray(start, end));
      yield collector.take();
      start = end + 1;
    }
    if (start < chunk.length) collector.add(chunk.subarray(start));
  }
  if (collector.pending()) yield collector.take();
}
