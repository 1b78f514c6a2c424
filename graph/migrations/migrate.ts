import { setTimeout as sleep } from 'node:timers/promises';
import type { Executor, GraphTransaction } from '#graph/executor.ts';
import { defineQuery } from '#graph/query.ts';
import type { Query } from '#graph/query.ts';
import { firstLabels } from './0001-firstLabels.ts';
import { oidcGrants } from './0002-oidcGrants.ts';
import type { Migration } from './migration.ts';

/** All migrations, in the order of application. */
export const migrations: readonly Migration[] = [firstLabels, oidcGrants];

/** Needed before the first migration: the lock and the list of what was applied. */
const groundwork: readonly string[] = [
  'CREATE CONSTRAINT migration_lock_id IF NOT EXISTS FOR (n:MigrationLock) REQUIRE n.id IS UNIQUE',
  'CREATE CONSTRAINT schema_migration_id IF NOT EXISTS FOR (n:SchemaMigration) REQUIRE n.id IS UNIQUE',
];

const noRow = (): null => null;

const takeLock = defineQuery<Record<string, never>, null>({
  name: 'migration.lock',
  access: 'write',
  cypher: "MERGE (lock:MigrationLock {id: 'schema'}) SET lock.takenAt = timestamp()",
  row: noRow,
});

const listApplied = defineQuery<{ ids: readonly string[] }, string>({
  name: 'migration.listApplied',
  access: 'read',
  cypher: 'UNWIND $ids AS id MATCH (m:SchemaMigration {id: id}) RETURN m.id AS id',
  row: (get) => get('id'),
});

const recordApplied = defineQuery<{ id: string }, null>({
  name: 'migration.record',
  access: 'write',
  cypher: 'MERGE (m:SchemaMigration {id: $id}) ON CREATE SET m.appliedAt = timestamp()',
  row: noRow,
});

const awaitIndexes = defineQuery<Record<string, never>, null>({
  name: 'migration.awaitIndexes',
  access: 'read',
  cypher: 'CALL db.awaitIndexes(300)',
  row: noRow,
});

const statementQuery = (id: string, cypher: string): Query<Record<string, never>, null> => ({
  name: `migration.${id}`,
  access: 'write',
  cypher,
  row: noRow,
});

/** What Neo4j answers when two processes lay the groundwork in the same instant. */
const lostRace = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  typeof error.code === 'string' &&
  error.code.startsWith('Neo.ClientError.Schema.');

const layGroundwork = async (executor: Executor, triesLeft = 5): Promise<void> => {
  try {
    for (const cypher of groundwork) await executor.run(statementQuery('groundwork', cypher), {});
  } catch (error) {
    if (triesLeft === 0 || !lostRace(error)) throw error;
    await sleep(100);
    await layGroundwork(executor, triesLeft - 1);
  }
};

const missingOf = async (executor: Executor, wanted: readonly Migration[]): Promise<readonly Migration[]> => {
  const applied = new Set(await executor.run(listApplied, { ids: wanted.map(({ id }) => id) }));
  return wanted.filter(({ id }) => !applied.has(id));
};

const applyMissing = async (
  executor: Executor,
  lock: GraphTransaction,
  wanted: readonly Migration[],
): Promise<readonly string[]> => {
  await lock.run(takeLock, {});
  const missing = await missingOf(executor, wanted);
  for (const { id, statements } of missing) {
    for (const cypher of statements) await executor.run(statementQuery(id, cypher), {});
    await executor.run(recordApplied, { id });
  }
  return missing.map(({ id }) => id);
};

/**
 * Brings the schema up to date and answers the ids of the migrations that were applied now. Running it
 * again changes nothing. Processes that migrate at once wait for each other on a node that a transaction
 * holds locked meanwhile; when its process dies, Neo4j ends that transaction and frees the lock.
 * @throws DomainError GRAPH_UNAVAILABLE
 */
export const migrate = async (
  executor: Executor,
  wanted: readonly Migration[] = migrations,
): Promise<readonly string[]> => {
  // Most starts find nothing to do, and a first schema statement or lock costs a cold Neo4j a second each.
  if ((await missingOf(executor, wanted)).length === 0) return [];
  await layGroundwork(executor);
  const applied = await executor.write((lock) => applyMissing(executor, lock, wanted), {
    name: 'migration.lock',
  });
  if (applied.length > 0) await executor.run(awaitIndexes, {});
  return applied;
};
