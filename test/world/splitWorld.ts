import { createSplitGateway } from '#cli/runtime/splitGateway.ts';
import { createSplitService } from '#cli/runtime/splitService.ts';
import { subgraphNames } from '#cli/runtime/services.ts';
import type { SubgraphName } from '#cli/runtime/services.ts';
import { listenOnLoopback } from './httpClient.ts';
import type { Listening } from './httpClient.ts';
import type { World } from './world.ts';

/** The same world as four services that speak HTTP to each other. */
export interface SplitWorld extends Listening {
  /** Base URL of each subgraph's service. */
  readonly services: Readonly<Record<SubgraphName, string>>;
}

export async function splitOf({ runtime }: Pick<World, 'runtime'>): Promise<SplitWorld> {
  const listening = await Promise.all(
    subgraphNames.map(
      async (name) => [name, await listenOnLoopback(await createSplitService(name, runtime))] as const,
    ),
  );
  const services = Object.fromEntries(listening.map(([name, { url }]) => [name, url])) as Record<
    SubgraphName,
    string
  >;
  const gateway = await createSplitGateway({
    ...runtime.config,
    ACQUAINT_SUBGRAPH_IDENTITY: services.identity,
    ACQUAINT_SUBGRAPH_CONSENT: services.consent,
    ACQUAINT_SUBGRAPH_PROFILE: services.profile,
  });
  const { url, stop } = await listenOnLoopback(gateway.server);
  return {
    url,
    services,
    stop: async () => {
      await stop();
      await gateway.stop();
      await Promise.all(listening.map(([, service]) => service.stop()));
    },
  };
}
