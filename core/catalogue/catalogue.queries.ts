import { defineQuery } from '#graph/query.ts';

const noRow = (): never => {
  throw new Error('has no rows');
};

/** Locks the catalogue: one writer at a time. */
export const lockCatalogue = defineQuery<Record<string, never>, never>({
  name: 'catalogue.lock',
  access: 'write',
  cypher: `MERGE (catalogue:Catalogue {id: 'current'}) SET catalogue.id = 'current'`,
  row: noRow,
});

export const setCatalogueVersion = defineQuery<{ version: string }, never>({
  name: 'catalogue.setVersion',
  access: 'write',
  cypher: `MATCH (catalogue:Catalogue {id: 'current'}) SET catalogue.version = $version`,
  row: noRow,
});

export const writeOrganizations = defineQuery<
  { rows: readonly { readonly id: string; readonly body: string }[] },
  never
>({
  name: 'catalogue.writeOrganizations',
  access: 'write',
  cypher: `UNWIND $rows AS row MERGE (organization:Organization {id: row.id}) SET organization.body = row.body`,
  row: noRow,
});

/** A product as Neo4j holds it, without its secret. */
export interface ProductRow {
  readonly id: string;
  readonly name: string;
  readonly organizationId: string;
  readonly status: 'active' | 'inactive';
  readonly body: string;
}

export const writeProducts = defineQuery<{ rows: readonly ProductRow[] }, never>({
  name: 'catalogue.writeProducts',
  access: 'write',
  cypher: `
    UNWIND $rows AS row
    MATCH (organization:Organization {id: row.organizationId})
    MERGE (product:Product {id: row.id})
    SET product.name = row.name, product.status = row.status, product.body = row.body
    WITH product, organization
    CALL (product, organization) {
      MATCH (product)-[of:OF]->(other:Organization) WHERE other <> organization
      DELETE of
    }
    MERGE (product)-[:OF]->(organization)`,
  row: noRow,
});

export const writePurposes = defineQuery<
  { rows: readonly { readonly iri: string; readonly body: string }[] },
  never
>({
  name: 'catalogue.writePurposes',
  access: 'write',
  cypher: `UNWIND $rows AS row MERGE (purpose:Purpose {iri: row.iri}) SET purpose.body = row.body`,
  row: noRow,
});

export const writeProcesses = defineQuery<
  { rows: readonly { readonly id: string; readonly body: string }[] },
  never
>({
  name: 'catalogue.writeProcesses',
  access: 'write',
  cypher: `UNWIND $rows AS row MERGE (process:Process {id: row.id}) SET process.body = row.body`,
  row: noRow,
});

/** A notice version is immutable: one that is there is left as it is. */
export const writeNotices = defineQuery<
  { rows: readonly { readonly hash: string; readonly body: string }[] },
  never
>({
  name: 'catalogue.writeNotices',
  access: 'write',
  cypher: `UNWIND $rows AS row MERGE (notice:Notice {hash: row.hash}) ON CREATE SET notice.body = row.body`,
  row: noRow,
});

/** Takes processes and purposes that are not named out of the register. */
export const pruneRegister = defineQuery<{ processIds: readonly string[]; iris: readonly string[] }, never>({
  name: 'catalogue.prune',
  access: 'write',
  cypher: `
    CALL () { MATCH (process:Process) WHERE NOT process.id IN $processIds DETACH DELETE process }
    CALL () { MATCH (purpose:Purpose) WHERE NOT purpose.iri IN $iris DETACH DELETE purpose }`,
  row: noRow,
});

/** Everything registered, each thing as its JSON text. */
export interface CatalogueRow {
  readonly version: string | null;
  readonly organizations: readonly string[];
  readonly products: readonly string[];
  readonly purposes: readonly string[];
  readonly processes: readonly string[];
  readonly notices: readonly string[];
}

/** Routed to the leader of a cluster: a follower that lags could show a process that was taken out. */
export const readCatalogue = defineQuery<Record<string, never>, CatalogueRow>({
  name: 'catalogue.read',
  access: 'write',
  cypher: `
    OPTIONAL MATCH (catalogue:Catalogue {id: 'current'})
    RETURN catalogue.version AS version,
      COLLECT { MATCH (one:Organization) WHERE one.body IS NOT NULL RETURN one.body } AS organizations,
      COLLECT { MATCH (one:Product) WHERE one.body IS NOT NULL RETURN one.body } AS products,
      COLLECT { MATCH (one:Purpose) WHERE one.body IS NOT NULL RETURN one.body } AS purposes,
      COLLECT { MATCH (one:Process) WHERE one.body IS NOT NULL RETURN one.body } AS processes,
      COLLECT { MATCH (one:Notice) WHERE one.body IS NOT NULL RETURN one.body } AS notices`,
  row: (get) => ({
    version: get('version'),
    organizations: get('organizations'),
    products: get('products'),
    purposes: get('purposes'),
    processes: get('processes'),
    notices: get('notices'),
  }),
});
