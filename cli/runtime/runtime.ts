import { join } from 'node:path';
import { migrate } from '#graph/migrations/migrate.ts';
import type { Executor } from '#graph/executor.ts';
import { createExecutor } from '#graph/neo4jExecutor.ts';
import type { ExecutorMetrics } from '#graph/queryMetrics.ts';
import type { ProvisionedGraph } from '#graph/provisionedGraph.ts';
import { provisionGraph } from '#graph/provisionGraph.ts';
import { createBlindIndex } from '#graph/vault/blindIndex.ts';
import type { Blind } from '#graph/vault/blindIndex.ts';
import { openKeyring } from '#graph/vault/keyring.ts';
import type { Keyring } from '#graph/vault/keyring.ts';
import { createPairwise } from '#graph/vault/pairwise.ts';
import type { Pairwise } from '#graph/vault/pairwise.ts';
import type { KeyVault } from '#graph/vault/vault.ts';
import { createCatalogueCache } from '#core/catalogue/catalogueCache.ts';
import type { CatalogueCache } from '#core/catalogue/catalogueCache.ts';
import { systemClock } from '#platform/clock.ts';
import type { Clock } from '#platform/clock.ts';
import type { Config } from '#platform/config.ts';
import { randomIds } from '#platform/ids.ts';
import type { Ids } from '#platform/ids.ts';
import { createLog } from '#platform/log.ts';
import type { Log } from '#platform/log.ts';
import { createMetrics } from '#platform/metrics.ts';
import { noTelemetry, startTelemetry } from '#platform/telemetry.ts';
import type { Telemetry } from '#platform/telemetry.ts';
import type { Metrics } from '#platform/metrics.ts';
import { keysOf } from './keysOf.ts';
import { openVault } from './openVault.ts';

/** What every process of Acquaint that touches the graph stands on. */
export interface Runtime {
  readonly config: Config;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly telemetry: Telemetry;
  readonly graph: ProvisionedGraph;
  readonly executor: Executor;
  readonly vault: KeyVault;
  readonly keyring: Keyring;
  readonly blind: Blind;
  readonly pairwise: Pairwise;
  readonly catalogue: CatalogueCache;
  /** Closes everything in the opposite order; a local Neo4j is stopped. */
  close(): Promise<void>;
}

/**
 * Opens Neo4j, vault and keys. `attach`: a command beside a running `npm start` uses its Neo4j.
 * @throws DomainError CONFIG_INVALID or START_FAILED with the remedy
 */
export async function openRuntime(
  config: Config,
  progress: (message: string) => void,
  { attach }: { readonly attach: boolean } = { attach: false },
): Promise<Runtime> {
  const log = createLog({ level: config.ACQUAINT_LOG, name: 'acquaint' });
  const metrics = createMetrics();
  const telemetry = await openTelemetry(config, 'acquaint');
  const keyring = openKeyring({ dir: join(config.ACQUAINT_DATA, 'keys'), fromEnv: keysOf(config) });
  const graph = await provisionGraph({
    config: graphOf(config),
    dataDir: config.ACQUAINT_DATA,
    progress,
    attach,
    revive: true,
  });
  const executor = createExecutor({ ...graph, log, metrics: observed(metrics, telemetry) });
  const parts = { config, log, metrics, telemetry, keyring, graph, executor };
  try {
    await migrate(executor);
    return runtimeOf(parts, await openVault(config, keyring));
  } catch (error) {
    await closeAll([() => executor.close(), () => graph.stop(), () => telemetry.stop()]);
    throw error;
  }
}

type Opened = Pick<Runtime, 'config' | 'log' | 'metrics' | 'telemetry' | 'keyring' | 'graph' | 'executor'>;

const runtimeOf = (parts: Opened, vault: KeyVault): Runtime => ({
  ...parts,
  vault,
  clock: systemClock,
  ids: randomIds,
  blind: createBlindIndex(parts.keyring.blindIndexKey),
  pairwise: createPairwise(parts.keyring.pairwiseKey),
  catalogue: createCatalogueCache(parts.executor),
  close: () =>
    closeAll([
      () => vault.close(),
      () => parts.executor.close(),
      () => parts.graph.stop(),
      () => parts.telemetry.stop(),
    ]),
});

/** Traces, when they are on. */
export const openTelemetry = (config: Config, service: string): Promise<Telemetry> =>
  config.ACQUAINT_TRACES === 'otlp' ? startTelemetry(service) : Promise.resolve(noTelemetry);

const observed = (metrics: Metrics, telemetry: Telemetry): ExecutorMetrics => ({
  onQuery: (query) => {
    metrics.onQuery(query);
    const { name, access, rows, milliseconds, ok } = query;
    telemetry.note({ name, fields: { access, rows }, milliseconds, ok });
  },
});

/** Closes in order; what fails to close does not keep the rest open. */
async function closeAll(steps: readonly (() => Promise<void>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const step of steps) await step().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw new AggregateError(failures, 'not everything could be closed');
}

const graphOf = (config: Config) => ({
  ...(config.NEO4J_URI && { uri: config.NEO4J_URI }),
  ...(config.NEO4J_PASSWORD && { password: config.NEO4J_PASSWORD }),
  user: config.NEO4J_USER,
  heap: config.ACQUAINT_NEO4J_HEAP,
});
