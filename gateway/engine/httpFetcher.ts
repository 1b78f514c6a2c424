import { Pool } from 'undici';
import { z } from 'zod';
import { DomainError } from '#platform/errors.ts';
import { envelopeHeader, signEnvelope } from '#platform/graphql/envelopeHeader.ts';
import type { EnvelopeKey } from '#platform/graphql/envelopeHeader.ts';
import type { FormattedResult } from '#platform/graphql/runOperation.ts';
import type { SubgraphFetch } from './subgraphFetch.ts';

export interface HttpFetcherOptions {
  /** The subgraph's name: the audience of the signed envelope. */
  readonly name: string;
  /** Where its `/graphql` is. */
  readonly url: string;
  readonly envelopeKey: EnvelopeKey;
  /** Connections kept open at most; 32 by default. */
  readonly connections?: number;
}

const isData = (value: unknown): boolean =>
  value === null || (typeof value === 'object' && !Array.isArray(value));
const answerShape = z.object({
  data: z.custom<Record<string, unknown> | null>(isData).optional(),
  errors: z
    .array(
      z.object({
        message: z.string(),
        path: z.array(z.union([z.string(), z.number()])).optional(),
        extensions: z.record(z.string(), z.unknown()).optional(),
      }),
    )
    .optional(),
});

// Data is not walked: the schema of the subgraph vouches for it, and the projection drops what nobody asked for.
const readAnswer = (text: string): FormattedResult => {
  const { data, errors } = answerShape.parse(JSON.parse(text));
  const answer = data === undefined ? {} : { data };
  return errors === undefined ? answer : { ...answer, errors };
};

/** Calls a subgraph over HTTP with keep-alive connections; close the pool when the gateway stops. */
export const httpFetcher = (
  options: HttpFetcherOptions,
): { fetch: SubgraphFetch; readonly close: () => Promise<void> } => {
  const { origin, pathname } = new URL(options.url);
  const pool = new Pool(origin, { connections: options.connections ?? 32 });
  const fetch: SubgraphFetch = async ({ operation, operationName, variables, envelope, signal }) => {
    const body = JSON.stringify({ query: operation, operationName, variables });
    const header = signEnvelope(options.envelopeKey, { envelope, audience: options.name, body });
    const headers = { 'content-type': 'application/json', [envelopeHeader]: header };
    const response = await pool.request({ path: pathname, method: 'POST', headers, body, signal });
    const text = await response.body.text();
    // A refusal of the envelope (403) is ours to put right, not the client's: the same outage to the outside.
    if (response.statusCode !== 200) {
      throw new DomainError(
        'SUBGRAPH_UNAVAILABLE',
        `The subgraph ${options.name} answered ${response.statusCode}.`,
      );
    }
    return readAnswer(text);
  };
  return { fetch, close: () => pool.close() };
};
