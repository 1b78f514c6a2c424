import { defineQuery } from '#graph/query.ts';

/** Where a fact came from, without its value. Times are milliseconds since 1970 UTC. */
export interface LineageRow {
  readonly record: {
    readonly id: string;
    readonly source: string;
    readonly eventTime: number;
    readonly recordedAt: number;
    readonly row: number | null;
    readonly revises: string | null;
  };
  readonly activities: readonly {
    readonly id: string;
    readonly kind: string;
    readonly startedAt: number;
    readonly endedAt: number | null;
    readonly agents: readonly { readonly kind: string; readonly name: string }[];
  }[];
}

/**
 * Fact, record, and the activities from the act that made the record up to the import that it was part of. A fact
 * has an activity of its own only when it was made in another way than its record.
 */
export const readLineage = defineQuery<{ readonly factId: string }, LineageRow>({
  name: 'disclosure.readLineage',
  access: 'read',
  cypher: `
    MATCH (fact:Fact {id: $factId})<-[:ASSERTS]-(record:Record)
    OPTIONAL MATCH (fact)-[:WAS_GENERATED_BY]->(own:Activity)
    OPTIONAL MATCH (record)-[made:WAS_GENERATED_BY]->(act:Activity)
    WITH record, head(collect(DISTINCT made.row)) AS row, collect(DISTINCT own) + collect(DISTINCT act) AS acts
    CALL (acts) {
      UNWIND acts AS act
      MATCH path = (act)-[:WAS_INFORMED_BY*0..5]->(activity:Activity)
      WITH activity, min(length(path)) AS steps
      ORDER BY steps, activity.startedAt, activity.id
      RETURN collect(activity {
        .id, .kind, .startedAt, .endedAt,
        agents: [(activity)-[:WAS_ASSOCIATED_WITH]->(agent:Agent) | agent {.kind, .name}]
      }) AS activities
    }
    RETURN record {
      .id, .source, .eventTime, .recordedAt, row: row,
      revises: head([(record)-[:REVISES]->(older:Record) | older.id])
    } AS record, activities`,
  params: { factId: '' },
  row: (get) => ({
    record: get<LineageRow['record']>('record'),
    activities: get<LineageRow['activities']>('activities'),
  }),
});
