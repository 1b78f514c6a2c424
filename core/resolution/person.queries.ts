import { defineQuery } from '#graph/query.ts';

export interface FoundPerson {
  /** The id or identifier key that was asked for. */
  readonly asked: string;
  /** The person's id of today. */
  readonly personId: string;
}

const foundPerson = (get: <T>(column: string) => T): FoundPerson => ({
  asked: get<string>('asked'),
  personId: get<string>('personId'),
});

/**
 * Persons by any id they ever had: every id is the seed of a record, and the record knows its person of
 * today. Ids of nobody have no row.
 */
export const findPersons = defineQuery<{ readonly ids: readonly string[] }, FoundPerson>({
  name: 'person.findPersons',
  access: 'read',
  cypher: `
    UNWIND $ids AS asked
    MATCH (:Record {id: asked})-[:RESOLVES_TO]->(person:Person)
    RETURN asked, person.id AS personId`,
  params: { ids: [] },
  row: foundPerson,
});

/**
 * Persons by identifier key (blind index). Only verified claims count; an identifier that is blocked,
 * shared by too many, or held by more than one person finds nobody.
 */
export const findPersonsByIdentifier = defineQuery<{ readonly keys: readonly string[] }, FoundPerson>({
  name: 'person.findPersonsByIdentifier',
  access: 'read',
  cypher: `
    UNWIND $keys AS asked
    MATCH (identifier:Identifier {key: asked})
    WHERE identifier.blocked IS NULL AND identifier.shared IS NULL
    MATCH (identifier)<-[claim:IDENTIFIED_BY]-(:Record)-[:RESOLVES_TO]->(person:Person)
    WHERE claim.verification <> 'unverified'
    WITH asked, collect(DISTINCT person.id) AS ids
    WHERE size(ids) = 1
    RETURN asked, ids[0] AS personId`,
  params: { keys: [] },
  row: foundPerson,
});

/** Ids of persons in the order of their ids, after a given one ('' for the first page). */
export const pageOfPersons = defineQuery<{ readonly after: string; readonly limit: number }, string>({
  name: 'person.pageOfPersons',
  access: 'read',
  cypher: `
    MATCH (person:Person)
    WHERE person.id > $after
    RETURN person.id AS id
    ORDER BY id
    LIMIT toInteger($limit)`,
  params: { after: '', limit: 1 },
  row: (get) => get<string>('id'),
});
