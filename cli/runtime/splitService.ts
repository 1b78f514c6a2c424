import type { Server } from 'node:http';
import { serveSubgraph } from '#platform/graphql/serveSubgraph.ts';
import { identityRoutes } from '../http/identityRoutes.ts';
import { probeRoutes } from '../http/probes.ts';
import { createRoutedServer } from '../http/routes.ts';
import type { Route } from '../http/routes.ts';
import { dependenciesOf } from './allInOne.ts';
import { openDoors } from './doors.ts';
import type { Doors } from './doors.ts';
import { authenticateWith } from './frontDoor.ts';
import type { Runtime } from './runtime.ts';
import { createIssuer, envelopeKeyOf, startService } from './services.ts';
import type { SubgraphName } from './services.ts';

/** One subgraph as a service of its own. Not yet listening. */
export async function createSplitService(name: SubgraphName, runtime: Runtime): Promise<Server> {
  const doors = openDoors(runtime);
  const handle = serveSubgraph(startService(name, runtime, doors), {
    envelopeKey: envelopeKeyOf(runtime),
    log: runtime.log,
  });
  const routes: Route[] = [
    { path: '/graphql', handle },
    ...(name === 'identity' ? await accessRoutes(runtime, doors) : []),
    ...probeRoutes(dependenciesOf(runtime), runtime.metrics),
  ];
  return createRoutedServer(routes, runtime.log);
}

async function accessRoutes(runtime: Runtime, { intake }: Doors): Promise<readonly Route[]> {
  const issuer = await createIssuer(runtime);
  const authenticate = authenticateWith({ ...runtime, jwks: { keys: [...issuer.jwks().keys] } });
  return identityRoutes({ issuer, intake, authenticate, runtime });
}
