import { readFileSync } from 'node:fs';
import { createAuthenticate } from '#gateway/auth/verifyToken.ts';
import { createGateway } from '#gateway/createGateway.ts';
import type { Gateway } from '#gateway/createGateway.ts';
import type { SubgraphFetch } from '#gateway/engine/subgraphFetch.ts';
import { readSafelist } from '#gateway/persistedOperations.ts';
import type { PersistedOperations } from '#gateway/persistedOperations.ts';
import type { Clock } from '#platform/clock.ts';
import type { Config } from '#platform/config.ts';
import type { Ids } from '#platform/ids.ts';
import type { Log } from '#platform/log.ts';
import type { Metrics } from '#platform/metrics.ts';
import type { Telemetry } from '#platform/telemetry.ts';
import { readSupergraph } from '#schema/readSubgraphSchema.ts';

export interface FrontDoorParts {
  readonly config: Config;
  readonly fetchers: ReadonlyMap<string, SubgraphFetch>;
  /** The issuer's public keys, or where they are published. */
  readonly jwks: Parameters<typeof createAuthenticate>[0]['jwks'];
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly telemetry: Telemetry;
}

/** The check of tokens that every process uses for itself. */
export const authenticateWith = ({
  config,
  jwks,
  clock,
}: Pick<FrontDoorParts, 'config' | 'jwks' | 'clock'>) =>
  createAuthenticate({
    jwks,
    clock,
    issuer: config.issuer,
    audience: config.graphUrl,
    profile: config.ACQUAINT_PROFILE,
  });

/** The gateway as the configuration wants it. */
export const openFrontDoor = async (parts: FrontDoorParts): Promise<Gateway> => {
  const { config, fetchers, clock, ids, log, metrics, telemetry } = parts;
  const gateway = await createGateway({
    supergraphSdl: readSupergraph(),
    fetchers,
    authenticate: authenticateWith(parts),
    introspection: config.ACQUAINT_PROFILE === 'development',
    persisted: persistedOf(config),
    clock,
    ids,
    log,
    traceparent: () => telemetry.traceparent(),
  });
  return { ...gateway, handle: observed(gateway.handle, metrics, telemetry) };
};

/** Counts and times each request, and spans it when traces are on. */
const observed =
  (handle: Gateway['handle'], metrics: Metrics, telemetry: Telemetry): Gateway['handle'] =>
  async (request, response) => {
    const start = performance.now();
    const header = request.headers['traceparent'];
    const traceparent = typeof header === 'string' ? header : undefined;
    await telemetry.serve({ name: 'graphql', fields: {}, traceparent }, () => handle(request, response));
    metrics.onOperation({ status: response.statusCode, milliseconds: performance.now() - start });
  };

const persistedOf = ({
  ACQUAINT_PERSISTED: mode,
  ACQUAINT_PERSISTED_FILE: file,
}: Config): PersistedOperations => ({
  mode,
  documents: file === undefined ? new Map() : readSafelist(readFileSync(file, 'utf8')),
});
