import { defineQuery } from '#graph/query.ts';
import type { ConsentEvent } from './consent.ts';

/** Every expression on any record of the person that a seed id leads to, newest first. */
export const consentsOfPerson = defineQuery<{ seed: string }, ConsentEvent>({
  name: 'consent.ofPerson',
  access: 'read',
  cypher: `
    MATCH (:Record {id: $seed})-[:RESOLVES_TO]->(person:Person)
    // A clause of its own: one pattern never walks a relationship twice, so it would miss the seed's own record.
    MATCH (person)<-[:RESOLVES_TO]-(record:Record)<-[:GIVEN_ON]-(event:ConsentEvent)
    RETURN event {.*, recordId: record.id} AS event
    ORDER BY event.at DESC, event.recordedAt DESC, event.id`,
  row: (get) => get<ConsentEvent>('event'),
});
