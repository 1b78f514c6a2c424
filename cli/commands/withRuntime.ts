import { readConfig } from '#platform/config.ts';
import { openRuntime } from '../runtime/runtime.ts';
import type { Runtime } from '../runtime/runtime.ts';

/** Runs a command on the graph; beside a running `npm start` it uses the same Neo4j. */
export async function withRuntime(work: (runtime: Runtime) => Promise<void>): Promise<void> {
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  const runtime = await openRuntime(readConfig(process.env), say, { attach: true });
  try {
    await work(runtime);
  } finally {
    await runtime.close();
  }
}
