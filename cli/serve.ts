import { readConfig } from '#platform/config.ts';
import type { Config } from '#platform/config.ts';
import { DomainError } from '#platform/errors.ts';
import { listen, stopServer } from './http/routes.ts';
import { runUntilStopped } from './process/runUntilStopped.ts';
import type { Running } from './process/runUntilStopped.ts';
import { openRuntime } from './runtime/runtime.ts';
import { subgraphNames } from './runtime/services.ts';
import type { SubgraphName } from './runtime/services.ts';
import { createSplitGateway } from './runtime/splitGateway.ts';
import { createSplitService } from './runtime/splitService.ts';

// One part of a split deployment: `serve identity`, `serve consent`, `serve profile` or `serve gateway`.

const say = (message: string): void => void process.stdout.write(`${message}\n`);

async function serveGateway(config: Config): Promise<Running> {
  const { server, stop } = await createSplitGateway(config);
  await listen(server, config.PORT, config.HOST);
  return {
    stop: async () => {
      await stopServer(server);
      await stop();
    },
  };
}

async function serveSubgraphOf(name: SubgraphName, config: Config): Promise<Running> {
  // A service among several never starts a Neo4j of its own: the others could not reach it.
  if (config.NEO4J_URI === undefined) {
    throw new DomainError(
      'CONFIG_INVALID',
      'NEO4J_URI is missing: set it to the Neo4j that all services share.',
    );
  }
  const runtime = await openRuntime(config, say);
  const server = await createSplitService(name, runtime);
  await listen(server, config.PORT, config.HOST);
  return {
    stop: async () => {
      await stopServer(server);
      await runtime.close();
    },
  };
}

const isSubgraph = (name: string): name is SubgraphName =>
  (subgraphNames as readonly string[]).includes(name);

async function serve(name: string): Promise<Running> {
  const config = readConfig(process.env);
  if (name !== 'gateway' && !isSubgraph(name)) {
    throw new DomainError(
      'CONFIG_INVALID',
      `found "${name}", expected gateway or one of ${subgraphNames.join(', ')}`,
    );
  }
  const running = name === 'gateway' ? await serveGateway(config) : await serveSubgraphOf(name, config);
  say(`READY ${JSON.stringify({ service: name, url: `http://${config.HOST}:${config.PORT}` })}`);
  return running;
}

runUntilStopped(() => serve(process.argv[2] ?? ''));
