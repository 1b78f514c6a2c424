import pg from 'pg';
import { DomainError } from '#platform/errors.ts';

/** Runs one statement and gives its rows and how many it touched. */
export type RunSql = <Row extends object>(
  text: string,
  values?: readonly unknown[],
) => Promise<{ readonly rows: Row[]; readonly count: number }>;

/** A pool of connections whose every failure is VAULT_UNAVAILABLE. */
export interface PostgresSession {
  readonly run: RunSql;
  /** All statements of `work` take effect together or not at all. */
  transaction<T>(work: (run: RunSql) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const unavailable = (cause: unknown): DomainError =>
  cause instanceof DomainError
    ? cause
    : new DomainError('VAULT_UNAVAILABLE', 'the key vault on Postgres does not answer', { cause });

const runOn =
  (client: Pick<pg.ClientBase, 'query'>): RunSql =>
  async <Row extends object>(text: string, values: readonly unknown[] = []) => {
    const result = await client.query<Row>(text, [...values]);
    return { rows: result.rows, count: result.rowCount ?? 0 };
  };

/** @param connectionString e.g. `postgres://acquaint@vault.example/vault`; never logged. */
export function openPostgresSession(connectionString: string): PostgresSession {
  const pool = new pg.Pool({
    connectionString,
    max: 8,
    connectionTimeoutMillis: 5_000,
    query_timeout: 120_000,
  });
  // An idle connection that breaks is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => undefined);
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw unavailable(error);
    }
  };
  return {
    run: (text, values) => guarded(() => runOn(pool)(text, values)),
    transaction: (work) => guarded(() => inTransaction(pool, work)),
    close: () => guarded(() => (pool.ended ? Promise.resolve() : pool.end())),
  };
}

async function inTransaction<T>(pool: pg.Pool, work: (run: RunSql) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    const run = runOn(client);
    await run('BEGIN');
    const result = await work(run);
    await run('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((reason: unknown) => {
      broken = new Error('rollback failed', { cause: reason });
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
