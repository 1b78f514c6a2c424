import { defineQuery } from '#graph/query.ts';
import type { Properties } from './stored.queries.ts';

// The floor of the import: the plainest way to write the same nodes and edges, a query for each label and type.

/** An edge between two nodes by their keys. */
export interface EdgeRow {
  readonly from: unknown;
  readonly to: unknown;
  readonly edge: Properties;
}

const done = (get: <T>(column: string) => T): number => get<number>('count');

const nodes = (name: string, cypher: string) =>
  defineQuery<{ readonly rows: readonly Properties[] }, number>({
    name: `bench.unwind${name}`,
    access: 'write',
    cypher,
    params: { rows: [] },
    row: done,
  });

const edges = (name: string, cypher: string) =>
  defineQuery<{ readonly rows: readonly EdgeRow[] }, number>({
    name: `bench.unwind${name}`,
    access: 'write',
    cypher,
    params: { rows: [] },
    row: done,
  });

/** One query for each label; the key of the label is among the properties. */
export const unwindNodes = {
  Record: nodes('Record', 'UNWIND $rows AS row CREATE (n:Record) SET n = row RETURN count(*) AS count'),
  Fact: nodes('Fact', 'UNWIND $rows AS row CREATE (n:Fact) SET n = row RETURN count(*) AS count'),
  Identifier: nodes(
    'Identifier',
    'UNWIND $rows AS row CREATE (n:Identifier) SET n = row RETURN count(*) AS count',
  ),
  Person: nodes('Person', 'UNWIND $rows AS row CREATE (n:Person) SET n = row RETURN count(*) AS count'),
  Activity: nodes('Activity', 'UNWIND $rows AS row CREATE (n:Activity) SET n = row RETURN count(*) AS count'),
  ConsentEvent: nodes(
    'ConsentEvent',
    'UNWIND $rows AS row CREATE (n:ConsentEvent) SET n = row RETURN count(*) AS count',
  ),
  CurrentConsent: nodes(
    'CurrentConsent',
    'UNWIND $rows AS row CREATE (n:CurrentConsent) SET n = row RETURN count(*) AS count',
  ),
  Contract: nodes('Contract', 'UNWIND $rows AS row CREATE (n:Contract) SET n = row RETURN count(*) AS count'),
} as const;

/** One query for each type of edge; both ends are found by their keys. */
export const unwindEdges = {
  ASSERTS: edges(
    'Asserts',
    `UNWIND $rows AS row MATCH (a:Record {id: row.from}) MATCH (b:Fact {id: row.to})
    CREATE (a)-[edge:ASSERTS]->(b) SET edge = row.edge RETURN count(*) AS count`,
  ),
  IDENTIFIED_BY: edges(
    'IdentifiedBy',
    `UNWIND $rows AS row MATCH (a:Record {id: row.from}) MATCH (b:Identifier {key: row.to})
    CREATE (a)-[edge:IDENTIFIED_BY]->(b) SET edge = row.edge RETURN count(*) AS count`,
  ),
  RESOLVES_TO: edges(
    'ResolvesTo',
    `UNWIND $rows AS row MATCH (a:Record {id: row.from}) MATCH (b:Person {id: row.to})
    CREATE (a)-[edge:RESOLVES_TO]->(b) SET edge = row.edge RETURN count(*) AS count`,
  ),
  WAS_GENERATED_BY: edges(
    'WasGeneratedBy',
    `UNWIND $rows AS row MATCH (a:Record {id: row.from}) MATCH (b:Activity {id: row.to})
    CREATE (a)-[edge:WAS_GENERATED_BY]->(b) SET edge = row.edge RETURN count(*) AS count`,
  ),
  GIVEN_ON: edges(
    'GivenOn',
    `UNWIND $rows AS row MATCH (a:ConsentEvent {id: row.from}) MATCH (b:Record {id: row.to})
    CREATE (a)-[edge:GIVEN_ON]->(b) SET edge = row.edge RETURN count(*) AS count`,
  ),
  HAS_CONSENT: edges(
    'HasConsent',
    `UNWIND $rows AS row MATCH (a:Record {id: row.from}) MATCH (b:CurrentConsent {recordId: row.to})
    CREATE (a)-[edge:HAS_CONSENT]->(b) SET edge = row.edge RETURN count(*) AS count`,
  ),
  PARTY_TO: edges(
    'PartyTo',
    `UNWIND $rows AS row MATCH (a:Record {id: row.from}) MATCH (b:Contract {id: row.to})
    CREATE (a)-[edge:PARTY_TO]->(b) SET edge = row.edge RETURN count(*) AS count`,
  ),
  REVISES: edges(
    'Revises',
    `UNWIND $rows AS row MATCH (a:Record {id: row.from}) MATCH (b:Record {id: row.to})
    CREATE (a)-[edge:REVISES]->(b) SET edge = row.edge RETURN count(*) AS count`,
  ),
} as const;
