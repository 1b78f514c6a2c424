import type { ConsentEvent, Contract } from '#core/consent/consent.ts';
import { parseCurrent } from '#core/consent/currentConsent.ts';
import { defineQuery } from '#graph/query.ts';
import type { EvidenceRecord, EvidenceRow, RawFact } from './evidenceRow.ts';

/** One asked row: a seed id, and the stored attributes that the answer may need. */
export interface AskedRow {
  readonly index: number;
  readonly seedId: string;
  readonly wanted: readonly string[];
}

/** Asked rows that want the same: the driver's packing of names and its writes to the socket are worth saving. */
export interface AskedGroup {
  readonly wanted: readonly string[];
  readonly rows: readonly (readonly [index: number, seedId: string])[];
}

/** Groups rows by what they want. */
export const groupRows = (rows: readonly AskedRow[]): readonly AskedGroup[] => {
  const groups = new Map<string, { wanted: readonly string[]; rows: [number, string][] }>();
  for (const { index, seedId, wanted } of rows) {
    const key = wanted.join(' ');
    const group = groups.get(key) ?? { wanted, rows: [] };
    group.rows.push([index, seedId]);
    groups.set(key, group);
  }
  return [...groups.values()];
};

/** What a column holds, as the driver gives it: lists in the order of the query, absent properties as null. */
type FactColumns = readonly [
  id: string,
  attribute: string,
  sealed: Int8Array,
  method: RawFact['method'],
  validFrom: number,
  validTo: number | null,
  recordedAt: number,
  rank: RawFact['rank'],
  confidence: number,
  framework: string | null,
  level: number | null,
  restriction: string | null,
];
type ContractColumns = readonly [
  id: string,
  organization: string,
  product: string | null,
  termsVersion: string,
  from: number,
  until: number | null,
];
type RecordColumns = readonly [
  id: string,
  source: string,
  facts: readonly FactColumns[],
  events: readonly string[],
  contracts: readonly ContractColumns[],
  confirmations: readonly string[],
  revises: readonly string[],
];

const factOf = (record: { readonly id: string; readonly source: string }, columns: FactColumns): RawFact => ({
  id: columns[0],
  recordId: record.id,
  attribute: columns[1],
  sealed: columns[2],
  source: record.source,
  method: columns[3],
  validFrom: columns[4],
  validTo: columns[5] ?? undefined,
  recordedAt: columns[6],
  rank: columns[7],
  confidence: columns[8],
  framework: columns[9] ?? undefined,
  level: columns[10] ?? undefined,
  restriction: columns[11] ?? undefined,
});

const contractOf = (recordId: string, columns: ContractColumns): Contract => ({
  id: columns[0],
  recordId,
  organizationId: columns[1],
  productId: columns[2] ?? undefined,
  termsVersion: columns[3],
  from: columns[4],
  until: columns[5] ?? undefined,
});

/** `undefined` when the text is not what was written: an expression that can't be read must not be passed over. */
const eventsOf = (texts: readonly string[]): readonly ConsentEvent[] | undefined => {
  try {
    return texts.flatMap((text) => parseCurrent(text));
  } catch {
    return undefined;
  }
};

const recordOf = ([
  id,
  source,
  facts,
  events,
  contracts,
  confirmations,
  revises,
]: RecordColumns): EvidenceRecord => ({
  id,
  revises,
  confirmations,
  facts: facts.map((columns) => factOf({ id, source }, columns)),
  events: eventsOf(events),
  contracts: contracts.map((columns) => contractOf(id, columns)),
});

/**
 * The joined read, the one query that crosses the labels of several rooms: all that a decision about each of these
 * people needs, in one moment. One round trip for many people: it costs far more than the rows it carries. Lists
 * instead of maps save the driver the keys. A seed id that nobody has yields no row.
 */
export const readEvidence = defineQuery<{ readonly groups: readonly AskedGroup[] }, EvidenceRow>({
  name: 'disclosure.readEvidence',
  access: 'read',
  cypher: `
    OPTIONAL MATCH (catalogue:Catalogue {id: 'current'})
    WITH catalogue.version AS version
    UNWIND $groups AS asked
    UNWIND asked.rows AS row
    MATCH (:Record {id: row[1]})-[:RESOLVES_TO]->(person:Person)
    RETURN row[0] AS index, version, person.id AS person,
      [(person)<-[:RESOLVES_TO]-(r:Record) | [
        r.id,
        r.source,
        [(r)-[:ASSERTS]->(f:Fact) WHERE f.attribute IN asked.wanted | [
          f.id, f.attribute, f.sealed, f.method, f.validFrom, f.validTo, f.recordedAt, f.rank, f.confidence,
          f.framework, f.level, f.restriction]],
        [(r)-[:HAS_CONSENT]->(c:CurrentConsent) | c.events],
        [(r)-[:PARTY_TO]->(k:Contract) | [k.id, k.organization, k.product, k.termsVersion, k.from, k.until]],
        [(r)-[:CONFIRMED_BY]->(a:Activity {kind: 'merge-confirmation'}) | a.id],
        [(r)-[:REVISES]->(older:Record) | older.id]
      ]] AS records`,
  params: { groups: [] },
  row: (get) => ({
    index: get<number>('index'),
    catalogueVersion: get<string | null>('version'),
    personId: get<string>('person'),
    records: get<readonly RecordColumns[]>('records').map(recordOf),
  }),
});
