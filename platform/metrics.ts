import { Counter, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** Prometheus metrics of one process. Labels are names from closed lists, never values of a request. */
export interface Metrics {
  readonly registry: Registry;
  onQuery(query: { name: string; access: string; milliseconds: number; rows: number; ok: boolean }): void;
  /** One request to /graphql, with the HTTP status of its answer. */
  onOperation(operation: { status: number; milliseconds: number }): void;
}

const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

const declare = (registers: Registry[]) => ({
  queries: new Histogram({
    name: 'acquaint_graph_query_seconds',
    help: 'Time of one Neo4j query',
    labelNames: ['query', 'access', 'ok'],
    buckets: seconds,
    registers,
  }),
  rows: new Counter({
    name: 'acquaint_graph_rows_total',
    help: 'Rows read',
    labelNames: ['query'],
    registers,
  }),
  operations: new Histogram({
    name: 'acquaint_operation_seconds',
    help: 'Time of one request to /graphql',
    labelNames: ['status'],
    buckets: seconds,
    registers,
  }),
});

export function createMetrics(options: { process: boolean } = { process: true }): Metrics {
  const registry = new Registry();
  if (options.process) collectDefaultMetrics({ register: registry, prefix: 'acquaint_' });
  const { queries, rows, operations } = declare([registry]);
  return {
    registry,
    onQuery(query) {
      queries.observe(
        { query: query.name, access: query.access, ok: String(query.ok) },
        query.milliseconds / 1000,
      );
      rows.inc({ query: query.name }, query.rows);
    },
    onOperation({ status, milliseconds }) {
      operations.observe({ status }, milliseconds / 1000);
    },
  };
}
