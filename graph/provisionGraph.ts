import { resolve } from 'node:path';
import { DomainError } from '#platform/errors.ts';
import { dockerAnswers, startDockerNeo4j } from './dockerNeo4j.ts';
import { attachLocalNeo4j, startLocalNeo4j } from './localNeo4j.ts';
import { fetchNeo4j, jarFolder } from './neo4j/fetchNeo4j.ts';
import { findJava } from './neo4j/java.ts';
import { createExecutor } from './neo4jExecutor.ts';
import type { ProvisionedGraph } from './provisionedGraph.ts';

/** What the environment says about Neo4j; the names of the variables stand beside. */
export interface GraphConfig {
  /** NEO4J_URI: use this one. */
  readonly uri?: string;
  /** NEO4J_USER, default `neo4j`. */
  readonly user?: string;
  /** NEO4J_PASSWORD */
  readonly password?: string;
  /** ACQUAINT_NEO4J_HEAP: largest Java heap of a local Neo4j, e.g. `768m` or `2g`. */
  readonly heap?: string;
}

export interface ProvisionSettings {
  readonly config: GraphConfig;
  /** ACQUAINT_DATA */
  readonly dataDir: string;
  /** Told what takes long: `Starting Neo4j 5.26.16 …`. */
  readonly progress?: (message: string) => void;
  /** Environment of the programs that are started; default our own. */
  readonly env?: NodeJS.ProcessEnv;
  /** Whether a local Neo4j that ends on its own is started again. */
  readonly revive?: boolean;
  /** Use the Neo4j that another process runs on this data folder, if one does, in place of refusing. */
  readonly attach?: boolean;
  /** Folder of Neo4j's jars when several data folders share it. */
  readonly libDir?: string;
}

const text = (value: string | undefined): string | undefined => (value ? value : undefined);

/** Reads the graph's variables out of an environment; an empty variable counts as absent. */
export const graphConfigFrom = (env: NodeJS.ProcessEnv): GraphConfig => {
  const found = {
    uri: text(env['NEO4J_URI']),
    user: text(env['NEO4J_USER']),
    password: text(env['NEO4J_PASSWORD']),
    heap: text(env['ACQUAINT_NEO4J_HEAP']),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
};

const schemes = ['bolt:', 'bolt+s:', 'bolt+ssc:', 'neo4j:', 'neo4j+s:', 'neo4j+ssc:'];

/** Scheme and host of a uri, without a user or password that may stand in it. */
const placeOf = (uri: string): string => {
  const url = URL.canParse(uri) ? new URL(uri) : undefined;
  if (!url || !schemes.includes(url.protocol) || !url.hostname) {
    throw new DomainError(
      'CONFIG_INVALID',
      'NEO4J_URI is not a Bolt address: write it like bolt://127.0.0.1:7687.',
    );
  }
  return `${url.protocol}//${url.host}`;
};

const useGiven = async (uri: string, config: GraphConfig): Promise<ProvisionedGraph> => {
  const { user = 'neo4j', password } = config;
  const place = placeOf(uri);
  if (password === undefined) {
    throw new DomainError('CONFIG_INVALID', 'NEO4J_URI is set, NEO4J_PASSWORD is not: set it too.');
  }
  const executor = createExecutor({ uri, user, password, poolSize: 1 });
  try {
    await executor.verify();
  } catch (error) {
    if (!(error instanceof DomainError) || error.code === 'GRAPH_UNAVAILABLE') {
      throw new DomainError(
        'START_FAILED',
        `No Neo4j answers at ${place}: start it there, or correct NEO4J_URI (unset, a local one is started).`,
        { cause: error },
      );
    }
    throw error;
  } finally {
    await executor.close();
  }
  return { uri, user, password, kind: 'given', stop: () => Promise.resolve() };
};

const heapOf = ({ heap = '768m' }: GraphConfig): string => {
  if (/^[1-9]\d*[mg]$/i.test(heap)) return heap;
  throw new DomainError(
    'CONFIG_INVALID',
    'ACQUAINT_NEO4J_HEAP is not a size of memory: write it like 768m or 2g.',
  );
};

/** Starts a local Neo4j, or tells what it lacks. */
const startLocal = async (
  settings: Required<Omit<ProvisionSettings, 'attach'>>,
): Promise<ProvisionedGraph | string> => {
  const { config, dataDir, env, libDir, progress, revive } = settings;
  const heap = heapOf(config);
  const found = await findJava(env);
  if ('lacking' in found) return found.lacking;
  const lacking = await fetchNeo4j({ libDir, env, progress });
  return lacking ?? startLocalNeo4j({ dataDir, libDir, java: found.java, heap, env, progress, revive });
};

/**
 * Brings up a Neo4j: the one that NEO4J_URI names, else a local one from Maven's artifacts, else one in
 * Docker.
 * @throws DomainError CONFIG_INVALID or START_FAILED, one sentence with the remedy
 */
export const provisionGraph = async (settings: ProvisionSettings): Promise<ProvisionedGraph> => {
  const { config, progress = () => undefined, env = process.env, revive = false } = settings;
  const dataDir = resolve(settings.dataDir);
  if (config.uri !== undefined) return useGiven(config.uri, config);
  const running = settings.attach ? await attachLocalNeo4j(dataDir) : undefined;
  if (running) return running;
  const libDir = settings.libDir ?? jarFolder(dataDir);
  const local = await startLocal({ config, dataDir, env, libDir, progress, revive });
  if (typeof local !== 'string') return local;
  progress(`No local Neo4j (${local}); trying Docker …`);
  if (await dockerAnswers(env)) return startDockerNeo4j({ dataDir, env, progress });
  throw new DomainError(
    'START_FAILED',
    `No Neo4j: ${local}, and no Docker engine answers; install Java 17 or 21 and Maven, ` +
      'or start Docker, or set NEO4J_URI to a Neo4j that runs.',
  );
};
