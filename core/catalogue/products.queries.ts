import { defineQuery } from '#graph/query.ts';

/** A product with the bodies of all processes: the register is small, and only bodies name products. */
export interface ProductLookup {
  readonly id: string;
  readonly organizationId: string;
  readonly secretHash: string | null;
  readonly status: string;
  readonly processes: readonly string[];
}

export const findProductById = defineQuery<{ id: string }, ProductLookup>({
  name: 'product.find',
  access: 'read',
  cypher: `
    MATCH (product:Product {id: $id})-[:OF]->(organization:Organization)
    RETURN product.id AS id, organization.id AS organizationId, product.secretHash AS secretHash,
           product.status AS status, COLLECT { MATCH (process:Process) RETURN process.body } AS processes`,
  row: (get) => ({
    id: get('id'),
    organizationId: get('organizationId'),
    secretHash: get('secretHash'),
    status: get('status'),
    processes: get('processes'),
  }),
});

/** Sets the secret only when there is none; writing the id first locks, so that only one of two writers does. */
export const setFirstSecret = defineQuery<{ id: string; secretHash: string }, { id: string }>({
  name: 'product.setFirstSecret',
  access: 'write',
  cypher: `
    MATCH (product:Product {id: $id})
    SET product.id = $id
    WITH product WHERE product.secretHash IS NULL
    SET product.secretHash = $secretHash
    RETURN product.id AS id`,
  row: (get) => ({ id: get('id') }),
});

export const replaceSecret = defineQuery<{ id: string; secretHash: string }, { id: string }>({
  name: 'product.replaceSecret',
  access: 'write',
  cypher: `MATCH (product:Product {id: $id}) SET product.secretHash = $secretHash RETURN product.id AS id`,
  row: (get) => ({ id: get('id') }),
});
