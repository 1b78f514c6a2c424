// jest globalSetup of the graph project: a migrated Neo4j, told to the workers by the environment.
// NEO4J_URI, when set, is used as it is; otherwise a new, empty one is started and thrown away afterwards.
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tsImport } from 'tsx/esm/api';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const load = (file) => tsImport(join(root, file), import.meta.url);

const provision = async () => {
  const { graphConfigFrom, provisionGraph } = await load('graph/provisionGraph.ts');
  const { jarFolder } = await load('graph/neo4j/fetchNeo4j.ts');
  const config = graphConfigFrom(process.env);
  const dataDir = config.uri ? undefined : await mkdtemp(join(tmpdir(), 'acquaint-test-'));
  const graph = await provisionGraph({
    config,
    dataDir: dataDir ?? root,
    libDir: jarFolder(join(root, '.acquaint')),
    progress: (message) => process.stderr.write(`${message}\n`),
  });
  return { graph, dataDir };
};

export default async function startGraph() {
  const { createExecutor } = await load('graph/neo4jExecutor.ts');
  const { migrate } = await load('graph/migrations/migrate.ts');
  const { graph, dataDir } = await provision();
  globalThis.acquaintTestGraph = { graph, dataDir };
  const executor = createExecutor(graph);
  await migrate(executor);
  await executor.close();
  Object.assign(process.env, {
    NEO4J_URI: graph.uri,
    NEO4J_USER: graph.user,
    NEO4J_PASSWORD: graph.password,
  });
}
