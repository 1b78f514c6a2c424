import type { IdentifierType, Verification } from '#core/evidence/evidence.ts';
import { defineQuery } from '#graph/query.ts';

/** One verified claim of a record, as it is stored. */
export interface StoredClaim {
  readonly key: string;
  readonly type: IdentifierType;
  readonly issuer?: string;
  readonly blocked: boolean;
  /** What the last resolution found; see `markShared`. */
  readonly shared: boolean;
  readonly verification: Verification;
  readonly at: number;
}

/** A record with the evidence that hangs on it and the person it resolves to now. */
export interface StoredRecord {
  readonly id: string;
  readonly handshake: boolean;
  readonly eventTime: number;
  readonly tieHash: string;
  readonly birthHash?: string;
  readonly familyHash?: string;
  readonly givenHash?: string;
  readonly personId?: string;
  readonly claims: readonly StoredClaim[];
  readonly revises: readonly string[];
  readonly revisedBy: readonly string[];
  readonly mustLinks: readonly string[];
  readonly cannotLinks: readonly string[];
}

/**
 * Takes the write lock of identifiers, in the order of the keys. Setting a property to itself writes
 * nothing, but waits for, and then keeps out, everybody else who does the same until the commit.
 */
export const lockIdentifiers = defineQuery<{ readonly keys: readonly string[] }, number>({
  name: 'resolution.lockIdentifiers',
  access: 'write',
  cypher: `
    UNWIND $keys AS key
    MATCH (identifier:Identifier {key: key})
    SET identifier.type = identifier.type
    RETURN count(*) AS locked`,
  params: { keys: [] },
  row: (get) => get<number>('locked'),
});

/**
 * Takes the lock of components: of the record whose seed is the person's id, since a record stays when
 * its person is merged away, and a node that is deleted while one waits for it can't be locked.
 */
export const lockRoots = defineQuery<{ readonly ids: readonly string[] }, number>({
  name: 'resolution.lockRoots',
  access: 'write',
  cypher: `
    UNWIND $ids AS id
    MATCH (root:Record {id: id})
    SET root.handshake = root.handshake
    RETURN count(*) AS locked`,
  params: { ids: [] },
  row: (get) => get<number>('locked'),
});

type ClaimColumns = [string, IdentifierType, string | null, boolean, boolean, Verification, number];

export const readRecords = defineQuery<{ readonly ids: readonly string[] }, StoredRecord>({
  name: 'resolution.readRecords',
  access: 'read',
  cypher: `
    UNWIND $ids AS id
    MATCH (record:Record {id: id})
    RETURN id, record.handshake AS handshake, record.eventTime AS eventTime,
      record.subjectKey + ':' + record.contentKey AS tieHash, record.birthHash AS birthHash,
      record.familyHash AS familyHash, record.givenHash AS givenHash,
      [(record)-[:RESOLVES_TO]->(person:Person) | person.id][0] AS personId,
      [(record)-[claim:IDENTIFIED_BY]->(identifier:Identifier) WHERE claim.verification <> 'unverified' |
        [identifier.key, identifier.type, identifier.issuer, identifier.blocked IS NOT NULL,
         identifier.shared IS NOT NULL, claim.verification, claim.at]] AS claims,
      [(record)-[:REVISES]->(older:Record) | older.id] AS revises,
      [(record)<-[:REVISES]-(newer:Record) | newer.id] AS revisedBy,
      [(record)-[:MUST_LINK]-(other:Record) | other.id] AS mustLinks,
      [(record)-[:CANNOT_LINK]-(other:Record) | other.id] AS cannotLinks`,
  params: { ids: [] },
  row: (get) => {
    const known = <Name extends string>(name: Name): Partial<Record<Name, string>> => {
      const value = get<string | null>(name);
      return value === null ? {} : ({ [name]: value } as Partial<Record<Name, string>>);
    };
    return {
      id: get<string>('id'),
      handshake: get<boolean>('handshake'),
      eventTime: get<number>('eventTime'),
      tieHash: get<string>('tieHash'),
      ...known('birthHash'),
      ...known('familyHash'),
      ...known('givenHash'),
      ...known('personId'),
      claims: get<ClaimColumns[]>('claims').map(
        ([key, type, issuer, blocked, shared, verification, at]): StoredClaim => ({
          key,
          type,
          ...(issuer === null ? {} : { issuer }),
          blocked,
          shared,
          verification,
          at,
        }),
      ),
      revises: get<string[]>('revises'),
      revisedBy: get<string[]>('revisedBy'),
      mustLinks: get<string[]>('mustLinks'),
      cannotLinks: get<string[]>('cannotLinks'),
    };
  },
});

