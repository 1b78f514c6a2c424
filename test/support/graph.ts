import type { Executor } from '#graph/executor.ts';
import { createExecutor } from '#graph/neo4jExecutor.ts';
import type { ExecutorSettings } from '#graph/neo4jExecutor.ts';

/** Where the tests' Neo4j is: exported by startGraph.mjs, or set by hand. */
export const testGraphSettings = (): ExecutorSettings => {
  const uri = process.env['NEO4J_URI'];
  const password = process.env['NEO4J_PASSWORD'];
  if (!uri || !password) throw new Error('graph tests need NEO4J_URI and NEO4J_PASSWORD');
  return { uri, user: process.env['NEO4J_USER'] ?? 'neo4j', password, app: 'acquaint-test' };
};

/**
 * An executor for one test file; closed by itself after the file's last test. Jest runs afterAll hooks in
 * the order of their declaration, so a file's own clean-up comes after that: it gets a connection of its own.
 */
export const testExecutor = (settings: Partial<ExecutorSettings> = {}): Executor => {
  const open = (): Executor => createExecutor({ ...testGraphSettings(), ...settings });
  const executor = open();
  let closed = false;
  afterAll(async () => {
    closed = true;
    await executor.close();
  });
  const use = async <T>(work: (alive: Executor) => Promise<T>): Promise<T> => {
    if (!closed) return work(executor);
    const late = open();
    return work(late).finally(() => late.close());
  };
  return {
    ...executor,
    run: (query, params, options) => use((alive) => alive.run(query, params, options)),
    read: (work, options) => use((alive) => alive.read(work, options)),
    write: (work, options) => use((alive) => alive.write(work, options)),
  };
};
