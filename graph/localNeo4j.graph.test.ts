import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Executor } from './executor.ts';
import { startLocalNeo4j } from './localNeo4j.ts';
import { fetchNeo4j, jarFolder } from './neo4j/fetchNeo4j.ts';
import { freePort, passwordFile } from './neo4j/home.ts';
import { createExecutor } from './neo4jExecutor.ts';
import type { ProvisionedGraph } from './provisionedGraph.ts';
import { provisionGraph } from './provisionGraph.ts';
import type { Query } from './query.ts';

const libDir = jarFolder(fileURLToPath(new URL('../.acquaint', import.meta.url)));
const quiet = (): void => undefined;

const count: Query<Record<string, never>, number> = {
  name: 'localNeo4jTest.count',
  access: 'read',
  cypher: 'MATCH (n:Source) RETURN count(n) AS n',
  row: (get) => get('n'),
};
const create: Query<Record<string, never>, null> = {
  name: 'localNeo4jTest.create',
  access: 'write',
  cypher: "MERGE (:Source {name: 'harbour'})",
  row: () => null,
};

let dataDir = '';
let port = 0;
let graph: ProvisionedGraph | undefined;
let executor: Executor;

const start = (): Promise<ProvisionedGraph> =>
  startLocalNeo4j({ dataDir, libDir, java: 'java', heap: '512m', env: process.env, progress: quiet, port });

const processOf = async (): Promise<number> => {
  const claim = JSON.parse(await readFile(join(dataDir, 'neo4j', 'claim.json'), 'utf8')) as { neo4j: number };
  return claim.neo4j;
};

beforeAll(async () => {
  await fetchNeo4j({ libDir, env: process.env, progress: quiet });
  dataDir = await mkdtemp(join(tmpdir(), 'acquaint-local-'));
  port = await freePort();
  graph = await start();
  executor = createExecutor(graph);
}, 180_000);

afterAll(async () => {
  await graph?.stop();
  await executor.close();
  await rm(dataDir, { recursive: true, force: true });
}, 90_000);

describe('a local Neo4j', () => {
  it('keeps its generated password readable by the owner only', async () => {
    expect((await stat(passwordFile(join(dataDir, 'neo4j', 'home')))).mode & 0o777).toBe(0o600);
  });

  it('refuses a second instance on the same data', async () => {
    await expect(start()).rejects.toMatchObject({
      code: 'START_FAILED',
      message: expect.stringContaining('ACQUAINT_DATA') as string,
    });
  });

  it('is refused as a given one when the password is wrong', async () => {
    const config = { uri: graph?.uri ?? '', password: 'wrong-password' };
    await expect(provisionGraph({ config, dataDir })).rejects.toMatchObject({
      code: 'START_FAILED',
      message: expect.stringContaining('NEO4J_PASSWORD') as string,
    });
  });

  it('that is killed makes queries answer GRAPH_UNAVAILABLE, and they recover when it comes back', async () => {
    await executor.run(create, {});
    process.kill(-(await processOf()), 'SIGKILL');
    const killedAt = performance.now();
    const during = [executor.run(count, {}), executor.run(create, {}), executor.verify()];
    for (const answer of await Promise.allSettled(during)) {
      expect(answer).toMatchObject({
        status: 'rejected',
        reason: { code: 'GRAPH_UNAVAILABLE', retryable: true },
      });
    }
    expect(performance.now() - killedAt).toBeLessThan(6_000);
    await graph?.stop();
    graph = await start();
    expect(await executor.run(count, {})).toEqual([1]);
    await executor.run(create, {});
    expect(await executor.run(count, {})).toEqual([1]);
  }, 180_000);
});
