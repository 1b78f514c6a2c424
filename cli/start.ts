import { readConfig } from '#platform/config.ts';
import type { Config } from '#platform/config.ts';
import { demoSecret, registerDemo } from './demo/demoCatalogue.ts';
import { loadDemo } from './demo/loadDemo.ts';
import { tryAnswer, tryCommand, tryProduct } from './demo/tryIt.ts';
import { listen, stopServer } from './http/routes.ts';
import { createProgressDisplay } from './process/progressBar.ts';
import { runUntilStopped } from './process/runUntilStopped.ts';
import type { Running } from './process/runUntilStopped.ts';
import { createAllInOne } from './runtime/allInOne.ts';
import { openDoors } from './runtime/doors.ts';
import { openRuntime } from './runtime/runtime.ts';
import type { Runtime } from './runtime/runtime.ts';
import { assertPortFree } from './http/assertPortFree.ts';

// `npm start`: Neo4j, the three subgraphs and the gateway in one process group, with people to try it on.

const say = (message: string): void => void process.stdout.write(`${message}\n`);

async function start(stopping: AbortSignal): Promise<Running> {
  const config = readConfig(process.env);
  // Before anything that takes long: nobody wants to wait for a Neo4j and then read that the port is taken.
  await assertPortFree(config.PORT, config.HOST);
  const runtime = await openRuntime(config, say);
  try {
    stopping.throwIfAborted();
    return await serveDemo(runtime);
  } catch (error) {
    await runtime.close();
    throw error;
  }
}

async function serveDemo(runtime: Runtime): Promise<Running> {
  const { config } = runtime;
  if (config.ACQUAINT_PROFILE === 'development') await prepareDemo(runtime);
  const { server, stop } = await createAllInOne(runtime);
  await listen(server, config.PORT, config.HOST);
  if (config.ACQUAINT_PROFILE === 'development') await announce(runtime);
  return {
    stop: async () => {
      say('Stopping …');
      await stopServer(server);
      await stop();
      await runtime.close();
    },
  };
}

async function prepareDemo(runtime: Runtime): Promise<void> {
  await registerDemo(runtime);
  const display = createProgressDisplay(process.stdout);
  const taken = await loadDemo(openDoors(runtime).intake, runtime.config, display.update);
  display.stop();
  say(taken === 0 ? 'The demo people are there.' : `Loaded ${taken} rows of demo people.`);
}

async function announce(runtime: Runtime): Promise<void> {
  const { config } = runtime;
  const secret = await demoSecret(runtime, tryProduct);
  const command = tryCommand(config, secret);
  say(addresses(config));
  if (config.ACQUAINT_DEMO_PEOPLE > 0) {
    say(`\nTry it: what may Harbour's support desk know about the person who calls?\n\n${command}\n`);
    say(`It answers:\n\n${JSON.stringify(await tryAnswer(config, secret), null, 2)}\n`);
  }
  const { publicUrl: url, graphUrl: graphql } = config;
  say(
    `READY ${JSON.stringify({ url, graphql, portal: `${url}/portal`, console: `${url}/console`, try: command })}`,
  );
}

const addresses = ({ publicUrl, graphUrl }: Config): string =>
  [
    '',
    `Graph    ${graphUrl}`,
    `Tokens   ${publicUrl}/oidc/token`,
    `Health   ${publicUrl}/readyz`,
    `Metrics  ${publicUrl}/metrics`,
  ].join('\n');

runUntilStopped(start);
