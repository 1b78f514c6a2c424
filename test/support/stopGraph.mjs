// jest globalTeardown of the graph project: ends what startGraph.mjs started and removes its data.
import { rm } from 'node:fs/promises';

export default async function stopGraph() {
  const { graph, dataDir } = globalThis.acquaintTestGraph ?? {};
  await graph?.stop();
  if (dataDir) await rm(dataDir, { recursive: true, force: true });
}
