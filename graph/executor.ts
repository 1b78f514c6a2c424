import type { Query } from './query.ts';

/** Runs declared queries inside one transaction. */
export interface GraphTransaction {
  run<Params, Row>(query: Query<Params, Row>, params: Params): Promise<Row[]>;
}

export interface TransactionOptions {
  /** Bookmarks of earlier writes that this transaction must see. */
  readonly bookmarks?: readonly string[];
  /** Milliseconds after which Neo4j ends the transaction. */
  readonly timeout?: number;
  /** Name of the work in Neo4j's transaction metadata; default: the name of its first query. */
  readonly name?: string;
}

/** The only way to Neo4j: routing, retries of transient errors, metadata, error mapping, metrics. */
export interface Executor {
  /** One query in a transaction of its own, routed by the query's `access`. */
  run<Params, Row>(query: Query<Params, Row>, params: Params, options?: TransactionOptions): Promise<Row[]>;
  /** Several queries that see one state. May be called again on a transient error: no side effects. */
  read<T>(work: (tx: GraphTransaction) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /** Several queries that take effect together or not at all. May be called again on a transient error. */
  write<T>(work: (tx: GraphTransaction) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /** Bookmarks of all writes made through this executor so far, to be carried to another process. */
  lastBookmarks(): readonly string[];
  /** Resolves when Neo4j answers; rejects with GRAPH_UNAVAILABLE. */
  verify(): Promise<void>;
  close(): Promise<void>;
}
