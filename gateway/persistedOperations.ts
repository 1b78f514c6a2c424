import { createHash } from 'node:crypto';
import { Kind, parse, validate } from 'graphql';
import { z } from 'zod';
import { DomainError } from '#platform/errors.ts';
import type { GraphqlLog } from '#platform/graphql/graphqlLog.ts';
import type { Engine } from './engine/createEngine.ts';

/**
 * - `off`: documents come as text; a request by id is refused.
 * - `log`: both work; a document that isn't listed runs and is logged, to prepare for `required`.
 * - `required`: only listed documents run, by id or by their whole text.
 */
export type PersistedMode = 'off' | 'log' | 'required';

export interface PersistedOperations {
  readonly mode: PersistedMode;
  /** SHA-256 of the document, hex → document. */
  readonly documents: ReadonlyMap<string, string>;
}

export const sha256Hex = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Reads a safelist (JSON object: hash → document). DomainError CONFIG_INVALID when a hash isn't its document's. */
export const readSafelist = (json: string): ReadonlyMap<string, string> => {
  const entries = Object.entries(parseSafelist(json));
  for (const [hash, text] of entries) {
    if (sha256Hex(text) !== hash) {
      throw new DomainError(
        'CONFIG_INVALID',
        `The safelist's key ${hash} is not the SHA-256 of its document.`,
      );
    }
  }
  return new Map(entries);
};

const parseSafelist = (json: string): Readonly<Record<string, string>> => {
  try {
    return z.record(z.string(), z.string()).parse(JSON.parse(json));
  } catch {
    throw new DomainError(
      'CONFIG_INVALID',
      'The safelist is not a JSON object of SHA-256 hashes and documents.',
    );
  }
};

/** What a request names: a text, a hash, or both. */
export interface NamedOperation {
  readonly query?: string | undefined;
  readonly hash?: string | undefined;
}

const refuse = (found: string): never => {
  throw new DomainError('OPERATION_NOT_PERSISTED', `Found ${found}; expected an operation of the safelist.`);
};

const documentOf = ({ mode, documents }: PersistedOperations, hash: string | undefined): string => {
  const listed = mode === 'off' || hash === undefined ? undefined : documents.get(hash);
  return listed ?? refuse('no document of that hash');
};

/**
 * The document that a request means. Nothing that a client sends is ever added to the list: automatic persisted
 * queries are not a safelist.
 */
export const resolveOperation = (
  { mode, documents }: PersistedOperations,
  named: NamedOperation,
  log: GraphqlLog,
): string => {
  const { query } = named;
  if (query === undefined) return documentOf({ mode, documents }, named.hash);
  if (mode === 'off' && named.hash === undefined) return query;
  const hash = sha256Hex(query);
  if (named.hash !== undefined && named.hash !== hash) return refuse('a hash of another document');
  if (mode === 'off') return query;
  if (documents.has(hash)) return query;
  if (mode === 'required') return refuse('a document that is not listed');
  log.warn({ operationHash: hash }, 'an operation that is not in the safelist');
  return query;
};

/** Plans the listed operations before the first request. CONFIG_INVALID for one that the schema doesn't know. */
export const preparePersisted = async (
  engine: Engine,
  { mode, documents }: PersistedOperations,
): Promise<void> => {
  if (mode === 'off') return;
  for (const [hash, text] of documents) {
    const document = parse(text);
    const [failure] = validate(engine.schema, document);
    if (failure)
      throw new DomainError('CONFIG_INVALID', `The safelist's ${hash} does not fit: ${failure.message}`);
    for (const definition of document.definitions) {
      if (definition.kind === Kind.OPERATION_DEFINITION)
        await engine.prepare(document, definition.name?.value);
    }
  }
};
