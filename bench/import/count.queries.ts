import { defineQuery } from '#graph/query.ts';

/** How much hangs on records: to see that two graphs hold the same. */
export interface Counted {
  readonly records: number;
  readonly edges: number;
}

export const countStored = defineQuery<{ readonly since: number }, Counted>({
  name: 'bench.countStored',
  access: 'read',
  cypher: `
    MATCH (record:Record)
    WHERE record.id > '' AND record.recordedAt >= $since
    RETURN count(record) AS records, sum(COUNT { (record)--() }) AS edges`,
  params: { since: 0 },
  row: (get) => ({ records: get<number>('records'), edges: get<number>('edges') }),
});
