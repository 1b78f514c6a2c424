import { randomUUID } from 'node:crypto';
import type { Catalogue } from '#core/catalogue/catalogue.ts';
import type { ConsentEvent, Contract } from '#core/consent/consent.ts';
import { recordConsentEvents } from '#core/consent/recordConsent.ts';
import type { RecordClaim } from '#core/evidence/evidence.ts';
import { openDoors } from '#cli/runtime/doors.ts';
import { decide } from '#disclosure/decide/decide.ts';
import { known } from '#disclosure/decide/decision.ts';
import type { FactMeta } from '#disclosure/decide/decision.ts';
import { declaredLattice } from '#disclosure/lattice/declaredLattice.ts';
import { importAgent } from '#intake/import/importJob.ts';
import { takeIn } from '#intake/takeIn.ts';
import { read } from '#test/world/httpClient.ts';
import { createWorld } from '#test/world/world.ts';
import type { World } from '#test/world/world.ts';
import { factsOf, matrixCases, matrixProcesses } from './matrixCase.ts';
import type { MatrixCase, RecordName } from './matrixCase.ts';

let world: World;
let catalogue: Catalogue;
let now: number;
beforeAll(async () => {
  world = await createWorld({}, matrixProcesses);
  catalogue = await world.runtime.catalogue.current();
  now = world.clock.now().getTime();
}, 60_000);
afterAll(() => world.close());

type Ids = Readonly<Record<RecordName, string>>;
const sources = { r1: 'crm', r2: 'support' } as const;
const month = 30 * 86_400_000;

const eventsOf = (one: MatrixCase, ids: Ids): readonly ConsentEvent[] =>
  one.events.map(({ record, at, recordedAt = at, until, notice, recipients, locations, ...event }) => ({
    ...event,
    id: randomUUID(),
    recordId: ids[record],
    recipients: recipients.map((name) => world.catalogue.id(name)),
    at: now + at,
    recordedAt: now + recordedAt,
    ...(until === undefined ? {} : { until: now + until }),
    ...(notice === undefined ? {} : { notice: world.catalogue.notice(notice) }),
    ...(locations === undefined ? {} : { locations }),
  }));

const contractsOf = (one: MatrixCase) =>
  one.contracts.map(({ organization, from, until }) => ({
    organizationId: world.catalogue.id(organization),
    termsVersion: '1',
    from: now + from,
    ...(until === undefined ? {} : { until: now + until }),
  }));

const cameAt = (one: MatrixCase): number => now + (one.recordedAt ?? -month + 1);

describe('by decide', () => {
  const metaOf = (one: MatrixCase, record: RecordName): readonly FactMeta[] =>
    Object.keys(factsOf(one, record)).map((attribute) => ({
      id: `${record}-${attribute}`,
      recordId: record,
      attribute,
      recordedAt: cameAt(one),
      validFrom: cameAt(one),
      superseded: false,
      ...(one.level === undefined ? {} : { level: one.level }),
    }));

  it.each(matrixCases.map((one) => [one.id, one.case, one] as const))('%s %s', (_, __, one) => {
    const contracts: readonly Contract[] = contractsOf(one).map((each) => ({
      ...each,
      id: 'c',
      recordId: 'r1',
    }));
    const { attributes } = decide({
      request: {
        clientId: world.catalogue.id(one.ask.product),
        purpose: one.ask.purpose,
        attributes: one.ask.attributes,
      },
      catalogue: known(catalogue),
      lattice: declaredLattice,
      subject: known({ erased: false }),
      records: known(one.records.map((id) => ({ id, confirmations: one.confirmed ? ['m'] : [] }))),
      facts: one.records.flatMap((record) => metaOf(one, record)),
      events: known(eventsOf(one, { r1: 'r1', r2: 'r2' })),
      contracts: known(contracts),
      at: now,
      knownAt: now,
    });
    const permitted = one.ask.attributes.filter((name) => (attributes.get(name)?.openings.length ?? 0) > 0);
    expect(permitted).toEqual(one.permit);
  });
});

describe('through GraphQL', () => {
  const claimOf = (one: MatrixCase, record: RecordName): RecordClaim => ({
    source: sources[record],
    sourceRecordId: `${one.id}-${record}`,
    eventTime: cameAt(one) + (record === 'r1' ? 0 : 1),
    handshake: false,
    identifiers: [{ type: 'email', value: `case.${one.id}@post.example`, verification: 'source' }],
    facts: Object.entries(factsOf(one, record)).map(([attribute, value]) => ({
      attribute,
      value,
      method: 'provided',
      ...(one.level === undefined ? {} : { framework: 'NIST-800-63A', level: one.level }),
    })),
    consents: [],
    contracts: record === 'r1' ? contractsOf(one) : [],
  });

  /** Takes the case in as it would have come, at its time. @returns the seed ids of its records */
  async function enter(one: MatrixCase): Promise<Ids> {
    const deps = { ...openDoors(world.runtime).intake, clock: { now: () => new Date(cameAt(one)) } };
    const taken = await takeIn(
      deps,
      { agent: importAgent, activity: 'record' },
      one.records.map((record) => claimOf(one, record)),
    );
    const [r1 = '', r2 = ''] = taken.map((outcome) => ('recordId' in outcome ? outcome.recordId : ''));
    await world.runtime.executor.write((tx) => recordConsentEvents(tx, eventsOf(one, { r1, r2 })));
    if (one.confirmed) {
      const query = 'mutation ($records: [ID!]!) { confirmRecords(records: $records) { id } }';
      await read<object>(world.url, {
        query,
        variables: { records: [r1, r2] },
        token: await world.personToken(r1),
      });
    }
    return { r1, r2 };
  }

  // A purpose that no process of the product serves has no token: to ask is refused before.
  const askable = ({ ask }: MatrixCase): boolean =>
    world.catalogue.declared.processes.some(
      ({ productId, purpose }) => productId === world.catalogue.id(ask.product) && purpose === ask.purpose,
    );

  it.each(matrixCases.map((one) => [one.id, one.case, one] as const))('%s %s', async (_, __, one) => {
    const { product, purpose, attributes } = one.ask;
    if (!askable(one)) {
      await expect(world.productToken(product, purpose)).rejects.toThrow('invalid_scope');
      return;
    }
    const { r1 } = await enter(one);
    const [organization = ''] =
      catalogue.products.get(world.catalogue.id(product))?.organizationId.split(' ') ?? [];
    const id = world.runtime.pairwise.toPairwise(organization, r1);
    const query = `query ($id: ID!, $names: [String!]!) { person(by: { id: $id }) { attributes(names: $names) { name } ${attributes.map((name) => `${name} { value }`).join(' ')} } }`;
    const token = await world.productToken(product, purpose);
    const { person } = await read<{ person: Record<string, unknown> & { attributes: { name: string }[] } }>(
      world.url,
      { query, variables: { id, names: attributes }, token },
    );
    expect(person.attributes.map(({ name }) => name)).toEqual(one.permit);
    expect(attributes.filter((name) => person[name] !== null)).toEqual(one.permit);
  });
});
