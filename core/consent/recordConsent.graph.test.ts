import { randomUUID } from 'node:crypto';
import { defineQuery } from '#graph/query.ts';
import { testExecutor } from '#test/support/graph.ts';
import type { ConsentEvent } from './consent.ts';
import { readConsentHistory } from './consent.queries.ts';
import { readContracts, writeContracts, contractRow } from './contract.queries.ts';
import { createConsentEvents, readConsents, recordConsentEvents } from './recordConsent.ts';

/** The first run of each query is planned by Neo4j, on a machine that may be busy. */
const patience = 30_000;
const executor = testExecutor();
const created: string[] = [];

const createRecords = defineQuery<{ ids: readonly string[] }, never>({
  name: 'consentTest.createRecords',
  access: 'write',
  cypher: 'UNWIND $ids AS id CREATE (:Record {id: id, revisionKey: id})',
  row: () => {
    throw new Error('has no rows');
  },
});
const remove = defineQuery<{ ids: readonly string[] }, never>({
  name: 'consentTest.remove',
  access: 'write',
  cypher: `
    UNWIND $ids AS id
    MATCH (record:Record {id: id})
    OPTIONAL MATCH (record)-[:HAS_CONSENT|PARTY_TO|GIVEN_ON]-(other)
    DETACH DELETE other, record`,
  row: () => {
    throw new Error('has no rows');
  },
});
const versions = defineQuery<{ ids: readonly string[] }, { version: number }>({
  name: 'consentTest.versions',
  access: 'read',
  cypher: 'UNWIND $ids AS id MATCH (c:CurrentConsent {recordId: id}) RETURN c.version AS version',
  row: (get) => ({ version: get('version') }),
});

async function newRecords(count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID());
  created.push(...ids);
  await executor.run(createRecords, { ids });
  return ids;
}
afterAll(() => executor.run(remove, { ids: created }));

const event = (recordId: string, with_: Partial<ConsentEvent> = {}): ConsentEvent => ({
  id: randomUUID(),
  recordId,
  state: 'Given',
  purposes: ['support'],
  attributes: ['email'],
  recipients: ['harbour'],
  actor: 'person',
  explicit: false,
  at: 1_000,
  recordedAt: 1_000,
  ...with_,
});

describe('recording consent', () => {
  it(
    'keeps every event and the folded state of each record',
    async () => {
      const [one = '', two = ''] = await newRecords(2);
      const given = event(one, { notice: 'n1', until: 9_000, locations: ['IE'] });
      const other = event(two);
      await executor.write((tx) => recordConsentEvents(tx, [given, other]));
      const taken = event(one, {
        state: 'Withdrawn',
        attributes: ['*'],
        recipients: [],
        at: 2_000,
        recordedAt: 2_000,
      });
      await executor.write((tx) => recordConsentEvents(tx, [taken]));
      const current = await readConsents(executor, [one, two]);
      expect(current.get(one)).toEqual([taken]);
      expect(current.get(two)).toEqual([other]);
      const history = await executor.run(readConsentHistory, { recordIds: [one] });
      expect(history.sort((a, b) => a.at - b.at)).toEqual([given, taken]);
    },
    patience,
  );

  it(
    'loses no event of 20 writers that come to one record at once',
    async () => {
      const [id = ''] = await newRecords(1);
      const events = Array.from({ length: 20 }, (_, index) =>
        event(id, { attributes: [`attribute${index}`] }),
      );
      await Promise.all(events.map((one) => executor.write((tx) => recordConsentEvents(tx, [one]))));
      const current = await readConsents(executor, [id]);
      expect(new Set(current.get(id)?.map((one) => one.id))).toEqual(new Set(events.map((one) => one.id)));
      expect(await executor.run(versions, { ids: [id] })).toEqual([{ version: 20 }]);
      expect(await executor.run(readConsentHistory, { recordIds: [id] })).toHaveLength(20);
    },
    patience,
  );

  it(
    'lets writers of overlapping records in different orders through',
    async () => {
      const ids = await newRecords(6);
      const writers = Array.from({ length: 20 }, (_, index) => {
        const events = [...ids, ...ids].slice(index % 6, (index % 6) + 6).map((id) => event(id));
        return executor.write((tx) => recordConsentEvents(tx, index % 2 ? events : events.reverse()));
      });
      await Promise.all(writers);
      expect(await executor.run(versions, { ids })).toEqual(ids.map(() => ({ version: 20 })));
    },
    patience,
  );

  it(
    'writes any number of events with two queries',
    async () => {
      const ids = await newRecords(50);
      let queries = 0;
      await executor.write((tx) =>
        recordConsentEvents(
          {
            run: (query, params) => {
              queries += 1;
              return tx.run(query, params);
            },
          },
          ids.flatMap((id) => [event(id), event(id, { attributes: ['phone'] })]),
        ),
      );
      expect(queries).toBe(2);
      expect((await readConsents(executor, ids)).size).toBe(50);
    },
    patience,
  );

  it(
    'writes nothing when one of the records does not exist',
    async () => {
      const [id = ''] = await newRecords(1);
      const work = executor.write((tx) => recordConsentEvents(tx, [event(id), event(randomUUID())]));
      await expect(work).rejects.toMatchObject({ code: 'NOT_FOUND' });
      expect((await readConsents(executor, [id])).size).toBe(0);
    },
    patience,
  );

  it(
    'creates the consents of new records in one query, and refuses records that have some',
    async () => {
      const ids = await newRecords(3);
      const events = ids.flatMap((id) => [
        event(id),
        event(id, { state: 'Refused', purposes: ['newsletter'] }),
      ]);
      await executor.write((tx) => createConsentEvents(tx, events));
      const current = await readConsents(executor, ids);
      expect(ids.map((id) => current.get(id)?.length)).toEqual([2, 2, 2]);
      const [first = ''] = ids;
      await expect(executor.write((tx) => createConsentEvents(tx, [event(first)]))).rejects.toThrow();
      await executor.write((tx) => recordConsentEvents(tx, [event(first, { attributes: ['phone'] })]));
      expect((await readConsents(executor, [first])).get(first)).toHaveLength(3);
    },
    patience,
  );
});

describe('recording contracts', () => {
  it(
    'opens a contract on its record and ends it later',
    async () => {
      const [id = ''] = await newRecords(1);
      const contract = {
        id: randomUUID(),
        recordId: id,
        organizationId: 'harbour',
        termsVersion: '1',
        from: 5,
      };
      await executor.run(writeContracts, { rows: [contractRow(contract)] });
      expect(await executor.run(readContracts, { recordIds: [id] })).toEqual([contract]);
      const ended = { ...contract, productId: 'harbour-shop', until: 9 };
      await executor.run(writeContracts, { rows: [contractRow(ended)] });
      expect(await executor.run(readContracts, { recordIds: [id] })).toEqual([ended]);
    },
    patience,
  );
});
