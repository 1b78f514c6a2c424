import { randomUUID } from 'node:crypto';
import type { IdentifierType, Verification } from '#core/evidence/evidence.ts';
import { comparisonHashes } from '#core/resolution/comparison.rules.ts';
import type { PersonDetails } from '#core/resolution/comparison.rules.ts';
import type { ResolutionChange, ResolutionDeps } from '#core/resolution/persistResolution.ts';
import { reresolve } from '#core/resolution/persistResolution.ts';
import type { Executor, GraphTransaction } from '#graph/executor.ts';
import { defineQuery } from '#graph/query.ts';
import { createBlindIndex } from '#graph/vault/blindIndex.ts';
import { systemClock } from '#platform/clock.ts';
import { randomIds } from '#platform/ids.ts';

/** Test support: writes bare records, without facts or sealed values, and resolves them. */
export interface TestClaim {
  readonly key: string;
  readonly type: IdentifierType;
  readonly verification?: Verification;
}

export interface TestRecord {
  readonly id: string;
  readonly handshake?: boolean;
  readonly eventTime?: number;
  readonly details?: PersonDetails;
  readonly claims: readonly TestClaim[];
}

const blind = createBlindIndex(Buffer.alloc(32, 7));

export const testHashes = (details: PersonDetails) => comparisonHashes(blind, details);

export const freshKey = (name = 'key'): string => `test-${name}-${randomUUID()}`;

const write = defineQuery<{ readonly rows: readonly object[] }, number>({
  name: 'testRecords.write',
  access: 'write',
  cypher: `
    UNWIND $rows AS row
    CREATE (record:Record {id: row.id, subjectKey: row.id, contentKey: row.id, revisionKey: row.id,
      source: 'test', handshake: row.handshake, eventTime: row.eventTime, recordedAt: 0,
      birthHash: row.birthHash, familyHash: row.familyHash, givenHash: row.givenHash})
    FOREACH (claim IN row.claims |
      MERGE (identifier:Identifier {key: claim.key}) ON CREATE SET identifier.type = claim.type
      CREATE (record)-[:IDENTIFIED_BY {verification: claim.verification, method: 'test', at: row.eventTime}]->
        (identifier))
    RETURN count(*) AS count`,
  row: (get) => get<number>('count'),
});

const addClaim = defineQuery<
  { readonly recordId: string; readonly key: string; readonly type: string; readonly verification: string },
  number
>({
  name: 'testRecords.addClaim',
  access: 'write',
  cypher: `
    MATCH (record:Record {id: $recordId})
    MERGE (identifier:Identifier {key: $key}) ON CREATE SET identifier.type = $type
    CREATE (record)-[:IDENTIFIED_BY {verification: $verification, method: 'test', at: 0}]->(identifier)
    RETURN count(*) AS count`,
  row: (get) => get<number>('count'),
});

const removeClaim = defineQuery<{ readonly recordId: string; readonly key: string }, number>({
  name: 'testRecords.removeClaim',
  access: 'write',
  cypher: `
    MATCH (:Record {id: $recordId})-[claim:IDENTIFIED_BY]->(:Identifier {key: $key})
    DELETE claim
    RETURN count(*) AS count`,
  row: (get) => get<number>('count'),
});

const forbid = defineQuery<{ readonly a: string; readonly b: string }, number>({
  name: 'testRecords.forbid',
  access: 'write',
  cypher: `
    MATCH (a:Record {id: $a}) MATCH (b:Record {id: $b})
    CREATE (a)-[:CANNOT_LINK {by: 'sol', at: 0, reason: 'test'}]->(b)
    RETURN count(*) AS count`,
  row: (get) => get<number>('count'),
});

const personsOf = defineQuery<
  { readonly ids: readonly string[] },
  { readonly id: string; readonly persons: readonly string[] }
>({
  name: 'testRecords.personsOf',
  access: 'read',
  cypher: `
    UNWIND $ids AS id
    MATCH (record:Record {id: id})
    RETURN id, [(record)-[:RESOLVES_TO]->(person:Person) | person.id] AS persons`,
  row: (get) => ({ id: get<string>('id'), persons: get<string[]>('persons') }),
});

const remove = defineQuery<{ readonly ids: readonly string[] }, number>({
  name: 'testRecords.remove',
  access: 'write',
  cypher: `
    UNWIND $ids AS id
    MATCH (record:Record {id: id})
    OPTIONAL MATCH (record)-[:RESOLVES_TO]->(person:Person)
    OPTIONAL MATCH (record)-[:IDENTIFIED_BY]->(identifier:Identifier)
    DETACH DELETE record, person, identifier
    RETURN count(*) AS count`,
  row: (get) => get<number>('count'),
});

/** Writes and resolves records of one test file, and removes them at its end. */
export const testRecords = (executor: Executor, limit?: number) => {
  const written: string[] = [];
  const deps: ResolutionDeps = {
    clock: systemClock,
    ids: randomIds,
    ...(limit === undefined ? {} : { limit }),
  };
  const keysOf = (records: readonly TestRecord[]): string[] =>
    records.flatMap(({ claims }) => claims.map(({ key }) => key));
  const inTransaction = (
    work: (tx: GraphTransaction) => Promise<unknown>,
    recordIds: readonly string[],
    identifierKeys: readonly string[],
  ): Promise<ResolutionChange> =>
    executor.write(async (tx) => {
      await work(tx);
      return reresolve(deps, tx, { recordIds, identifierKeys });
    });
  return {
    deps,
    record: (claims: readonly TestClaim[], rest: Partial<TestRecord> = {}): TestRecord => {
      const record = { id: randomUUID(), claims, ...rest };
      written.push(record.id);
      return record;
    },
    /** All in one transaction, like an import batch. */
    takeIn: (records: readonly TestRecord[]): Promise<ResolutionChange> =>
      inTransaction(
        (tx) =>
          tx.run(write, {
            rows: records.map(({ id, handshake = false, eventTime = 0, details = {}, claims }) => ({
              id,
              handshake,
              eventTime,
              birthHash: null,
              familyHash: null,
              givenHash: null,
              ...testHashes(details),
              claims: claims.map((claim) => ({ verification: 'code', ...claim })),
            })),
          }),
        records.map(({ id }) => id),
        keysOf(records),
      ),
    link: (recordId: string, { key, type, verification = 'code' }: TestClaim): Promise<ResolutionChange> =>
      inTransaction((tx) => tx.run(addClaim, { recordId, key, type, verification }), [recordId], [key]),
    unlink: (recordId: string, key: string): Promise<ResolutionChange> =>
      inTransaction((tx) => tx.run(removeClaim, { recordId, key }), [recordId], [key]),
    forbid: (a: string, b: string): Promise<ResolutionChange> =>
      inTransaction((tx) => tx.run(forbid, { a, b }), [a, b], []),
    /** Person id of each record in the order asked; throws when one has none or two. */
    persons: async (...ids: readonly string[]): Promise<string[]> => {
      const rows = new Map((await executor.run(personsOf, { ids })).map(({ id, persons }) => [id, persons]));
      return ids.map((id) => {
        const [person, ...others] = rows.get(id) ?? [];
        if (!person || others.length > 0)
          throw new Error(`a record resolves to ${others.length} persons too many`);
        return person;
      });
    },
    cleanUp: (): Promise<unknown> => executor.run(remove, { ids: written }),
  };
};
