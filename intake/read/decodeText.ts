import { isUtf8 } from 'node:buffer';
import { DomainError } from '#platform/errors.ts';
import type { ByteStream } from './inputRow.ts';

/** Encodings a file may be declared to have (WHATWG Encoding labels). */
export const encodings = ['utf-8', 'windows-1252', 'iso-8859-15', 'utf-16le'] as const;
export type FileEncoding = (typeof encodings)[number];

const newline = 0x0a;

/**
 * Text of a stream of bytes, chunk by chunk, in constant memory. The first bytes that the encoding does not
 * have end it: guessing would store people's names damaged.
 * @throws DomainError FILE_MALFORMED with line and byte offset, never with the bytes.
 */
export async function* decodeText(bytes: ByteStream, encoding: FileEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const place = { offset: 0, line: 1, carry: new Uint8Array(0) };
  for await (const chunk of bytes) {
    let text: string;
    try {
      text = decoder.decode(chunk, { stream: true });
    } catch {
      throw undecodable(encoding, place, Buffer.concat([place.carry, chunk]));
    }
    for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, at + 1)) place.line += 1;
    place.offset += chunk.length;
    place.carry = openSequence(chunk);
    yield text;
  }
  let rest: string;
  try {
    rest = decoder.decode();
  } catch {
    throw undecodable(encoding, place, place.carry);
  }
  if (rest !== '') yield rest;
}

interface Place {
  /** Bytes and lines before what is looked at now. */
  readonly offset: number;
  readonly line: number;
  /** The last bytes of the chunk before, when a character goes on in the next one. */
  readonly carry: Uint8Array;
}

/** The unfinished UTF-8 sequence at the end of a chunk (RFC 3629 §3), empty when there is none. */
function openSequence(chunk: Uint8Array): Uint8Array<ArrayBuffer> {
  for (let back = 1; back <= Math.min(3, chunk.length); back += 1) {
    const byte = chunk[chunk.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte >= 0xc0) return new Uint8Array(chunk.subarray(chunk.length - back));
  }
  return new Uint8Array(0);
}

function undecodable(encoding: FileEncoding, place: Place, bytes: Uint8Array): DomainError {
  let start = 0;
  let line = place.line;
  for (;;) {
    const end = bytes.indexOf(newline, start);
    const whole = bytes.subarray(start, end < 0 ? bytes.length : end);
    if (end < 0 || !isUtf8(whole)) break;
    start = end + 1;
    line += 1;
  }
  const offset = place.offset - place.carry.length + start;
  const hint = bytes[0] === 0xff || bytes[0] === 0xfe ? '; it begins like UTF-16' : '';
  return new DomainError(
    'FILE_MALFORMED',
    `expected ${encoding} text, found other bytes in line ${String(line)} (from byte ${String(offset)})${hint}; ` +
      'save the file as UTF-8 or declare its encoding in the mapping',
    { details: { line, offset } },
  );
}
