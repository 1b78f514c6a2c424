import { defineQuery } from '#graph/query.ts';

/** Properties of a node or an edge, as the driver gives them; sealed bytes stay bytes. */
export type Properties = Readonly<Record<string, unknown>>;

/** A record with everything that an import wrote for it. */
export interface StoredRecord {
  readonly record: Properties;
  readonly facts: readonly Properties[];
  readonly claims: readonly { readonly identifier: Properties; readonly edge: Properties }[];
  readonly events: readonly Properties[];
  readonly current: readonly Properties[];
  readonly contracts: readonly Properties[];
  readonly persons: readonly Properties[];
  readonly generations: readonly { readonly activity: Properties; readonly edge: Properties }[];
  /** Ids of the records that it revises. */
  readonly revises: readonly string[];
}

/** Reads back what imports wrote since a moment, in pages by id. */
export const storedRecords = defineQuery<
  { readonly after: string; readonly since: number; readonly limit: number },
  StoredRecord
>({
  name: 'bench.storedRecords',
  access: 'read',
  cypher: `
    MATCH (record:Record)
    WHERE record.id > $after AND record.recordedAt >= $since
    WITH record ORDER BY record.id LIMIT toInteger($limit)
    RETURN properties(record) AS record,
      [(record)-[:ASSERTS]->(fact:Fact) | properties(fact)] AS facts,
      [(record)-[edge:IDENTIFIED_BY]->(identifier:Identifier) |
        {identifier: properties(identifier), edge: properties(edge)}] AS claims,
      [(record)<-[:GIVEN_ON]-(event:ConsentEvent) | properties(event)] AS events,
      [(record)-[:HAS_CONSENT]->(current:CurrentConsent) | properties(current)] AS current,
      [(record)-[:PARTY_TO]->(contract:Contract) | properties(contract)] AS contracts,
      [(record)-[:RESOLVES_TO]->(person:Person) | properties(person)] AS persons,
      [(record)-[edge:WAS_GENERATED_BY]->(activity:Activity) |
        {activity: properties(activity), edge: properties(edge)}] AS generations,
      [(record)-[:REVISES]->(older:Record) | older.id] AS revises`,
  params: { after: '', since: 0, limit: 1 },
  row: (get) => ({
    record: get('record'),
    facts: get('facts'),
    claims: get('claims'),
    events: get('events'),
    current: get('current'),
    contracts: get('contracts'),
    persons: get('persons'),
    generations: get('generations'),
    revises: get('revises'),
  }),
});
