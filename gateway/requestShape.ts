import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { DomainError } from '#platform/errors.ts';
import { readBody } from '#platform/graphql/readBody.ts';

/** A GraphQL request as it came, before anything of it is believed. */
export interface RawRequest {
  readonly method: 'GET' | 'POST';
  readonly query?: string | undefined;
  readonly hash?: string | undefined;
  readonly operationName?: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

const requestShape = z.object({
  query: z.string().nullish(),
  id: z.string().nullish(),
  operationName: z.string().nullish(),
  // A record of zod would copy an own `__proto__` away before it could be refused; the object is kept as it came.
  variables: z
    .custom<Record<string, unknown>>((value) => typeof value === 'object' && !Array.isArray(value))
    .nullish(),
  extensions: z.object({ persistedQuery: z.object({ sha256Hash: z.string() }).nullish() }).nullish(),
});

const malformed = (found: string): DomainError =>
  new DomainError('INPUT_MALFORMED', `Found ${found}; expected a GraphQL request as a JSON object.`);

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed('a text that is not JSON');
  }
};

// Two ways to name a persisted operation: that of Apollo's clients, and the plain `id` of GraphQL over HTTP's drafts.
const hashOf = ({ id, extensions }: z.infer<typeof requestShape>): string | undefined =>
  extensions?.persistedQuery?.sha256Hash ?? id?.replace(/^sha256:/, '');

const shape = (method: 'GET' | 'POST', value: unknown): RawRequest => {
  if (Array.isArray(value)) throw malformed('a batch of requests');
  const { success, data } = requestShape.safeParse(value);
  if (!success) throw malformed('a body of another form');
  const { query, operationName, variables } = data;
  const hash = hashOf(data);
  if (!query && hash === undefined) throw malformed('neither a query nor the id of one');
  return {
    method,
    query: query || undefined,
    hash,
    operationName: operationName ?? undefined,
    variables: variables ?? {},
  };
};

const fromSearch = (url: string): RawRequest => {
  const start = url.indexOf('?');
  const search = new URLSearchParams(start < 0 ? '' : url.slice(start + 1));
  const json = (name: string): unknown => (search.has(name) ? parseJson(search.get(name) ?? '') : undefined);
  const text = (name: string): string | undefined => search.get(name) ?? undefined;
  const named = { query: text('query'), id: text('id'), operationName: text('operationName') };
  return shape('GET', { ...named, variables: json('variables'), extensions: json('extensions') });
};

// Only JSON: a form can be posted across origins without a preflight, with the person's cookie (CSRF).
const isJson = (contentType: string | undefined): boolean =>
  /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(contentType ?? '');

/** Reads a request of either method. DomainError INPUT_MALFORMED or LINE_TOO_LONG. */
export const readRequest = async (request: IncomingMessage, bodyLimit: number): Promise<RawRequest> => {
  if (request.method === 'GET') return fromSearch(request.url ?? '');
  if (request.method !== 'POST') throw malformed('another method than GET or POST');
  if (!isJson(request.headers['content-type'])) throw malformed('a content type other than application/json');
  const body = await readBody(request, bodyLimit);
  return shape('POST', parseJson(body.toString('utf8')));
};
