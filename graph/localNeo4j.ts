import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DomainError } from '#platform/errors.ts';
import { claimHome, runningUri } from './neo4j/claim.ts';
import { ensurePassword, freePort, readPassword, writeHome } from './neo4j/home.ts';
import { keepRunning } from './neo4j/keepRunning.ts';
import type { Kept } from './neo4j/keepRunning.ts';
import { launchNeo4j } from './neo4j/launch.ts';
import type { Launched } from './neo4j/launch.ts';
import { neo4jVersion } from './neo4j/pom.ts';
import { createExecutor } from './neo4jExecutor.ts';
import type { ProvisionedGraph } from './provisionedGraph.ts';

export interface LocalNeo4jSettings {
  /** Holds `neo4j/home`, `neo4j/password` and `neo4j/claim.json`. */
  readonly dataDir: string;
  readonly libDir: string;
  readonly java: string;
  /** Largest Java heap, e.g. `768m`. */
  readonly heap: string;
  readonly env: NodeJS.ProcessEnv;
  readonly progress: (message: string) => void;
  /** Whether one that ends on its own is started again. */
  readonly revive?: boolean;
  /** Bolt port; default a free one. */
  readonly port?: number;
}

const user = 'neo4j';
const homeOf = (dataDir: string): string => join(dataDir, 'neo4j', 'home');
const patience = 120_000;

const untilItAnswers = async (launched: Launched, graph: { uri: string; password: string }, home: string) => {
  const executor = createExecutor({ ...graph, user, poolSize: 1 });
  const deadline = Date.now() + patience;
  const log = join(home, 'logs', 'console.log');
  try {
    for (;;) {
      const failure: unknown = await executor.verify().then(
        () => undefined,
        (error: unknown) => error,
      );
      if (failure === undefined) return;
      if (failure instanceof DomainError && failure.code === 'START_FAILED') throw otherPassword(home);
      if (launched.hasEnded())
        throw new DomainError('START_FAILED', `Neo4j ended while it started: see ${log}.`);
      if (Date.now() > deadline) throw new DomainError('START_FAILED', `Neo4j does not answer: see ${log}.`);
      await sleep(100);
    }
  } finally {
    await executor.close();
  }
};

const otherPassword = (home: string): DomainError =>
  new DomainError(
    'START_FAILED',
    `The stored password does not fit the data in ${home}: restore the password file, or move the folder away.`,
  );

/**
 * Starts a real Neo4j Community on loopback, on a free port, with its data under `dataDir`. It ends with
 * our process, also when that is killed.
 * @throws DomainError START_FAILED with the remedy
 */
export const startLocalNeo4j = async (settings: LocalNeo4jSettings): Promise<ProvisionedGraph> => {
  const { dataDir, java, libDir, heap, env, progress } = settings;
  const home = homeOf(dataDir);
  const claim = await claimHome(home);
  let running: Kept | undefined;
  const stop = async (): Promise<void> => {
    await running?.stop();
    await claim.release();
  };
  try {
    const port = settings.port ?? (await freePort());
    progress(`Starting Neo4j ${neo4jVersion} …`);
    await writeHome(home, port);
    const password = await ensurePassword({ java, home, libDir, env });
    const uri = `bolt://127.0.0.1:${port}`;
    const launch = async (): Promise<Launched> => {
      const launched = launchNeo4j({ java, home, libDir, heap, env });
      await claim.note(launched.pid, uri);
      return launched;
    };
    const launched = await launch();
    running = launched;
    await untilItAnswers(launched, { uri, password }, home);
    if (settings.revive) running = keepRunning({ first: launched, again: launch });
    return { uri, user, password, kind: 'local', stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

/** The local Neo4j that another process of ours runs on this data folder, for commands beside it; stopping it is theirs. */
export const attachLocalNeo4j = async (dataDir: string): Promise<ProvisionedGraph | undefined> => {
  const uri = await runningUri(homeOf(dataDir));
  const password = uri === undefined ? undefined : await readPassword(homeOf(dataDir));
  if (uri === undefined || password === undefined) return undefined;
  return { uri, user, password, kind: 'attached', stop: () => Promise.resolve() };
};
