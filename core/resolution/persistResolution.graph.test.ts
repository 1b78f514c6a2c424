import { testExecutor } from '#test/support/graph.ts';
import { freshKey, testRecords } from '#test/support/records.ts';
import type { TestClaim } from '#test/support/records.ts';
import { findPersons, findPersonsByIdentifier, pageOfPersons } from './person.queries.ts';

const executor = testExecutor();
const graph = testRecords(executor);
afterAll(() => graph.cleanUp());

const email = (key = freshKey('email')): TestClaim => ({ key, type: 'email' });
const phone = (key = freshKey('phone')): TestClaim => ({ key, type: 'phone' });
const ann = { givenName: 'Ann', familyName: 'Example' };
const ben = { givenName: 'Ben', familyName: 'Example' };

describe('resolution in the graph', () => {
  it('gives a record that nobody knows a person with the id of its seed', async () => {
    const record = graph.record([email()]);
    const { changes, removed, parked } = await graph.takeIn([record]);
    expect(changes).toEqual([{ recordId: record.id, to: record.id }]);
    expect([removed, parked]).toEqual([[], []]);
    expect(await graph.persons(record.id)).toEqual([record.id]);
  });

  it('joins two records on one verified e-mail under the id of the first by event time', async () => {
    const box = email();
    const late = graph.record([box], { eventTime: 20 });
    const early = graph.record([box], { eventTime: 10 });
    await graph.takeIn([late]);
    const { removed } = await graph.takeIn([early]);
    expect(removed).toEqual([late.id]);
    expect(await graph.persons(late.id, early.id)).toEqual([early.id, early.id]);
    expect(await executor.run(findPersons, { ids: [late.id, early.id] })).toEqual([
      { asked: late.id, personId: early.id },
      { asked: early.id, personId: early.id },
    ]);
  });

  it('keeps Ann and Ben apart on their family mailbox, and gives Ann her records back when Ben leaves', async () => {
    const box = email();
    const ann1 = graph.record([box], { eventTime: 1, details: ann });
    const ann2 = graph.record([box], { eventTime: 2, details: ann });
    await graph.takeIn([ann1, ann2]);
    expect(await graph.persons(ann1.id, ann2.id)).toEqual([ann1.id, ann1.id]);
    expect(await executor.run(findPersonsByIdentifier, { keys: [box.key] })).toEqual([
      { asked: box.key, personId: ann1.id },
    ]);
    const hisRecord = graph.record([box], { eventTime: 3, details: ben });
    await graph.takeIn([hisRecord]);
    const apart = [ann1.id, ann2.id, hisRecord.id];
    expect(await graph.persons(...apart)).toEqual(apart);
    expect(await executor.run(findPersonsByIdentifier, { keys: [box.key] })).toEqual([]);
    await graph.unlink(hisRecord.id, box.key);
    expect(await graph.persons(...apart)).toEqual([ann1.id, ann1.id, hisRecord.id]);
    expect(await executor.run(findPersonsByIdentifier, { keys: [box.key] })).toHaveLength(1);
  });

  it('gives a piece that is split off the id that it had before', async () => {
    const [mail, number] = [email(), phone()];
    const records = [
      graph.record([mail], { eventTime: 1 }),
      graph.record([mail], { eventTime: 2 }),
      graph.record([number], { eventTime: 3 }),
      graph.record([number], { eventTime: 4 }),
    ];
    const ids = records.map(({ id }) => id);
    const [first = '', second = '', third = ''] = ids;
    await graph.takeIn(records);
    expect(await graph.persons(...ids)).toEqual([first, first, third, third]);
    await graph.link(second, number);
    expect(await graph.persons(...ids)).toEqual([first, first, first, first]);
    await graph.unlink(second, number.key);
    expect(await graph.persons(...ids)).toEqual([first, first, third, third]);
  });

  it('changes nobody on an unverified claim', async () => {
    const box = email();
    const victim = graph.record([box], { details: ann });
    await graph.takeIn([victim]);
    const attacker = graph.record([{ ...box, verification: 'unverified' }], { details: ben });
    await graph.takeIn([attacker]);
    expect(await graph.persons(victim.id, attacker.id)).toEqual([victim.id, attacker.id]);
    expect(await executor.run(findPersonsByIdentifier, { keys: [box.key] })).toHaveLength(1);
  });

  it('parts two records that a steward says are two persons', async () => {
    const box = email();
    const [one, two] = [graph.record([box], { eventTime: 1 }), graph.record([box], { eventTime: 2 })];
    await graph.takeIn([one, two]);
    expect(await graph.persons(one.id, two.id)).toEqual([one.id, one.id]);
    await graph.forbid(one.id, two.id);
    expect(await graph.persons(one.id, two.id)).toEqual([one.id, two.id]);
  });

  it('pages through persons by id', async () => {
    const records = [graph.record([email()]), graph.record([email()])];
    await graph.takeIn(records);
    const [first = '', second = ''] = records.map(({ id }) => id).sort();
    const page = await executor.run(pageOfPersons, { after: first, limit: 1_000_000 });
    expect(page).toContain(second);
    expect(page).not.toContain(first);
    expect(page).toEqual([...page].sort());
  });
});
