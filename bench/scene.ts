import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { graphConfigFrom, provisionGraph } from '#graph/provisionGraph.ts';
import type { ProvisionedGraph } from '#graph/provisionedGraph.ts';
import { jarFolder } from '#graph/neo4j/fetchNeo4j.ts';
import { projectRoot } from '#platform/root.ts';
import { say } from './report.ts';

/** A folder for the data of one bench and a Neo4j of its own, unless NEO4J_URI names one. */
export interface Scene {
  readonly folder: string;
  readonly graph: ProvisionedGraph;
  /** Environment of a process that works on it. */
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** Neo4j's jars, shared with `npm start` so that they are fetched once. */
export const sharedJars = (): string =>
  jarFolder(process.env['ACQUAINT_DATA'] ?? join(projectRoot(), '.acquaint'));

/** Lets a data folder use the shared jars; its Neo4j's own home lies beside them. */
export function shareJars(dataDir: string): void {
  const link = dirname(jarFolder(dataDir));
  mkdirSync(dirname(link), { recursive: true, mode: 0o700 });
  mkdirSync(sharedJars(), { recursive: true });
  mkdirSync(dirname(sharedJars()), { recursive: true });
  symlinkSync(resolve(dirname(sharedJars())), link);
}

export function makeFolder(name: string): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), `acquaint-bench-${name}-`));
  const keep = process.env['BENCH_KEEP'] !== undefined;
  return {
    path,
    remove: () => {
      if (!keep) rmSync(path, { recursive: true, force: true });
    },
  };
}

/** `given`: the environment that may name a Neo4j; an empty one: a Neo4j of its own in any case. */
export async function openScene(name: string, given: NodeJS.ProcessEnv = process.env): Promise<Scene> {
  const folder = makeFolder(name);
  const dataDir = join(folder.path, 'data');
  mkdirSync(dataDir, { mode: 0o700 });
  const config = graphConfigFrom(given);
  const graph = await provisionGraph({ config, dataDir, libDir: sharedJars(), progress: say });
  const env = {
    NEO4J_URI: graph.uri,
    NEO4J_USER: graph.user,
    NEO4J_PASSWORD: graph.password,
    ACQUAINT_DATA: dataDir,
    ACQUAINT_LOG: 'warn',
    ACQUAINT_DEMO_PEOPLE: '0',
  };
  const close = async (): Promise<void> => {
    await graph.stop();
    folder.remove();
  };
  return { folder: folder.path, graph, env, close };
}
