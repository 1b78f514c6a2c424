import { randomUUID } from 'node:crypto';
import type { RecordClaim } from '#core/evidence/evidence.ts';
import type { IntakeProvenance } from '#intake/takeIn.types.ts';
import { takeIn } from '#intake/takeIn.ts';
import { defineQuery } from '#graph/query.ts';
import { testExecutor } from '#test/support/graph.ts';
import { testIntakeDeps } from '#test/support/intakeDeps.ts';

const executor = testExecutor();
const deps = testIntakeDeps(executor);
const source = `crm-${randomUUID()}`;

const provenance: IntakeProvenance = {
  agent: { id: 'acquaint-test', kind: 'software', name: 'acquaint test' },
  activity: 'import-batch',
};

const claimOf = (sourceRecordId: string, change: Partial<RecordClaim> = {}): RecordClaim => ({
  source,
  sourceRecordId,
  eventTime: Date.UTC(2025, 0, 1),
  handshake: false,
  identifiers: [
    { type: 'email', value: `${sourceRecordId}@mail.example`, verification: 'source' },
    { type: 'phone', value: 'n/a', verification: 'unverified' },
  ],
  facts: [
    { attribute: 'givenName', value: 'Ann', method: 'collected' },
    { attribute: 'birthDate', value: '1990-02-28', method: 'collected' },
  ],
  consents: [],
  contracts: [],
  ...change,
});

const recordsOf = defineQuery<{ readonly source: string }, { id: string; facts: number; revised: boolean }>({
  name: 'test.recordsOf',
  access: 'read',
  cypher: `
    MATCH (record:Record)-[:WAS_GENERATED_BY]->(:Activity)-[:USED]->(:Source {name: $source})
    RETURN record.id AS id, coalesce(record.revised, false) AS revised,
      COUNT { (record)-[:ASSERTS]->(:Fact) } AS facts ORDER BY record.recordedAt, record.eventTime`,
  row: (get) => ({ id: get('id'), facts: get('facts'), revised: get('revised') }),
});

describe('takeIn on a graph', () => {
  test('creates a record once, however often it is taken in', async () => {
    const first = await takeIn(deps, provenance, [claimOf('1'), claimOf('2')]);
    expect(first.map((one) => one.outcome)).toEqual(['created', 'created']);
    const again = await takeIn(deps, provenance, [claimOf('2'), claimOf('1')]);
    expect(again).toEqual([...first].reverse().map((one) => ({ ...one, outcome: 'unchanged' })));
    expect(await executor.run(recordsOf, { source })).toHaveLength(2);
    expect(first[0]).toMatchObject({ leftOut: 1 });
  });
});
