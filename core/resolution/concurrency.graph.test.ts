import { testExecutor } from '#test/support/graph.ts';
import { freshKey, testRecords } from '#test/support/records.ts';
import type { TestClaim } from '#test/support/records.ts';

const executor = testExecutor();
const graph = testRecords(executor);
afterAll(() => graph.cleanUp());

const email = (key = freshKey('email')): TestClaim => ({ key, type: 'email' });

describe('resolution under simultaneous writers', () => {
  it('makes one person of each of 40 pairs of simultaneous new records on one new e-mail', async () => {
    const pairs = Array.from({ length: 40 }, () => {
      const box = email();
      return [graph.record([box], { eventTime: 1 }), graph.record([box], { eventTime: 2 })] as const;
    });
    await Promise.all(pairs.flat().map((record) => graph.takeIn([record])));
    const persons = await graph.persons(...pairs.flat().map(({ id }) => id));
    expect(persons).toEqual(pairs.flatMap(([first]) => [first.id, first.id]));
  }, 60_000);

  it('makes one person of each of 40 pairs of existing records that claim one e-mail at once', async () => {
    const pairs = Array.from(
      { length: 40 },
      () => [graph.record([email()], { eventTime: 1 }), graph.record([email()], { eventTime: 2 })] as const,
    );
    await graph.takeIn(pairs.flat());
    await Promise.all(
      pairs.flatMap(([one, two]) => {
        const box = email();
        return [graph.link(one.id, box), graph.link(two.id, box)];
      }),
    );
    const persons = await graph.persons(...pairs.flat().map(({ id }) => id));
    expect(persons).toEqual(pairs.flatMap(([first]) => [first.id, first.id]));
  }, 60_000);

  it('makes one person of A, B and C when A-B and B-C are linked at once', async () => {
    const triples = Array.from({ length: 20 }, () =>
      [1, 2, 3].map((eventTime) => graph.record([email()], { eventTime })),
    );
    await graph.takeIn(triples.flat());
    await Promise.all(
      triples.flatMap(([a, b, c]) => {
        if (!a || !b || !c) throw new Error('a triple has three records');
        const [ab, bc] = [email(), email()];
        return [graph.link(a.id, ab), graph.link(b.id, ab), graph.link(b.id, bc), graph.link(c.id, bc)];
      }),
    );
    const persons = await graph.persons(...triples.flat().map(({ id }) => id));
    expect(persons).toEqual(triples.flatMap(([a]) => [a?.id, a?.id, a?.id]));
  }, 120_000);

  it('loses no link when eight writers grow one component', async () => {
    const records = Array.from({ length: 48 }, (_, eventTime) => graph.record([email()], { eventTime }));
    await graph.takeIn(records);
    const keys = records.slice(1).map(() => email());
    const links = keys.flatMap((box, index) => [
      { id: records[index]?.id ?? '', box },
      { id: records[index + 1]?.id ?? '', box },
    ]);
    const writers = Array.from({ length: 8 }, async (_, writer) => {
      for (const { id, box } of links.filter((__, index) => index % 8 === writer)) await graph.link(id, box);
    });
    await Promise.all(writers);
    const persons = await graph.persons(...records.map(({ id }) => id));
    expect(new Set(persons)).toEqual(new Set([records[0]?.id]));
  }, 120_000);
});
