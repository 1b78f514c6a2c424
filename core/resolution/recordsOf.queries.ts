import { defineQuery } from '#graph/query.ts';

/** A record as its person sees it. Times are milliseconds since 1970 UTC. */
export interface RecordRow {
  readonly id: string;
  readonly source: string;
  readonly eventTime: number;
  readonly recordedAt: number;
  /** Whether the person confirmed that it is about them. */
  readonly confirmed: boolean;
}

/** The records that are taken to be the person whom a seed id leads to, oldest first. */
export const recordsOf = defineQuery<{ seed: string }, RecordRow>({
  name: 'resolution.recordsOf',
  access: 'read',
  cypher: `
    MATCH (:Record {id: $seed})-[:RESOLVES_TO]->(person:Person)
    // A clause of its own: one pattern never walks a relationship twice, so it would miss the seed's own record.
    MATCH (person)<-[:RESOLVES_TO]-(record:Record)
    RETURN record.id AS id, record.source AS source, record.eventTime AS eventTime, record.recordedAt AS recordedAt,
      EXISTS { (record)-[:CONFIRMED_BY]->(:Activity) } AS confirmed
    ORDER BY eventTime, id`,
  row: (get) => ({
    id: get<string>('id'),
    source: get<string>('source'),
    eventTime: get<number>('eventTime'),
    recordedAt: get<number>('recordedAt'),
    confirmed: get<boolean>('confirmed'),
  }),
});
