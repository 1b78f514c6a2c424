import { defineQuery } from '#graph/query.ts';
import type { Contract } from './consent.ts';

/** A contract as Neo4j holds it. */
export interface ContractRow {
  readonly id: string;
  readonly recordId: string;
  readonly organization: string;
  readonly product: string | null;
  readonly termsVersion: string;
  readonly from: number;
  readonly until: number | null;
}

export const contractRow = (contract: Contract): ContractRow => ({
  id: contract.id,
  recordId: contract.recordId,
  organization: contract.organizationId,
  product: contract.productId ?? null,
  termsVersion: contract.termsVersion,
  from: contract.from,
  until: contract.until ?? null,
});

/** Opens contracts; one that is there already is brought up to date, so that it can end. */
export const writeContracts = defineQuery<{ rows: readonly ContractRow[] }, never>({
  name: 'contract.write',
  access: 'write',
  cypher: `
    UNWIND $rows AS row
    MATCH (record:Record {id: row.recordId})
    MERGE (contract:Contract {id: row.id})
    SET contract.organization = row.organization, contract.product = row.product,
        contract.termsVersion = row.termsVersion, contract.from = row.from, contract.until = row.until
    MERGE (record)-[:PARTY_TO]->(contract)`,
  row: () => {
    throw new Error('has no rows');
  },
});

/** Contracts that the records are party to. */
export const readContracts = defineQuery<{ recordIds: readonly string[] }, Contract>({
  name: 'contract.read',
  access: 'read',
  cypher: `
    UNWIND $recordIds AS id
    MATCH (:Record {id: id})-[:PARTY_TO]->(contract:Contract)
    RETURN id AS recordId, contract.id AS id, contract.organization AS organization, contract.product AS product,
           contract.termsVersion AS termsVersion, contract.from AS from, contract.until AS until`,
  row: (get) => {
    const product = get<string | null>('product');
    const until = get<number | null>('until');
    return {
      id: get('id'),
      recordId: get('recordId'),
      organizationId: get('organization'),
      ...(product !== null && { productId: product }),
      termsVersion: get('termsVersion'),
      from: get('from'),
      ...(until !== null && { until }),
    };
  },
});
