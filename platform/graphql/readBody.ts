import type { IncomingMessage } from 'node:http';
import { DomainError } from '#platform/errors.ts';

/** Reads a whole body of at most `limit` bytes; DomainError LINE_TOO_LONG when it is longer. */
export const readBody = (request: IncomingMessage, limit: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const tooLong = (): void => {
      reject(new DomainError('LINE_TOO_LONG', `Found a body of more than ${limit} bytes, the limit here.`));
    };
    if (Number(request.headers['content-length'] ?? 0) > limit) {
      tooLong();
      return;
    }
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= limit) chunks.push(chunk);
      else {
        // Let the sender see the answer: the rest is read and thrown away, the connection then closes.
        request.removeAllListeners('data').resume();
        tooLong();
      }
    });
    request.on('end', () => {
      resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks));
    });
    request.on('error', reject);
    request.on('close', () => {
      if (!request.complete)
        reject(new DomainError('INPUT_MALFORMED', 'The body ended before its announced length.'));
    });
  });
