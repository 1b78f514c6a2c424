import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { execute, isObjectType, parse } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { systemClock } from '#platform/clock.ts';
import { formatError } from '#platform/graphql/formatError.ts';
import type { GraphqlLog } from '#platform/graphql/graphqlLog.ts';
import { mintEnvelope } from '#platform/graphql/envelope.ts';
import type { FormattedResult } from '#platform/graphql/runOperation.ts';
import type { EnvelopeKey } from '#platform/graphql/envelopeHeader.ts';
import { serveSubgraph } from '#platform/graphql/serveSubgraph.ts';
import { httpFetcher } from '#gateway/engine/httpFetcher.ts';
import { startSubgraph } from '#platform/graphql/subgraph.ts';
import type { SubgraphRuntime } from '#platform/graphql/subgraph.ts';
import type { Envelope } from '#platform/viewer.ts';
import { createEngine } from '#gateway/engine/createEngine.ts';
import type { Engine } from '#gateway/engine/createEngine.ts';
import { localFetcher } from '#gateway/engine/subgraphFetch.ts';
import type { SubgraphFetch } from '#gateway/engine/subgraphFetch.ts';
import { toySubgraphs, toySupergraph } from './toySubgraphs.ts';
import type { ToyStore } from './toyStore.ts';

/** A log that keeps what it is told. */
export const keepingLog = (): GraphqlLog & { readonly lines: string[] } => {
  const lines: string[] = [];
  const keep = (fields: object, message: string): void => {
    const { err, ...rest } = fields as { err?: unknown };
    lines.push(`${message} ${JSON.stringify(rest)} ${String(err)}`);
  };
  return { lines, warn: keep, error: keep };
};

export const supergraphSdl = toySupergraph();

/** An envelope as the gateway mints it, with ten seconds to live. */
export const toyEnvelope = (parts: Partial<Envelope> = {}): Envelope =>
  mintEnvelope({
    viewer: { kind: 'product', productId: 'harbour', organizationId: 'quay', purpose: 'support' },
    requestId: 'request-1',
    deadline: Date.now() + 10_000,
    ...parts,
  });

export const toyRuntimes = (store: ToyStore, log: GraphqlLog): readonly SubgraphRuntime[] =>
  toySubgraphs.map((subgraph) => startSubgraph(subgraph, store, { log }));

export const toyFetchers = (store: ToyStore, log: GraphqlLog): Map<string, SubgraphFetch> =>
  new Map(toyRuntimes(store, log).map((runtime) => [runtime.name, localFetcher(runtime)]));

export const toyEngine = (
  fetchers: ReadonlyMap<string, SubgraphFetch>,
  { log = keepingLog(), capacity = 100 }: { readonly log?: GraphqlLog; readonly capacity?: number } = {},
): Engine => createEngine({ supergraphSdl, fetchers, log, capacity, clock: systemClock });

export interface RunParts {
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly envelope?: Envelope;
}

/** Runs a text on an engine as it is: no limits, no validation. */
export const runText = (
  engine: Engine,
  text: string,
  { variables = {}, envelope = toyEnvelope() }: RunParts = {},
): Promise<FormattedResult> => engine.run({ document: parse(text), variables, envelope });

type Resolvers = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const addResolvers = (schema: GraphQLSchema, resolvers: Resolvers): void => {
  for (const [typeName, fields] of Object.entries(resolvers)) {
    const type = schema.getType(typeName);
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const resolve = fields[field.name];
      if (resolve) Object.assign(field, { resolve });
    }
  }
};

/** Puts the resolvers of all three on the API schema: one process, one schema, graphql-js. The judge. */
export const mergedSchema = ({ schema }: Engine, store: ToyStore): GraphQLSchema => {
  for (const subgraph of toySubgraphs) addResolvers(schema, subgraph.resolvers(store) as Resolvers);
  return schema;
};

/** The judge's answer. */
export const runMerged = async (
  schema: GraphQLSchema,
  text: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<FormattedResult> => {
  const result = await execute({
    schema,
    document: parse(text),
    variableValues: variables,
    contextValue: {},
  });
  const scene = { log: keepingLog(), requestId: 'request-1' };
  // An error without a path is one of the variables; nothing was run.
  const errors = result.errors?.map((error) =>
    error.path
      ? formatError(scene, error)
      : { message: error.message, extensions: { code: 'BAD_USER_INPUT' } },
  );
  return { data: result.data ?? null, ...(errors ? { errors } : {}) };
};

/** Key of the envelope between the toy gateway and its services. */
export const toyEnvelopeKey: EnvelopeKey = { key: new Uint8Array(32).fill(7), clock: systemClock };

/** Each toy subgraph as a service of its own on a free loopback port, and fetchers that call them. */
export const toyHttpFetchers = async (
  store: ToyStore,
  log: GraphqlLog,
): Promise<{
  fetchers: Map<string, SubgraphFetch>;
  urls: ReadonlyMap<string, string>;
  close(): Promise<void>;
}> => {
  const fetchers = new Map<string, SubgraphFetch>();
  const urls = new Map<string, string>();
  const closers: (() => Promise<void>)[] = [];
  for (const runtime of toyRuntimes(store, log)) {
    const handle = serveSubgraph(runtime, { envelopeKey: toyEnvelopeKey, log });
    const server = createServer((request, response) => void handle(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/graphql`;
    const { fetch, close } = httpFetcher({ name: runtime.name, url, envelopeKey: toyEnvelopeKey });
    fetchers.set(runtime.name, fetch);
    urls.set(runtime.name, url);
    closers.push(async () => {
      await close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    });
  }
  return {
    fetchers,
    urls,
    close: async () => {
      await Promise.all(closers.map((close) => close()));
    },
  };
};
