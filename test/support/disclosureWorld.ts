import { randomBytes, randomUUID } from 'node:crypto';
import type { Catalogue, Process } from '#core/catalogue/catalogue.ts';
import type { ConsentEvent } from '#core/consent/consent.ts';
import type { FactMethod } from '#core/evidence/evidence.ts';
import type { Executor } from '#graph/executor.ts';
import type { ExecutorMetrics } from '#graph/queryMetrics.ts';
import { defineQuery } from '#graph/query.ts';
import { createPairwise } from '#graph/vault/pairwise.ts';
import { factAad, seal, toGraphBytes } from '#graph/vault/seal.ts';
import type { DiscloserDeps } from '#disclosure/discloser.deps.ts';
import { systemClock } from '#platform/clock.ts';
import type { ProductViewer, StewardViewer } from '#platform/viewer.ts';
import { memoryVault } from './intakeDeps.ts';

/** A fact to be written; a text stands for a provided one. */
export interface TestFact {
  readonly value: string;
  readonly method?: FactMethod;
  readonly rank?: 'preferred' | 'normal' | 'deprecated';
  readonly level?: number;
  readonly validTo?: number;
  readonly recordedAt?: number;
}

export interface TestRecord {
  readonly source?: string;
  readonly facts: Readonly<Record<string, string | TestFact>>;
  /** Attributes that the person gave consent for, for purpose support of harbour. */
  readonly consents?: readonly string[];
  /** Position of the record that this one revises. */
  readonly revises?: number;
}

const writeRecords = defineQuery<{ person: string; records: readonly object[] }, never>({
  name: 'test.writeRecords',
  access: 'write',
  cypher: `
    MERGE (catalogue:Catalogue {id: 'current'}) ON CREATE SET catalogue.version = 'test'
    CREATE (person:Person {id: $person, createdAt: 1})
    WITH person
    UNWIND $records AS row
    CREATE (record:Record)-[:RESOLVES_TO]->(person)
    SET record = row.record
    CREATE (record)-[:HAS_CONSENT]->(:CurrentConsent {recordId: record.id, events: row.events, version: 1})
    CREATE (record)-[:WAS_GENERATED_BY {row: 3}]->(act:Activity {id: row.activity, kind: 'import-batch', startedAt: 5})
    CREATE (act)-[:WAS_INFORMED_BY]->(run:Activity {id: row.run, kind: 'import', startedAt: 4})
    CREATE (run)-[:WAS_ASSOCIATED_WITH]->(:Agent {id: row.agent, kind: 'software', name: 'acquaint'})
    FOREACH (fact IN row.facts | CREATE (record)-[:ASSERTS]->(f:Fact) SET f = fact)`,
  row: () => {
    throw new Error('has no rows');
  },
});
const linkRevision = defineQuery<{ newer: string; older: string }, never>({
  name: 'test.linkRevision',
  access: 'write',
  cypher: `
    MATCH (newer:Record {id: $newer}) MATCH (older:Record {id: $older})
    SET older.revised = true CREATE (newer)-[:REVISES]->(older)`,
  row: () => {
    throw new Error('has no rows');
  },
});
const confirm = defineQuery<{ records: readonly string[]; id: string }, never>({
  name: 'test.confirmRecords',
  access: 'write',
  cypher: `
    CREATE (act:Activity {id: $id, kind: 'merge-confirmation', startedAt: 1})
    WITH act UNWIND $records AS id MATCH (record:Record {id: id}) CREATE (record)-[:CONFIRMED_BY]->(act)`,
  row: () => {
    throw new Error('has no rows');
  },
});
const writeEvents = defineQuery<{ record: string; events: string }, never>({
  name: 'test.writeEvents',
  access: 'write',
  cypher: `MATCH (current:CurrentConsent {recordId: $record}) SET current.events = $events`,
  row: () => {
    throw new Error('has no rows');
  },
});

const processOf = (id: string, change: Partial<Process>): readonly [string, Process] => [
  id,
  {
    id,
    productId: 'harbour-desk',
    purpose: 'support',
    attributes: ['givenName', 'email', 'city', 'ageOver18', 'postalAddress'],
    legalBasis: 'consent',
    recipients: ['harbour'],
    ...change,
  },
];

