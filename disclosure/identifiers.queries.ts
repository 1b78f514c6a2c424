import type { IdentifierType, Verification } from '#core/evidence/evidence.ts';
import { defineQuery } from '#graph/query.ts';
import type { SealedBytes } from '#graph/vault/seal.ts';

/** One claim of an identifier, its raw value sealed under the key of the record that claims it. */
export interface SealedIdentifier {
  readonly recordId: string;
  readonly key: string;
  readonly type: IdentifierType;
  readonly sealed: SealedBytes;
  readonly verification: Verification;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  /** Whether too many people share it for it to link records. */
  readonly shared: boolean;
}

export interface IdentifiersRow {
  readonly index: number;
  /** Ids of all records of the person. */
  readonly records: readonly string[];
  readonly catalogueVersion: string | null;
  readonly identifiers: readonly SealedIdentifier[];
}

/** All identifiers of these people, by record. A seed id that nobody has yields no row. */
export const readIdentifiers = defineQuery<
  { readonly rows: readonly { readonly index: number; readonly seedId: string }[] },
  IdentifiersRow
>({
  name: 'disclosure.readIdentifiers',
  access: 'read',
  cypher: `
    OPTIONAL MATCH (catalogue:Catalogue {id: 'current'})
    WITH catalogue.version AS version
    UNWIND $rows AS row
    MATCH (:Record {id: row.seedId})-[:RESOLVES_TO]->(person:Person)
    RETURN row.index AS index, version, [(person)<-[:RESOLVES_TO]-(r:Record) | r.id] AS records,
      [(person)<-[:RESOLVES_TO]-(r:Record)-[claim:IDENTIFIED_BY]->(i:Identifier) | {
        recordId: r.id, key: i.key, type: i.type, sealed: claim.sealed, verification: claim.verification, at: claim.at,
        shared: i.blocked IS NOT NULL OR i.shared IS NOT NULL
      }] AS identifiers`,
  params: { rows: [] },
  row: (get) => ({
    index: get<number>('index'),
    records: get<readonly string[]>('records'),
    catalogueVersion: get<string | null>('version'),
    identifiers: get<readonly SealedIdentifier[]>('identifiers'),
  }),
});
