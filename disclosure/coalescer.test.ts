import { createCoalescer } from './coalescer.ts';

interface Batch {
  readonly asks: readonly string[];
  readonly answer: (answers: readonly (string | Error)[]) => void;
  readonly fail: (error: Error) => void;
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
const setUp = (change: { maxBatch?: number; minBatch?: number; maxInFlight?: number } = {}) => {
  const batches: Batch[] = [];
  let time = 0;
  const clock = { now: () => new Date(time) };
  const ask = createCoalescer<string, string>(
    { clock, maxBatch: 10, minBatch: 10, maxInFlight: 1, ...change },
    (asks) => new Promise((answer, fail) => void batches.push({ asks, answer, fail })),
  );
  return { batches, ask, pass: (milliseconds: number) => void (time += milliseconds) };
};

describe('the coalescer', () => {
  test('asks once for all of one turn, and answers each its own', async () => {
    const { batches, ask } = setUp();
    const answers = Promise.all([ask('a', 100), ask('b', 100)]);
    await turn();
    expect(batches.map(({ asks }) => asks)).toEqual([['a', 'b']]);
    batches[0]?.answer(['A', 'B']);
    expect(await answers).toEqual(['A', 'B']);
  });
  test('never lets an ask join a batch under way', async () => {
    const { batches, ask } = setUp();
    const first = ask('a', 100);
    await turn();
    const second = ask('a', 100);
    await turn();
    expect(batches).toHaveLength(1);
    batches[0]?.answer(['before']);
    await turn();
    batches[1]?.answer(['after']);
    expect(await Promise.all([first, second])).toEqual(['before', 'after']);
  });
  test('keeps to the size of a batch and to the number under way', async () => {
    const { batches, ask } = setUp({ maxBatch: 2, maxInFlight: 2 });
    const answers = Promise.all(['a', 'b', 'c', 'd', 'e'].map((each) => ask(each, 100)));
    await turn();
    expect(batches.map(({ asks }) => asks)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    batches[1]?.answer(['C', 'D']);
    await turn();
    batches[0]?.answer(['A', 'B']);
    batches[2]?.answer(['E']);
    expect(await answers).toEqual(['A', 'B', 'C', 'D', 'E']);
  });
  test('shares what waits among the free places, without parting what belongs together', async () => {
    const { batches, ask } = setUp({ minBatch: 2, maxInFlight: 2 });
    const operation = {};
    const asks = ['a', 'b', 'c', 'd', 'e', 'f'];
    const answers = Promise.all(
      asks.map((each) => ask(each, 100, 'bcde'.includes(each) ? operation : undefined)),
    );
    await turn();
    expect(batches.map((batch) => batch.asks.join(''))).toEqual(['abcde', 'f']);
    for (const batch of batches) batch.answer(batch.asks);
    expect(await answers).toEqual(asks);
  });
  test('an error of one row is of that row alone; one of the batch is of all', async () => {
    const { batches, ask } = setUp();
    const rows = Promise.allSettled([ask('a', 100), ask('b', 100)]);
    await turn();
    batches[0]?.answer(['A', new Error('row')]);
    expect(await rows).toMatchObject([{ value: 'A' }, { reason: { message: 'row' } }]);
    const all = Promise.allSettled([ask('a', 100), ask('b', 100)]);
    await turn();
    batches[1]?.fail(new Error('all'));
    expect(await all).toMatchObject([{ reason: { message: 'all' } }, { reason: { message: 'all' } }]);
  });
  test('gives up at the deadline, waiting or under way, and goes on with the others', async () => {
    const { batches, ask, pass } = setUp();
    const running = ask('a', 10);
    await turn();
    const waiting = ask('b', 10);
    const patient = ask('c', 1000);
    pass(10);
    await expect(running).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    await expect(waiting).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    batches[0]?.answer(['A']);
    await turn();
    expect(batches[1]?.asks).toEqual(['c']);
    batches[1]?.answer(['C']);
    expect(await patient).toBe('C');
  });
});
