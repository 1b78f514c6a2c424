import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DomainError } from '#platform/errors.ts';
import { claimHome } from './neo4j/claim.ts';
import { freshPassword, readPassword, storePassword } from './neo4j/home.ts';
import { neo4jVersion } from './neo4j/pom.ts';
import { runProgram } from './neo4j/program.ts';
import { createExecutor } from './neo4jExecutor.ts';
import type { ProvisionedGraph } from './provisionedGraph.ts';

export interface DockerNeo4jSettings {
  /** Holds `neo4j-docker/data` and `neo4j-docker/password`. */
  readonly dataDir: string;
  readonly env: NodeJS.ProcessEnv;
  readonly progress: (message: string) => void;
}

const user = 'neo4j';
const patience = 120_000;

/** Whether an engine answers; having the `docker` client alone is not enough. */
export const dockerAnswers = async (env: NodeJS.ProcessEnv): Promise<boolean> => {
  const args = ['version', '--format', '{{.Server.Version}}'];
  const { code, stdout } = await runProgram({ file: 'docker', args, env, timeout: 5_000 });
  return code === 0 && /^\d/.test(stdout);
};

const docker = async (env: NodeJS.ProcessEnv, args: readonly string[]): Promise<string> => {
  const { code, stdout, stderr } = await runProgram({ file: 'docker', args, env, timeout: 10 * 60_000 });
  if (code === 0) return stdout.trim();
  const cause = new Error(stderr.slice(-500));
  throw new DomainError('START_FAILED', `docker ${args[0] ?? ''} failed: look at its message in the log.`, {
    cause,
  });
};

const untilItAnswers = async (uri: string, password: string): Promise<void> => {
  const executor = createExecutor({ uri, user, password, poolSize: 1 });
  const deadline = Date.now() + patience;
  const answers = (): Promise<boolean> =>
    executor.verify().then(
      () => true,
      (error: unknown) => {
        if (error instanceof DomainError && error.code === 'GRAPH_UNAVAILABLE' && Date.now() < deadline)
          return false;
        throw error;
      },
    );
  try {
    while (!(await answers())) await sleep(250);
  } finally {
    await executor.close();
  }
};

/** Name of the container: one for each data folder, so that a second start of the same folder collides. */
const containerName = (dataDir: string): string =>
  `acquaint-neo4j-${createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 12)}`;

/** Arguments of `docker run`: loopback, a port that Docker chooses, the password by environment, not by argument. */
const dockerRunArguments = (name: string, dataFolder: string): readonly string[] => [
  'run',
  '--detach',
  '--rm',
  '--name',
  name,
  '--publish',
  '127.0.0.1::7687',
  '--volume',
  `${dataFolder}:/data`,
  '--env',
  'NEO4J_AUTH',
  '--env',
  'NEO4J_dbms_usage__report_enabled=false',
  '--env',
  'NEO4J_server_http_enabled=false',
  `neo4j:${neo4jVersion}`,
];

/**
 * Runs Neo4j in a container that is removed when it stops; its data stay in the data folder.
 * @throws DomainError START_FAILED, GRAPH_UNAVAILABLE
 */
export const startDockerNeo4j = async ({
  dataDir,
  env,
  progress,
}: DockerNeo4jSettings): Promise<ProvisionedGraph> => {
  const home = resolve(dataDir, 'neo4j-docker', 'data');
  const name = containerName(dataDir);
  const claim = await claimHome(home);
  const stop = async (): Promise<void> => {
    await runProgram({ file: 'docker', args: ['stop', '-t', '30', name], env });
    await claim.release();
  };
  try {
    const password = (await readPassword(home)) ?? `p${freshPassword()}`;
    await mkdir(home, { recursive: true });
    await storePassword(home, password);
    progress(`Starting Neo4j ${neo4jVersion} in Docker …`);
    // Nobody else has the claim: a container of this name is left over from a process that was killed.
    await runProgram({ file: 'docker', args: ['stop', '-t', '30', name], env });
    await docker({ ...env, NEO4J_AUTH: `${user}/${password}` }, dockerRunArguments(name, home));
    const port = /:(\d+)/.exec(await docker(env, ['port', name, '7687/tcp']))?.[1] ?? '';
    const uri = `bolt://127.0.0.1:${port}`;
    await untilItAnswers(uri, password);
    return { uri, user, password, kind: 'docker', stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
