import { defineQuery } from '#graph/query.ts';

/** When the latest expression of any record of a person was recorded, in milliseconds since 1970 UTC; null: none was. */
export const latestWord = defineQuery<{ seed: string }, number | null>({
  name: 'consent.latestWord',
  access: 'read',
  cypher: `
    MATCH (:Record {id: $seed})-[:RESOLVES_TO]->(person:Person)
    // A clause of its own: one pattern never walks a relationship twice, so it would miss the seed's own record.
    MATCH (person)<-[:RESOLVES_TO]-(:Record)<-[:GIVEN_ON]-(event:ConsentEvent)
    RETURN max(event.recordedAt) AS latest`,
  params: { seed: '' },
  row: (get) => get<number | null>('latest'),
});
