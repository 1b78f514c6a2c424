import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRuntime } from '#cli/runtime/runtime.ts';
import type { Runtime } from '#cli/runtime/runtime.ts';
import { createCatalogueCache } from '#core/catalogue/catalogueCache.ts';
import { createExecutor } from '#graph/neo4jExecutor.ts';
import type { Clock } from '#platform/clock.ts';
import { readConfig } from '#platform/config.ts';
import { createLog } from '#platform/log.ts';
import { createMetrics } from '#platform/metrics.ts';

/** A clock that goes with the system's, and can be put forward. */
export interface TestClock extends Clock {
  advance(milliseconds: number): void;
}

export interface TestRuntime {
  readonly runtime: Runtime;
  readonly clock: TestClock;
  /** Every line of the log so far, from level debug on. */
  readonly logLines: readonly string[];
  /** Names of the queries that were run so far, as the metrics hook is told of them. */
  readonly queries: readonly string[];
  close(): Promise<void>;
}

const createTestClock = (): TestClock => {
  let ahead = 0;
  return {
    now: () => new Date(Date.now() + ahead),
    advance: (milliseconds) => {
      ahead += milliseconds;
    },
  };
};

/**
 * The composition root of a process, on the tests' Neo4j, with a data folder and keys of its own: no identifier, id or
 * token of another test means anything here. Log, queries and clock are in the test's hand.
 */
export async function testRuntime(environment: NodeJS.ProcessEnv = {}): Promise<TestRuntime> {
  const data = await mkdtemp(join(tmpdir(), 'acquaint-world-'));
  const config = readConfig({
    NEO4J_URI: process.env['NEO4J_URI'],
    NEO4J_USER: process.env['NEO4J_USER'],
    NEO4J_PASSWORD: process.env['NEO4J_PASSWORD'],
    ACQUAINT_DATA: data,
    ACQUAINT_LOG: 'silent',
    ACQUAINT_PUBLIC_URL: 'https://graph.example',
    ...environment,
  });
  const opened = await openRuntime(config, () => undefined);
  const logLines: string[] = [];
  const queries: string[] = [];
  const log = createLog({ level: 'debug', name: 'test', write: (line) => void logLines.push(line) });
  const counted = createMetrics({ process: false });
  const metrics = {
    ...counted,
    onQuery: (query: Parameters<typeof counted.onQuery>[0]) => {
      queries.push(query.name);
      counted.onQuery(query);
    },
  };
  const clock = createTestClock();
  const executor = createExecutor({ ...opened.graph, log, metrics });
  const catalogue = createCatalogueCache(executor, { clock });
  const close = async (): Promise<void> => {
    await executor.close();
    await opened.close();
    await rm(data, { recursive: true, force: true });
  };
  const runtime = { ...opened, clock, log, metrics, executor, catalogue, close };
  return { runtime, clock, logLines, queries, close };
}
