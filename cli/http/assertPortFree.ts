import { createServer } from 'node:http';
import { listen, stopServer } from './routes.ts';

/** @throws DomainError START_FAILED when something listens there already. */
export async function assertPortFree(port: number, host: string): Promise<void> {
  const probe = createServer();
  await listen(probe, port, host);
  await stopServer(probe);
}
