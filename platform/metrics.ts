import { Counter, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** Prometheus metrics of one process. Labels are names from closed lists, never values of a request. */
export interface Metrics {
  readonly registry: Registry;
  onQuery(query: { name: string; access: string; milliseconds: number; rows: number; ok: boolean }): void;
  onOperation(operation: { viewer: string; milliseconds: number; errors: number }): void;
  onDisclosure(outcome: { product: string; purpose: string; permitted: number; withheld: number }): void;
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
    help: 'Time of one GraphQL operation',
    labelNames: ['viewer', 'ok'],
    buckets: seconds,
    registers,
  }),
  disclosures: new Counter({
    name: 'acquaint_disclosures_total',
    help: 'Attributes that a product asked for, by outcome',
    labelNames: ['product', 'purpose', 'outcome'],
    registers,
  }),
});

export function createMetrics(options: { process: boolean } = { process: true }): Metrics {
  const registry = new Registry();
  if (options.process) collectDefaultMetrics({ register: registry, prefix: 'acquaint_' });
  const { queries, rows, operations, disclosures } = declare([registry]);
  return {
    registry,
    onQuery(query) {
      queries.observe(
        { query: query.name, access: query.access, ok: String(query.ok) },
        query.milliseconds / 1000,
      );
      rows.inc({ query: query.name }, query.rows);
    },
    onOperation({ viewer, milliseconds, errors }) {
      operations.observe({ viewer, ok: String(errors === 0) }, milliseconds / 1000);
    },
    onDisclosure({ product, purpose, permitted, withheld }) {
      disclosures.inc({ product, purpose, outcome: 'permitted' }, permitted);
      disclosures.inc({ product, purpose, outcome: 'withheld' }, withheld);
    },
  };
}
