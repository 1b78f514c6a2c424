import { freePort } from '#graph/neo4j/home.ts';
import { startChild } from '../process/child.ts';
import type { Child } from '../process/child.ts';
import type { Scene } from '../scene.ts';
import type { Dialect } from './operation.ts';

export const variantNames = ['inproc', 'split', 'floorA', 'monolith', 'floorC', 'limit'] as const;
export type VariantName = (typeof variantNames)[number];

/** One way to answer the read, running. */
export interface Variant {
  readonly name: VariantName;
  readonly dialect: Dialect;
  readonly url: string;
  /** Where its processes tell their metrics. */
  readonly metrics: readonly string[];
  readonly children: readonly Child[];
}

/** What a token says the graph is, the same for all, so that one token serves them all. */
export const publicUrl = 'http://graph.example';

const address = (port: number): string => `http://127.0.0.1:${port}`;

type Start = (scene: Scene, name: VariantName) => Promise<Omit<Variant, 'name'>>;

const environment = (scene: Scene, port: number): Record<string, string> => ({
  ...scene.env,
  ACQUAINT_PUBLIC_URL: publicUrl,
  PORT: String(port),
});

const startInProcess: Start = async (scene) => {
  const port = await freePort();
  const env = environment(scene, port);
  const settings = { name: 'inproc', env, logFolder: scene.folder };
  const child = await startChild({ ...settings, program: ['cli/start.js'] });
  const url = address(port);
  return { dialect: 'graphql', url: `${url}/graphql`, metrics: [url], children: [child] };
};

const startSplit: Start = async (scene) => {
  const children: Child[] = [];
  const urls: Record<string, string> = {};
  for (const part of ['identity', 'consent', 'profile', 'gateway']) {
    const port = await freePort();
    const env = { ...environment(scene, port), ...urls };
    const settings = { name: `split-${part}`, env, logFolder: scene.folder };
    children.push(await startChild({ ...settings, program: ['cli/serve.js', part] }));
    urls[`ACQUAINT_SUBGRAPH_${part.toUpperCase()}`] = address(port);
  }
  const { ACQUAINT_SUBGRAPH_GATEWAY: gateway = '', ...subgraphs } = urls;
  return { dialect: 'graphql', url: `${gateway}/graphql`, metrics: Object.values(subgraphs), children };
};

const startOwn =
  (dialect: Dialect): Start =>
  async (scene, name) => {
    const port = await freePort();
    const metricsPort = await freePort();
    const env = { ...environment(scene, port), BENCH_METRICS_PORT: String(metricsPort) };
    const settings = { name, env, logFolder: scene.folder };
    const child = await startChild({ ...settings, program: ['bench/bench.js', 'serve', name] });
    return { dialect, url: `${address(port)}/graphql`, metrics: [address(metricsPort)], children: [child] };
  };

const starts: Readonly<Record<VariantName, Start>> = {
  inproc: startInProcess,
  split: startSplit,
  floorA: startOwn('plain'),
  monolith: startOwn('graphql'),
  floorC: startOwn('plain'),
  limit: startOwn('graphql'),
};

export const startVariant = async (scene: Scene, name: VariantName): Promise<Variant> => ({
  name,
  ...(await starts[name](scene, name)),
});

/** Neo4j queries that the variant's processes have run so far. */
export async function queriesOf({ metrics }: Variant): Promise<number> {
  const texts = await Promise.all(metrics.map(async (url) => (await fetch(`${url}/metrics`)).text()));
  const counts = texts.flatMap((text) => [
    ...text.matchAll(/^acquaint_graph_query_seconds_count\{.*\} (\d+)/gm),
  ]);
  return counts.reduce((total, [, count]) => total + Number(count), 0);
}
