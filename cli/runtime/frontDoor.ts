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
import { readSupergraph } from '#schema/readSubgraphSchema.ts';

export interface FrontDoorParts {
  readonly config: Config;
  readonly fetchers: ReadonlyMap<string, SubgraphFetch>;
  /** The issuer's public keys, or where they are published. */
  readonly jwks: Parameters<typeof createAuthenticate>[0]['jwks'];
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
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
export const openFrontDoor = (parts: FrontDoorParts): Promise<Gateway> => {
  const { config, fetchers, clock, ids, log } = parts;
  return createGateway({
    supergraphSdl: readSupergraph(),
    fetchers,
    authenticate: authenticateWith(parts),
    introspection: config.ACQUAINT_PROFILE === 'development',
    persisted: persistedOf(config),
    clock,
    ids,
    log,
  });
};

const persistedOf = ({
  ACQUAINT_PERSISTED: mode,
  ACQUAINT_PERSISTED_FILE: file,
}: Config): PersistedOperations => ({
  mode,
  documents: file === undefined ? new Map() : readSafelist(readFileSync(file, 'utf8')),
});
