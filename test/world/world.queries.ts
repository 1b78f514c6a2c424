import { defineQuery } from '#graph/query.ts';

/** The person behind each record of a source, by subject key; the newest revision comes first. */
export const recordsOfSubject = defineQuery<
  { subjectKey: string },
  { readonly recordId: string; readonly personId: string }
>({
  name: 'test.recordsOfSubject',
  access: 'write',
  cypher: `
    MATCH (record:Record {subjectKey: $subjectKey})-[:RESOLVES_TO]->(person:Person)
    RETURN record.id AS recordId, person.id AS personId ORDER BY record.recordedAt DESC`,
  row: (get) => ({ recordId: get('recordId'), personId: get('personId') }),
});

/** Takes what a world declared out of the register again. */
export const forgetDeclared = defineQuery<{ prefix: string; hashes: readonly string[] }, never>({
  name: 'test.forgetDeclared',
  access: 'write',
  cypher: `
    CALL () { MATCH (one:Process) WHERE one.id STARTS WITH $prefix DETACH DELETE one }
    CALL () { MATCH (one:Product) WHERE one.id STARTS WITH $prefix DETACH DELETE one }
    CALL () { MATCH (one:Organization) WHERE one.id STARTS WITH $prefix DETACH DELETE one }
    CALL () { MATCH (one:Notice) WHERE one.hash IN $hashes DETACH DELETE one }`,
  row: () => {
    throw new Error('has no rows');
  },
});
