import { defineQuery } from '#graph/query.ts';
import type { StoredRecord } from './stored.queries.ts';

/**
 * A harder floor: everything that hangs on one record alone is created with it, so that nothing has to be found again;
 * only the nodes that records share are merged.
 */
export const unwindNested = defineQuery<{ readonly rows: readonly StoredRecord[] }, number>({
  name: 'bench.unwindNested',
  access: 'write',
  cypher: `
    UNWIND $rows AS row
    CREATE (record:Record)
    SET record = row.record
    FOREACH (one IN row.facts |
      CREATE (record)-[:ASSERTS]->(fact:Fact)
      SET fact = one)
    FOREACH (one IN row.claims |
      MERGE (identifier:Identifier {key: one.identifier.key})
        ON CREATE SET identifier = one.identifier
      CREATE (record)-[edge:IDENTIFIED_BY]->(identifier)
      SET edge = one.edge)
    FOREACH (one IN row.events |
      CREATE (record)<-[:GIVEN_ON]-(event:ConsentEvent)
      SET event = one)
    FOREACH (one IN row.current |
      CREATE (record)-[:HAS_CONSENT]->(current:CurrentConsent)
      SET current = one)
    FOREACH (one IN row.contracts |
      CREATE (record)-[:PARTY_TO]->(contract:Contract)
      SET contract = one)
    FOREACH (one IN row.persons |
      MERGE (person:Person {id: one.id})
        ON CREATE SET person = one
      CREATE (record)-[:RESOLVES_TO]->(person))
    FOREACH (one IN row.generations |
      MERGE (activity:Activity {id: one.activity.id})
        ON CREATE SET activity = one.activity
      CREATE (record)-[edge:WAS_GENERATED_BY]->(activity)
      SET edge = one.edge)
    RETURN count(*) AS count`,
  params: { rows: [] },
  row: (get) => get<number>('count'),
});
