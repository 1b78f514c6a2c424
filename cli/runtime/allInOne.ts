import type { Server } from 'node:http';
import { localFetcher } from '#gateway/engine/subgraphFetch.ts';
import type { Runtime } from './runtime.ts';
import { createIssuer, startService, subgraphNames } from './services.ts';
import { openDoors } from './doors.ts';
import { authenticateWith, openFrontDoor } from './frontDoor.ts';
import { probeRoutes } from '../http/probes.ts';
import { createRoutedServer } from '../http/routes.ts';
import { identityRoutes } from '../http/identityRoutes.ts';

/** Everything on one port, the subgraphs called in process. Not yet listening. */
export async function createAllInOne(
  runtime: Runtime,
): Promise<{ readonly server: Server; readonly stop: () => Promise<void> }> {
  const doors = openDoors(runtime);
  const issuer = await createIssuer(runtime);
  const access = { ...runtime, jwks: { keys: [...issuer.jwks().keys] } };
  const fetchers = new Map(
    subgraphNames.map((name) => [name, localFetcher(startService(name, runtime, doors))]),
  );
  const gateway = await openFrontDoor({ ...access, fetchers });
  const routes = [
    { path: '/graphql', handle: gateway.handle },
    ...identityRoutes({ issuer, intake: doors.intake, authenticate: authenticateWith(access), runtime }),
    ...probeRoutes(dependenciesOf(runtime), runtime.metrics),
  ];
  return { server: createRoutedServer(routes, runtime.log), stop: () => gateway.stop() };
}

/** What a process on the graph needs to be ready. */
export const dependenciesOf = ({ executor, vault }: Runtime) => [
  { name: 'neo4j', verify: () => executor.verify() },
  { name: 'vault', verify: () => vault.verify() },
];
