import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RecordClaim } from '#core/evidence/evidence.ts';
import { DomainError } from '#platform/errors.ts';
import type { Viewer } from '#platform/viewer.ts';
import { writerOf } from '#intake/writer.ts';
import type { Writer } from '#intake/writer.ts';
import { readNdjson } from '#intake/read/readNdjson.ts';
import type { InputRow, ReadLimits } from '#intake/read/inputRow.ts';
import { defaultReadLimits } from '#intake/read/inputRow.ts';
import { recordClaimFrom } from '#intake/recordInput.ts';
import { takeIn } from '#intake/takeIn.ts';
import type { IntakeDeps, TakenIn } from '#intake/takeIn.types.ts';

export interface EndpointLimits extends ReadLimits {
  /** Lines taken in by one transaction. */
  readonly batchLines: number;
  /** Lines of one request. */
  readonly maxLines: number;
}

export interface EndpointDeps extends IntakeDeps {
  /** ISO 3166-1 alpha-2 region of telephone numbers without country code. */
  readonly region?: string;
  readonly limits?: EndpointLimits;
}

const defaultLimits: EndpointLimits = { ...defaultReadLimits, batchLines: 500, maxLines: 1_000_000 };

/** Answers one request of a viewer; a rejection before the first answer line is the caller's to answer. */
export type IntakeHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  viewer: Viewer,
) => Promise<void>;

/**
 * Answers `POST /intake/<source>`: a body of newline-delimited RecordInput objects (`source` may be left
 * out; another one than in the path is refused), one answer line for each line of the body, in order:
 * `{line, outcome}` (for a steward with the id of the `record`) or
 * `{line, outcome: "rejected", code, message}`. Lines are read only as fast as they are taken in and as the
 * caller reads the answers. The status is 200 once the first batch is in; a failure after that is a last
 * line `{code, message, retryable}`: send everything again, it is idempotent.
 * The handler rejects with a DomainError before the first answer line: FORBIDDEN, INPUT_MALFORMED,
 * GRAPH_UNAVAILABLE.
 */
export const intakeEndpoint =
  (deps: EndpointDeps): IntakeHandler =>
  async (request, response, viewer) => {
    const source = sourceOf(request);
    const writer = await writerOf(deps, viewer, source);
    const limits = deps.limits ?? defaultLimits;
    const answers = answerLines({ deps, source, writer, limits }, readNdjson(request, limits));
    for (;;) {
      const next = await answers.next().catch((error: unknown) => failed(response, error));
      if (!next || next.done) break;
      begin(response);
      if (!response.write(next.value) && !response.destroyed) await drained(response);
      if (response.destroyed) return;
    }
    begin(response);
    response.end();
  };

function begin(response: ServerResponse): void {
  if (response.headersSent) return;
  response.writeHead(200, { 'content-type': 'application/x-ndjson; charset=utf-8' });
}

/** Before the first line an error is the caller's to answer; after it, it is a line of its own. */
function failed(response: ServerResponse, error: unknown): undefined {
  if (!response.headersSent || !(error instanceof DomainError)) throw error;
  const { code, message, retryable } = error;
  response.write(`${JSON.stringify({ code, message, retryable })}\n`);
  return undefined;
}

const drained = async (response: ServerResponse): Promise<void> => {
  const gone = new AbortController();
  response.once('close', () => {
    gone.abort();
  });
  // A caller that went away never drains.
  await once(response, 'drain', { signal: gone.signal }).catch(() => undefined);
};

function sourceOf(request: IncomingMessage): string {
  const path = (request.url ?? '').split('?', 1)[0] ?? '';
  const type = (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase();
  if (type !== 'application/x-ndjson' && type !== 'application/jsonl') {
    throw new DomainError(
      'INPUT_MALFORMED',
      'content-type: expected application/x-ndjson, found another one',
    );
  }
  const name = /^\/intake\/([A-Za-z0-9][A-Za-z0-9._-]{0,99})$/.exec(path)?.[1];
  if (name) return name;
  throw new DomainError('INPUT_MALFORMED', 'path: expected /intake/<source>, found another form');
}

interface Answering {
  readonly deps: EndpointDeps;
  readonly source: string;
  readonly writer: Writer;
  readonly limits: EndpointLimits;
}

type Judged = { readonly line: number } & (
  { readonly claim: RecordClaim } | { readonly problem: DomainError }
);

async function* answerLines(answering: Answering, rows: AsyncIterable<InputRow>): AsyncGenerator<string> {
  let batch: Judged[] = [];
  for await (const row of rows) {
    if (row.row > answering.limits.maxLines) {
      throw new DomainError(
        'LINE_TOO_LONG',
        `expected at most ${String(answering.limits.maxLines)} lines, found more`,
      );
    }
    batch.push(judge(answering, row));
    if (batch.length < answering.limits.batchLines) continue;
    yield await answerBatch(answering, batch);
    batch = [];
  }
  if (batch.length > 0) yield await answerBatch(answering, batch);
}

function judge({ deps, source }: Answering, row: InputRow): Judged {
  const { line } = row;
  if ('problem' in row) return { line, problem: row.problem };
  try {
    const claim = recordClaimFrom({ source, ...row.fields }, deps.clock.now().getTime());
    if (claim.source === source) return { line, claim };
    throw new DomainError('INPUT_MALFORMED', 'source: expected the one of the path, found another one');
  } catch (error) {
    if (error instanceof DomainError) return { line, problem: error };
    throw error;
  }
}

async function answerBatch({ deps, writer }: Answering, batch: readonly Judged[]): Promise<string> {
  const { region } = deps;
  const claims = batch.flatMap((one) => ('claim' in one ? [one.claim] : []));
  const rows = batch.flatMap((one) => ('claim' in one ? [one.line] : []));
  const taken = [
    ...(await takeIn(
      deps,
      { ...writer, activity: 'import-batch', rows, ...(region === undefined ? {} : { region }) },
      claims,
    )),
  ].reverse();
  return batch
    .map((one) => `${JSON.stringify(answerOf(one, 'claim' in one ? taken.pop() : undefined, writer))}\n`)
    .join('');
}

function answerOf(judged: Judged, taken: TakenIn | undefined, { agent }: Writer): object {
  const { line } = judged;
  if (taken && taken.outcome !== 'rejected') {
    // Ids inside the graph are for stewards: a product knows its subjects by its own ids.
    const record = agent.kind === 'steward' ? { record: taken.recordId } : {};
    return { line, outcome: taken.outcome, ...record };
  }
  const fault = 'problem' in judged ? judged.problem : taken;
  return { line, outcome: 'rejected', code: fault?.code, message: fault?.message };
}
