import type { ManagedTransaction, Session, Transaction } from 'neo4j-driver';
import type { GraphTransaction, TransactionOptions } from './executor.ts';
import { asCallerError } from './failures.ts';
import type { Query } from './query.ts';
import { readerOf } from './query.ts';
import type { ExecutorMetrics } from './queryMetrics.ts';

interface Opening {
  readonly session: Session;
  readonly app: string;
  readonly access: 'read' | 'write';
  readonly options: TransactionOptions | undefined;
  readonly metrics: ExecutorMetrics | undefined;
}

/** A transaction under way: what the work sees, and its two ends. */
export interface OpenTransaction {
  readonly forWork: GraphTransaction;
  commit(): Promise<void>;
  /** Never throws: the reason for the rollback is the error that counts. */
  rollback(): Promise<void>;
}

const configOf = ({ app, options }: Opening, name: string) => ({
  metadata: { app, query: options?.name ?? name },
  ...(options?.timeout === undefined ? {} : { timeout: options.timeout }),
});

const observed = async <Params, Row>(
  { metrics, access }: Opening,
  query: Query<Params, Row>,
  running: () => Promise<Row[]>,
): Promise<Row[]> => {
  const start = performance.now();
  let rows: number | undefined;
  try {
    const found = await running();
    rows = found.length;
    return found;
  } finally {
    const milliseconds = performance.now() - start;
    metrics?.onQuery({ name: query.name, access, milliseconds, rows: rows ?? 0, ok: rows !== undefined });
  }
};

/**
 * Opens a transaction with its first query, whose name it bears in Neo4j's metadata unless the options
 * name the work. The first failure is thrown for every later query too: it is the one to be judged.
 */
export const transactionOf = (opening: Opening): OpenTransaction => {
  let begun: Promise<Transaction> | undefined;
  let failure: unknown;

  const guarded = async <T>(call: () => Promise<T>): Promise<T> => {
    try {
      return await call();
    } catch (error) {
      failure ??= asCallerError(error);
      throw failure;
    }
  };
  const begin = (name: string): Promise<ManagedTransaction | Transaction> =>
    (begun ??= guarded(async () => opening.session.beginTransaction(configOf(opening, name))));

  const run = <Params, Row>(query: Query<Params, Row>, params: Params): Promise<Row[]> =>
    observed(opening, query, async () => {
      if (query.access === 'write' && opening.access === 'read') {
        throw new Error(`${query.name} writes, but was given to a reading transaction`);
      }
      const transaction = await begin(query.name);
      const { records } = await guarded(async () => transaction.run(query.cypher, params as object));
      return records.map((record) => query.row(readerOf(record)));
    });

  return {
    forWork: { run },
    commit: async () => {
      const transaction = await begun;
      if (transaction) await guarded(() => transaction.commit());
    },
    rollback: async () => {
      const transaction = await begun?.catch(() => undefined);
      await transaction?.close().catch(() => undefined);
    },
  };
};
