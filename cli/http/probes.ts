import type { Metrics } from '#platform/metrics.ts';
import { sendJson } from './routes.ts';
import type { Route } from './routes.ts';

/** One thing that must answer for the process to be of use; rejects when it does not. */
export interface Dependency {
  readonly name: string;
  readonly verify: () => Promise<void>;
}

const patience = 3_000;

/** `/healthz`: the process lives. `/readyz`: what it stands on answers, each named. `/metrics`: Prometheus text. */
export const probeRoutes = (dependencies: readonly Dependency[], metrics: Metrics): readonly Route[] => [
  { method: 'GET', path: '/healthz', handle: (_, response) => sendJson(response, 200, { status: 'alive' }) },
  {
    method: 'GET',
    path: '/readyz',
    handle: async (_, response) => {
      const states = await Promise.all(dependencies.map(stateOf));
      const ready = states.every(({ state }) => state === 'up');
      const parts = Object.fromEntries(states.map(({ name, state }) => [name, state]));
      sendJson(response, ready ? 200 : 503, { status: ready ? 'ready' : 'not ready', parts });
    },
  },
  {
    method: 'GET',
    path: '/metrics',
    handle: async (_, response) => {
      response.writeHead(200, { 'content-type': metrics.registry.contentType });
      response.end(await metrics.registry.metrics());
    },
  },
];

async function stateOf({ name, verify }: Dependency): Promise<{ name: string; state: 'up' | 'down' }> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('late')), patience);
  });
  try {
    await Promise.race([verify(), late]);
    return { name, state: 'up' };
  } catch {
    return { name, state: 'down' };
  } finally {
    clearTimeout(timer);
  }
}