/** Product Harbour with purpose support, Ferry with newsletter, and the line under which stewards look. */
export const disclosureCatalogue = (): Catalogue => ({
  version: 'test',
  organizations: new Map(['harbour', 'ferry', 'acquaint'].map((id) => [id, { id, name: id }])),
  products: new Map(
    ['harbour', 'ferry'].map((organizationId) => {
      const id = `${organizationId}-desk`;
      return [id, { id, name: id, organizationId, active: true }];
    }),
  ),
  purposes: new Map(
    ['support', 'newsletter'].map((name) => [
      name,
      { name, iri: `https://w3id.org/dpv#${name}`, broader: [] },
    ]),
  ),
  processes: new Map([
    processOf('harbour-support', {}),
    processOf('ferry-newsletter', {
      productId: 'ferry-desk',
      purpose: 'newsletter',
      recipients: ['ferry'],
      attributes: ['email', 'givenName'],
    }),
    processOf('stewardship', {
      productId: 'acquaint',
      purpose: 'accountability',
      legalBasis: 'legal-obligation',
      law: 'GDPR Art. 5(2)',
      attributes: ['*'],
    }),
  ]),
  notices: new Map(),
});

export const harbour: ProductViewer = {
  kind: 'product',
  productId: 'harbour-desk',
  organizationId: 'harbour',
  purpose: 'support',
};
export const ferry: ProductViewer = {
  kind: 'product',
  productId: 'ferry-desk',
  organizationId: 'ferry',
  purpose: 'newsletter',
};
export const sol: StewardViewer = { kind: 'steward', stewardId: 'sol' };

export const eventOn = (recordId: string, change: Partial<ConsentEvent>): ConsentEvent => ({
  id: randomUUID(),
  recordId,
  state: 'Given',
  purposes: ['support'],
  attributes: [],
  recipients: ['harbour'],
  actor: 'person',
  explicit: false,
  at: 1000,
  recordedAt: 1000,
  ...change,
});

/** Counts the queries of an executor, by name. */
export const queryCounter = (): ExecutorMetrics & { count(name: string): number } => {
  const seen: string[] = [];
  return {
    onQuery: ({ name }) => void seen.push(name),
    count: (name) => seen.filter((each) => each === name).length,
  };
};

/** A small world on the test graph: a vault, a register, and people written straight into the graph. */
export const createDisclosureWorld = (executor: Executor) => {
  const vault = memoryVault();
  const catalogue = disclosureCatalogue();
  const pairwise = createPairwise(randomBytes(32));
  const deps: DiscloserDeps = {
    executor,
    vault,
    pairwise,
    clock: systemClock,
    catalogue: { current: () => Promise.resolve(catalogue), atVersion: () => Promise.resolve(catalogue) },
  };
  const factRow = (
    key: Uint8Array,
    recordId: string,
    [attribute, said]: readonly [string, string | TestFact],
  ) => {
    const id = randomUUID();
    const { value, ...rest } = typeof said === 'string' ? { value: said } : said;
    const sealed = toGraphBytes(seal(key, value, factAad({ factId: id, recordId, attribute })));
    const known = { method: 'provided', rank: 'normal', validFrom: 100, recordedAt: 1000, confidence: 1 };
    return { ...known, ...rest, id, attribute, sealed };
  };
  const recordRow = async ({ facts, consents = [], source = 'crm' }: TestRecord, id: string) => {
    const key = (await vault.createKeys([id])).get(id) ?? new Uint8Array();
    const text = { subjectKey: id, contentKey: id, revisionKey: id, source };
    const given = consents.length > 0 ? [eventOn(id, { attributes: consents })] : [];
    return {
      record: { id, ...text, handshake: false, eventTime: 100, recordedAt: 1000 },
      events: JSON.stringify(given),
      activity: randomUUID(),
      run: randomUUID(),
      agent: randomUUID(),
      facts: Object.entries(facts).map((fact) => factRow(key, id, fact)),
    };
  };
  return {
    deps,
    vault,
    /** Writes one person. @returns the seed ids of the records; the first is the person's id. */
    person: async (...records: readonly TestRecord[]): Promise<readonly [string, ...string[]]> => {
      const rest = records.slice(1).map(() => randomUUID());
      const ids: readonly [string, ...string[]] = [randomUUID(), ...rest];
      const rows = await Promise.all(records.map((record, index) => recordRow(record, ids[index] ?? '')));
      await executor.run(writeRecords, { person: ids[0], records: rows });
      for (const [index, { revises }] of records.entries()) {
        if (revises !== undefined)
          await executor.run(linkRevision, { newer: ids[index] ?? '', older: ids[revises] ?? '' });
      }
      return ids;
    },
    confirm: (records: readonly string[]) => executor.run(confirm, { records, id: randomUUID() }),
    /** Replaces the current consent of a record; resolves when it is acknowledged. */
    express: (recordId: string, events: readonly Partial<ConsentEvent>[]) =>
      executor.run(writeEvents, {
        record: recordId,
        events: JSON.stringify(events.map((event) => eventOn(recordId, event))),
      }),
    idFor: (organizationId: string, seedId: string): string => pairwise.toPairwise(organizationId, seedId),
  };
};
