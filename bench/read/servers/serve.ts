import { createServer } from 'node:http';
import { probeRoutes } from '#cli/http/probes.ts';
import { createRoutedServer, listen } from '#cli/http/routes.ts';
import { runUntilStopped } from '#cli/process/runUntilStopped.ts';
import { authenticateWith } from '#cli/runtime/frontDoor.ts';
import { openRuntime } from '#cli/runtime/runtime.ts';
import { readConfig } from '#platform/config.ts';
import { DomainError } from '#platform/errors.ts';
import type { Answering, ServerParts } from './answering.ts';

// What the gateway is compared with, each a process of its own on the same runtime: Neo4j, vault, keys, catalogue.

type MakeServer = (parts: ServerParts) => Promise<Answering>;

const servers: Readonly<Record<string, () => Promise<MakeServer>>> = {
  floorA: async () => (await import('./floor.ts')).floorA,
  floorC: async () => (await import('./floor.ts')).floorC,
  monolith: async () => (await import('./apolloMonolith.ts')).apolloMonolith,
  limit: async () => (await import('./jitMonolith.ts')).jitMonolith,
};

/** Runs one of them until it is stopped: BENCH_METRICS_PORT serves its metrics, PORT all the rest. */
export function serve(name: string): Promise<void> {
  const make = Object.hasOwn(servers, name) ? servers[name] : undefined;
  if (!make)
    throw new DomainError('CONFIG_INVALID', `found "${name}", expected ${Object.keys(servers).join(', ')}`);
  runUntilStopped(async () => {
    const config = readConfig(process.env);
    const runtime = await openRuntime(config, () => undefined);
    const jwks = { keys: [...runtime.keyring.publishedKeys()] };
    const answer = await (await make())({ runtime, authenticate: authenticateWith({ ...runtime, jwks }) });
    const server = createServer((request, response) => {
      answer(request, response).catch((error: unknown) => {
        runtime.log.error({ err: error }, 'a request failed');
        response.statusCode = error instanceof DomainError ? error.status : 500;
        response.end('{"errors":[]}');
      });
    });
    await listen(server, config.PORT, config.HOST);
    const metrics = createRoutedServer(probeRoutes([], runtime.metrics), runtime.log);
    await listen(metrics, Number(process.env['BENCH_METRICS_PORT']), config.HOST);
    process.stdout.write('READY\n');
    return { stop: () => runtime.close() };
  });
  return Promise.resolve();
}
