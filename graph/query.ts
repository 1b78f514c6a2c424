import type { Record as DriverRecord } from 'neo4j-driver';

/** One named piece of Cypher. `cypher` is a constant: parameters are the only thing that varies. */
export interface Query<Params, Row> {
  /** `<concept>.<verb>`, shows in Neo4j's transaction metadata and in the metrics. */
  readonly name: string;
  readonly access: 'read' | 'write';
  readonly cypher: string;
  /** Decodes one record; throws when the record has another shape. */
  readonly row: (get: RowReader) => Row;
  /** Example parameters, only their keys count; never set at run time. */
  readonly params?: Params;
}

/** Reads a column of a driver record as a JavaScript value (integers as numbers). */
export type RowReader = <T = unknown>(column: string) => T;

const registry = new Map<string, Query<never, unknown>>();

/**
 * Declares a query. Every declared query is EXPLAINed on a real Neo4j by test/architecture.
 * @throws Error when two queries have the same name (a bug, found at import time).
 */
export function defineQuery<Params, Row>(query: Query<Params, Row>): Query<Params, Row> {
  const other = registry.get(query.name);
  if (other && other.cypher !== query.cypher) throw new Error(`two queries are named ${query.name}`);
  registry.set(query.name, query as Query<never, unknown>);
  return query;
}

/** All queries of the modules that are loaded. */
export const declaredQueries = (): readonly Query<never, unknown>[] => [...registry.values()];

export const readerOf =
  (record: DriverRecord): RowReader =>
  <T>(column: string): T =>
    record.get(column) as T;
