import type { Server } from 'node:http';
import { join } from 'node:path';
import { httpFetcher } from '#gateway/engine/httpFetcher.ts';
import { openKeyring } from '#graph/vault/keyring.ts';
import { systemClock } from '#platform/clock.ts';
import type { Config } from '#platform/config.ts';
import { DomainError } from '#platform/errors.ts';
import { randomIds } from '#platform/ids.ts';
import { createLog } from '#platform/log.ts';
import { createMetrics } from '#platform/metrics.ts';
import { createForwarder } from '../http/forward.ts';
import { probeRoutes } from '../http/probes.ts';
import type { Dependency } from '../http/probes.ts';
import { createRoutedServer } from '../http/routes.ts';
import { openFrontDoor } from './frontDoor.ts';
import { keysOf } from './keysOf.ts';
import { openTelemetry } from './runtime.ts';
import { envelopeKeyOf, subgraphNames } from './services.ts';
import type { SubgraphName } from './services.ts';

/** The gateway alone: knows the subgraphs by URL and touches neither Neo4j nor the vault. Not yet listening. */
export async function createSplitGateway(
  config: Config,
): Promise<{ readonly server: Server; readonly stop: () => Promise<void> }> {
  const log = createLog({ level: config.ACQUAINT_LOG, name: 'gateway' });
  const metrics = createMetrics();
  const telemetry = await openTelemetry(config, 'acquaint-gateway');
  const keyring = openKeyring({ dir: join(config.ACQUAINT_DATA, 'keys'), fromEnv: keysOf(config) });
  const origins = new Map(subgraphNames.map((name) => [name, originOf(config, name)]));
  const envelopeKey = envelopeKeyOf({ keyring, clock: systemClock });
  const calls = [...origins].map(
    ([name, origin]) => [name, httpFetcher({ name, url: `${origin}/graphql`, envelopeKey })] as const,
  );
  const identity = origins.get('identity') ?? '';
  const gateway = await openFrontDoor({
    config,
    fetchers: new Map(calls.map(([name, { fetch }]) => [name, fetch])),
    jwks: new URL(`${identity}/.well-known/jwks.json`),
    clock: systemClock,
    ids: randomIds,
    log,
    metrics,
    telemetry,
  });
  const forward = createForwarder(identity);
  const passed = ['/oidc/', '/.well-known/jwks.json', '/intake/'].map((path) => ({
    path,
    handle: forward.handle,
  }));
  const routes = [
    { path: '/graphql', handle: gateway.handle },
    ...passed,
    ...probeRoutes([...origins].map(readinessOf), metrics),
  ];
  const stop = async (): Promise<void> => {
    await gateway.stop();
    await Promise.all([telemetry.stop(), forward.close(), ...calls.map(([, { close }]) => close())]);
  };
  return { server: createRoutedServer(routes, log), stop };
}

const originOf = (config: Config, name: SubgraphName): string => {
  const variable = `ACQUAINT_SUBGRAPH_${name.toUpperCase() as Uppercase<SubgraphName>}` as const;
  const url = config[variable];
  if (url === undefined)
    throw new DomainError('CONFIG_INVALID', `${variable} is missing: set it to the URL of that subgraph.`);
  return url.replace(/\/+$/, '');
};

const readinessOf = ([name, origin]: readonly [string, string]): Dependency => ({
  name,
  verify: async () => {
    const { status } = await fetch(`${origin}/readyz`);
    if (status !== 200) throw new Error(`answered ${status}`);
  },
});
