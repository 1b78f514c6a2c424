import { randomUUID } from 'node:crypto';
import { testExecutor, testGraphSettings } from '#test/support/graph.ts';
import { labelEntries } from '#graph/labels.ts';
import { createExecutor } from '#graph/neo4jExecutor.ts';
import type { Query } from '#graph/query.ts';
import { migrate } from './migrate.ts';

const executor = testExecutor();

interface Rule {
  readonly label: string;
  readonly property: string;
  readonly unique: boolean;
}

const rules: Query<Record<string, never>, Rule> = {
  name: 'migrateTest.rules',
  access: 'read',
  cypher: `SHOW INDEXES YIELD labelsOrTypes, properties, owningConstraint, type, entityType, state
           WHERE type = 'RANGE' AND entityType = 'NODE' AND state = 'ONLINE'
           RETURN labelsOrTypes[0] AS label, properties[0] AS property, owningConstraint IS NOT NULL AS unique`,
  row: (get) => ({ label: get('label'), property: get('property'), unique: get('unique') }),
};
const sorted = (list: readonly Rule[]): string[] =>
  list.map(({ label, property, unique }) => `${label}.${property}${unique ? ' unique' : ''}`).sort();

const catalogued = (): Rule[] =>
  labelEntries().flatMap(([label, { key, unique = [], indexed = [] }]) => [
    ...[key, ...unique].map((property) => ({ label, property, unique: true })),
    ...indexed.map((property) => ({ label, property, unique: false })),
  ]);

describe('migrations', () => {
  it('give exactly the constraints and indexes that the label catalogue names', async () => {
    await migrate(executor);
    const known = new Set(labelEntries().map(([label]) => label));
    const real = (await executor.run(rules, {})).filter(({ label }) => known.has(label));
    expect(sorted(real)).toEqual(sorted(catalogued()));
  });

  it('change nothing the second time', async () => {
    await migrate(executor);
    const before = sorted(await executor.run(rules, {}));
    expect(await migrate(executor)).toEqual([]);
    expect(sorted(await executor.run(rules, {}))).toEqual(before);
  });

  it('run once when several processes migrate at the same time', async () => {
    const label = `MigrateTest${randomUUID().replaceAll('-', '')}`;
    const migration = {
      id: `test-${label}`,
      statements: [
        `CREATE CONSTRAINT ${label}_id IF NOT EXISTS FOR (n:${label}) REQUIRE n.id IS UNIQUE`,
        `CREATE (:${label} {id: randomUUID()})`,
      ],
    };
    const others = [1, 2, 3].map(() => createExecutor(testGraphSettings()));
    const applied = await Promise.all(others.map((other) => migrate(other, [migration])));
    expect(applied.flat()).toEqual([migration.id]);
    const tidy = (cypher: string) =>
      executor.run({ name: 'migrateTest.tidy', access: 'write', cypher, row: () => null }, {});
    await tidy(`MATCH (n:${label}) DELETE n`);
    await tidy(`DROP CONSTRAINT ${label}_id`);
    await tidy(`MATCH (m:SchemaMigration {id: '${migration.id}'}) DELETE m`);
    await Promise.all(others.map((other) => other.close()));
  });
});