export interface Holders {
  readonly key: string;
  /** Ids of records, at most `limit`. */
  readonly ids: readonly string[];
}

/** Records behind identifiers by a verified claim; no more than `limit` behind each one. */
export const readHolders = defineQuery<{ readonly keys: readonly string[]; readonly limit: number }, Holders>(
  {
    name: 'resolution.readHolders',
    access: 'read',
    cypher: `
    UNWIND $keys AS key
    MATCH (identifier:Identifier {key: key})
    CALL (identifier) {
      MATCH (identifier)<-[claim:IDENTIFIED_BY]-(record:Record)
      WHERE claim.verification <> 'unverified'
      WITH DISTINCT record LIMIT toInteger($limit)
      RETURN collect(record.id) AS ids
    }
    RETURN key, ids`,
    params: { keys: [], limit: 1 },
    row: (get) => ({ key: get<string>('key'), ids: get<string[]>('ids') }),
  },
);

/** Records that resolve to persons now; no more than `limit` for each one. */
export const readMembers = defineQuery<{ readonly keys: readonly string[]; readonly limit: number }, Holders>(
  {
    name: 'resolution.readMembers',
    access: 'read',
    cypher: `
    UNWIND $keys AS key
    MATCH (person:Person {id: key})
    CALL (person) {
      MATCH (person)<-[:RESOLVES_TO]-(record:Record)
      WITH record LIMIT toInteger($limit)
      RETURN collect(record.id) AS ids
    }
    RETURN key, ids`,
    params: { keys: [], limit: 1 },
    row: (get) => ({ key: get<string>('key'), ids: get<string[]>('ids') }),
  },
);

export interface MembershipRow {
  readonly recordId: string;
  readonly personId: string;
}

const countOf = (get: <T>(column: string) => T): number => get<number>('count');

/** Takes records away from the persons they resolved to. */
export const detachRecords = defineQuery<{ readonly ids: readonly string[] }, number>({
  name: 'resolution.detachRecords',
  access: 'write',
  cypher: `
    UNWIND $ids AS id
    MATCH (:Record {id: id})-[old:RESOLVES_TO]->(:Person)
    DELETE old
    RETURN count(*) AS count`,
  params: { ids: [] },
  row: countOf,
});

/** Gives records to persons, who are created when they don't exist. */
export const assignRecords = defineQuery<
  { readonly rows: readonly MembershipRow[]; readonly now: number },
  number
>({
  name: 'resolution.assignRecords',
  access: 'write',
  cypher: `
    UNWIND $rows AS row
    MATCH (record:Record {id: row.recordId})
    MERGE (person:Person {id: row.personId})
      ON CREATE SET person.createdAt = $now
    CREATE (record)-[:RESOLVES_TO]->(person)
    RETURN count(*) AS count`,
  params: { rows: [], now: 0 },
  row: countOf,
});

/** Persons without a record are no more; their ids keep resolving through their first record. */
export const removeEmptyPersons = defineQuery<{ readonly ids: readonly string[] }, string>({
  name: 'resolution.removeEmptyPersons',
  access: 'write',
  cypher: `
    UNWIND $ids AS id
    MATCH (person:Person {id: id})
    WHERE NOT EXISTS { (:Record)-[:RESOLVES_TO]->(person) }
    DELETE person
    RETURN id`,
  params: { ids: [] },
  row: (get) => get<string>('id'),
});

/** Shows on the identifier whether too many share it; `shared` is true or null. */
export const markShared = defineQuery<
  { readonly rows: readonly { readonly key: string; readonly shared: true | null }[] },
  number
>({
  name: 'resolution.markShared',
  access: 'write',
  cypher: `
    UNWIND $rows AS row
    MATCH (identifier:Identifier {key: row.key})
    SET identifier.shared = row.shared
    RETURN count(*) AS count`,
  params: { rows: [] },
  row: countOf,
});

/** Leaves a note for the steward that a component was too large to be resolved. */
export const recordParked = defineQuery<
  { readonly rows: readonly { readonly id: string; readonly at: number; readonly details: string }[] },
  number
>({
  name: 'resolution.recordParked',
  access: 'write',
  cypher: `
    UNWIND $rows AS row
    CREATE (:Activity {
      id: row.id, kind: 'component-parked', startedAt: row.at, endedAt: row.at, details: row.details})
    RETURN count(*) AS count`,
  params: { rows: [] },
  row: countOf,
});
