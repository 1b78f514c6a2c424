import { randomUUID } from 'node:crypto';
import type { ConsentClaim, RecordClaim } from '#core/evidence/evidence.ts';
import type { IntakeProvenance } from '#intake/takeIn.types.ts';
import { takeIn } from '#intake/takeIn.ts';
import { defineQuery } from '#graph/query.ts';
import { factAad, unseal } from '#graph/vault/seal.ts';
import { testExecutor } from '#test/support/graph.ts';
import { testIntakeDeps } from '#test/support/intakeDeps.ts';

const executor = testExecutor();
const deps = testIntakeDeps(executor);
const source = `crm-${randomUUID()}`;

const provenance: IntakeProvenance = {
  agent: { id: 'acquaint-test', kind: 'software', name: 'acquaint test' },
  activity: 'import-batch',
};

const claimOf = (sourceRecordId: string, change: Partial<RecordClaim> = {}): RecordClaim => ({
  source,
  sourceRecordId,
  eventTime: Date.UTC(2025, 0, 1),
  handshake: false,
  identifiers: [
    { type: 'email', value: `n${sourceRecordId}@${change.source ?? source}.example`, verification: 'source' },
    { type: 'phone', value: 'n/a', verification: 'unverified' },
  ],
  facts: [
    { attribute: 'givenName', value: 'Ann', method: 'collected' },
    { attribute: 'birthDate', value: '1990-02-28', method: 'collected' },
  ],
  consents: [],
  contracts: [],
  ...change,
});

interface Found {
  readonly id: string;
  readonly facts: number;
  readonly revised: boolean;
  readonly revises: readonly string[];
  readonly consents: number;
  readonly contracts: number;
  readonly person: string;
  readonly identifiers: readonly string[];
}

const recordsOf = defineQuery<{ readonly source: string }, Found>({
  name: 'test.recordsOf',
  access: 'read',
  cypher: `
    MATCH (record:Record)-[:WAS_GENERATED_BY]->(:Activity)-[:USED]->(:Source {name: $source})
    MATCH (record)-[:RESOLVES_TO]->(person:Person)
    RETURN record.id AS id, coalesce(record.revised, false) AS revised, person.id AS person,
      [(record)-[:REVISES]->(older:Record) | older.id] AS revises,
      [(record)-[:IDENTIFIED_BY]->(identifier:Identifier) | identifier.key] AS identifiers,
      COUNT { (record)<-[:GIVEN_ON]-(:ConsentEvent) } AS consents,
      COUNT { (record)-[:PARTY_TO]->(:Contract) } AS contracts,
      COUNT { (record)-[:ASSERTS]->(:Fact) } AS facts
    ORDER BY record.revisionKey`,
  row: (get) => ({
    id: get('id'),
    facts: get('facts'),
    revised: get('revised'),
    revises: get('revises'),
    consents: get('consents'),
    contracts: get('contracts'),
    person: get('person'),
    identifiers: get('identifiers'),
  }),
});

const sealedOf = defineQuery<{ readonly id: string }, { fact: string; sealed: Int8Array; clear: string }>({
  name: 'test.sealedOf',
  access: 'read',
  cypher: `
    MATCH (record:Record {id: $id})-[:ASSERTS]->(fact:Fact)
    MATCH (record)-[claim:IDENTIFIED_BY]->(identifier:Identifier)
    MATCH (record)-[:WAS_GENERATED_BY]->(activity:Activity)
    RETURN fact.id AS fact, fact.sealed AS sealed,
      [record {.*}, fact {.*, sealed: null}, claim {.*, sealed: null}, identifier {.*}, activity {.*}] AS clear`,
  row: (get) => ({ fact: get('fact'), sealed: get('sealed'), clear: JSON.stringify(get('clear')) }),
});

const found = (of: string): Promise<Found[]> => executor.run(recordsOf, { source: of });
const day = (n: number): number => Date.UTC(2025, 0, n);
/** What a source says of its subject 1 (or another one). */
const named = (name: string, eventTime: number, of: string): RecordClaim =>
  claimOf('1', {
    source: of,
    eventTime,
    facts: [{ attribute: 'givenName', value: name, method: 'collected' }],
  });

const consent: ConsentClaim = {
  state: 'Given',
  purposes: ['support'],
  attributes: ['givenName'],
  recipients: ['harbour'],
  actor: 'imported',
  at: day(1),
};

