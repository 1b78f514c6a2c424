import { defineQuery } from '#graph/query.ts';

/** Which of these records resolve to the same person as the seed. */
export const recordsOfPerson = defineQuery<
  { seed: string; records: readonly string[] },
  { recordId: string }
>({
  name: 'confirmation.recordsOfPerson',
  access: 'read',
  cypher: `
    MATCH (:Record {id: $seed})-[:RESOLVES_TO]->(person:Person)
    UNWIND $records AS recordId
    MATCH (:Record {id: recordId})-[:RESOLVES_TO]->(person)
    RETURN DISTINCT recordId`,
  row: (get) => ({ recordId: get<string>('recordId') }),
});

/** Notes that the person confirmed: these records are all about them (PROV: an Activity with an Agent). */
export const writeConfirmation = defineQuery<
  { id: string; personId: string; records: readonly string[]; at: number },
  { records: number }
>({
  name: 'confirmation.write',
  access: 'write',
  cypher: `
    CREATE (activity:Activity {id: $id, kind: 'merge-confirmation', startedAt: $at, endedAt: $at})
    MERGE (agent:Agent {id: 'person:' + $personId})
      ON CREATE SET agent.kind = 'person', agent.name = 'the person'
    CREATE (activity)-[:WAS_ASSOCIATED_WITH]->(agent)
    WITH activity
    UNWIND $records AS recordId
    MATCH (record:Record {id: recordId})
    CREATE (record)-[:CONFIRMED_BY]->(activity)
    RETURN count(record) AS records`,
  row: (get) => ({ records: get<number>('records') }),
});
