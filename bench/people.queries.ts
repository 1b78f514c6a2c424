import { defineQuery } from '#graph/query.ts';

/** Ids of persons, in pages: the benches ask for people that are there. */
export const personIdsAfter = defineQuery<{ readonly after: string; readonly limit: number }, string>({
  name: 'bench.personIdsAfter',
  access: 'read',
  cypher: `
    MATCH (person:Person)
    WHERE person.id > $after
    RETURN person.id AS id ORDER BY id LIMIT toInteger($limit)`,
  params: { after: '', limit: 1 },
  row: (get) => get<string>('id'),
});