describe('takeIn on a graph', () => {
  const take = (...claims: RecordClaim[]) => takeIn(deps, provenance, claims);
  const fresh = (): string => `crm-${randomUUID()}`;

  test('creates a record once, however often it is taken in', async () => {
    const of = fresh();
    const [one, two] = [claimOf('1', { source: of }), claimOf('2', { source: of })];
    const first = await take(one, two);
    expect(first.map(({ outcome }) => outcome)).toEqual(['created', 'created']);
    expect(first[0]).toMatchObject({ leftOut: 1 });
    const again = await take(two, { ...one, facts: [...one.facts].reverse(), eventTime: one.eventTime + 1 });
    expect(again).toEqual([...first].reverse().map((taken) => ({ ...taken, outcome: 'unchanged' })));
    expect(await found(of)).toHaveLength(2);
  });

  test('keeps every revision; the newest by event time is the head, whatever came first', async () => {
    const of = fresh();
    const outcomes = [
      await take(named('Ann', day(5), of)),
      await take(named('Anna', day(9), of)),
      await take(named('Annie', day(7), of)),
      await take(named('Ann', day(5), of)),
      await take(named('Ann', day(11), of)),
    ];
    expect(outcomes.flat().map(({ outcome }) => outcome)).toEqual([
      'created',
      'revised',
      'revised',
      'unchanged',
      'revised',
    ]);
    const [first, second, late, back] = await found(of);
    expect([first, second, late, back].map((one) => one?.revised)).toEqual([true, true, true, false]);
    expect(second?.revises).toEqual(expect.arrayContaining([first?.id, late?.id]));
    expect(back?.revises).toEqual([second?.id]);
    expect(new Set([first, second, late, back].map((one) => one?.person)).size).toBe(1);
  });

  test('takes a subject twice in one batch as two revisions', async () => {
    const of = fresh();
    const taken = await take(named('Ann', day(1), of), named('Anna', day(2), of), named('Anna', day(2), of));
    expect(taken.map(({ outcome }) => outcome)).toEqual(['created', 'revised', 'unchanged']);
    expect((await found(of)).map(({ revised }) => revised)).toEqual([true, false]);
  });

  test('makes one record of the same claim from ten writers at once', async () => {
    const of = fresh();
    const all = await Promise.all(Array.from({ length: 10 }, () => take(claimOf('1', { source: of }))));
    expect(all.flat().filter(({ outcome }) => outcome === 'created')).toHaveLength(1);
    expect(await found(of)).toHaveLength(1);
  });

  test('rejects a bad claim alone, without its value', async () => {
    const of = fresh();
    const taken = await take(
      claimOf('1', { source: of }),
      claimOf('2', {
        source: of,
        identifiers: [{ type: 'email', value: 'Canary at mail', verification: 'source' }],
      }),
      claimOf('3', { source: of, facts: [{ attribute: 'shoeSize', value: 'Canary', method: 'provided' }] }),
      claimOf('4', { source: of, consents: [{ ...consent, purposes: ['spying'] }] }),
      claimOf('5', { source: of, consents: [{ ...consent, recipients: ['Canary Ltd'] }] }),
    );
    expect(taken.map((one) => (one.outcome === 'rejected' ? one.code : one.outcome))).toEqual([
      'created',
      'IDENTIFIER_MALFORMED',
      'ATTRIBUTE_UNKNOWN',
      'PURPOSE_UNKNOWN',
      'INPUT_MALFORMED',
    ]);
    expect(JSON.stringify(taken)).not.toContain('Canary');
    expect(await found(of)).toHaveLength(1);
  });

  test('records the consents and contracts that came along, and resolves the record', async () => {
    const of = fresh();
    const contract = { organizationId: 'harbour', termsVersion: '1', from: day(1) };
    await take(
      claimOf('1', {
        source: of,
        consents: [consent, { ...consent, state: 'Refused', at: day(2) }],
        contracts: [contract],
      }),
    );
    const [record] = await found(of);
    expect(record).toMatchObject({ consents: 2, contracts: 1, facts: 2, person: record?.id });
  });

  test('joins two sources by one spelling of an address', async () => {
    const [crm, shop] = [fresh(), fresh()];
    const mail = (value: string, of: string): RecordClaim => ({
      ...named('Ann', day(1), of),
      identifiers: [{ type: 'email', value, verification: 'source' }],
    });
    const name = randomUUID();
    await take(mail(`${name}@Mail.Example`, crm));
    await take(mail(`${name}＠mail.example.`, shop));
    const [[one], [two]] = [await found(crm), await found(shop)];
    expect(one?.identifiers).toEqual(two?.identifiers);
    expect(one?.person).toBe(two?.person);
  });

  test('stores no value in the clear', async () => {
    const of = fresh();
    const [taken] = await take(named('Canary', day(1), of));
    const id = taken && taken.outcome !== 'rejected' ? taken.recordId : '';
    const keys = await deps.vault.getKeys([id]);
    const [row] = await executor.run(sealedOf, { id });
    const place = { factId: row?.fact ?? '', recordId: id, attribute: 'givenName' };
    expect(unseal(keys.get(id) ?? new Uint8Array(), row?.sealed ?? new Uint8Array(), factAad(place))).toBe(
      'Canary',
    );
    expect(row?.clear).not.toContain('Canary');
  });
});
