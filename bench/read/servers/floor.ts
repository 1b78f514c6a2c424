import type { ServerResponse } from 'node:http';
import { answerRows } from '#disclosure/answerRows.ts';
import type { Answer, Ask } from '#disclosure/answerRows.ts';
import { createCoalescer } from '#disclosure/coalescer.ts';
import type { Disclosed } from '#disclosure/disclosed.ts';
import { guardedScalars } from '#disclosure/guardedScalars.ts';
import { DomainError } from '#platform/errors.ts';
import { readBody } from '#platform/graphql/readBody.ts';
import type { Viewer } from '#platform/viewer.ts';
import { attributes } from '../operation.ts';
import type { Answering, ServerParts } from './answering.ts';

// The hand-written endpoint: `POST {ids}`, one Cypher a request, the same authentication, decision, unsealing and
// answer as the graph gives, without GraphQL. Floor C shares a query among the requests that wait.

type AnswerAsks = (asks: readonly Ask[], deadline: number) => Promise<readonly (Answer | Error)[]>;

const patience = 10_000;
const timeOf = (milliseconds: number | null): string | null =>
  milliseconds === null ? null : new Date(milliseconds).toISOString();

const attributeOf = ({ value, provenance, basis }: Disclosed): object => ({
  value: guardedScalars.GuardedValue.serialize(value),
  provenance: {
    source: provenance.source,
    method: provenance.method,
    recordedAt: timeOf(provenance.recordedAt),
  },
  basis: {
    legalBasis: basis.legalBasis,
    reason: basis.reason,
    process: basis.process,
    until: timeOf(basis.until),
    consent: basis.consent && { state: basis.consent.state, at: timeOf(basis.consent.at) },
  },
});

const personOf = (id: string, answer: Answer | Error | undefined): object => {
  if (answer === undefined || answer instanceof Error) throw answer ?? new Error('no answer');
  const person: Record<string, unknown> = { id };
  for (const name of attributes) {
    const found = answer.disclosed.get(name);
    person[name] = found ? attributeOf(found) : null;
  }
  return person;
};

const idsOf = (body: Buffer): readonly string[] => {
  const { ids } = JSON.parse(body.toString('utf8')) as { readonly ids?: readonly unknown[] };
  if (!Array.isArray(ids) || ids.length > 100 || !ids.every((id) => typeof id === 'string'))
    throw new DomainError('INPUT_MALFORMED', 'expected at most 100 ids');
  return ids;
};

const send = (response: ServerResponse, value: object): void => {
  const text = JSON.stringify(value);
  response.writeHead(200, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
  });
  response.end(text);
};

const endpoint = ({ runtime, authenticate }: ServerParts, answerAsks: AnswerAsks): Answering => {
  const { pairwise, clock } = runtime;
  const askOf = (viewer: Viewer, id: string): Ask => {
    if (viewer.kind !== 'product') throw new DomainError('FORBIDDEN', 'expected a product');
    const seedId = pairwise.fromPairwise(viewer.organizationId, id) ?? '';
    return { viewer, seedId, attributes, open: true };
  };
  return async (request, response) => {
    const viewer = await authenticate(request.headers);
    const ids = idsOf(await readBody(request, 1_048_576));
    const deadline = clock.now().getTime() + patience;
    const answers = await answerAsks(
      ids.map((id) => askOf(viewer, id)),
      deadline,
    );
    send(response, { persons: ids.map((id, at) => personOf(id, answers[at])) });
  };
};

/** One query for each request. */
export const floorA = (parts: ServerParts): Promise<Answering> =>
  Promise.resolve(endpoint(parts, answerRows(parts.runtime)));

/** Requests that wait share a query, as in the outward door. */
export const floorC = (parts: ServerParts): Promise<Answering> => {
  const settings = { clock: parts.runtime.clock, minBatch: 16, maxBatch: 500, maxInFlight: 2 };
  const ask = createCoalescer(settings, answerRows(parts.runtime));
  return Promise.resolve(
    endpoint(parts, (asks, deadline) => Promise.all(asks.map((each) => ask(each, deadline, asks)))),
  );
};
