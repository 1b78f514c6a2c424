import fc from 'fast-check';
import type { Checkpoint } from './checkpoint.rules.ts';
import { afterBatch, isDone, mergeRanges, noCounts } from './checkpoint.rules.ts';

const start: Checkpoint = { activityId: 'a', startedAt: 0, done: [], counts: noCounts, finished: false };

describe('a checkpoint', () => {
  test('is the same whatever the order in which batches commit', () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(cuts, fc.infiniteStream(fc.nat()), (ends, noise) => {
        const sorted = [...ends].sort((a, b) => a - b);
        const ranges = sorted.map((end, at) => [(sorted[at - 1] ?? 0) + 1, end] as const);
        const shuffled = ranges
          .map((range) => ({ range, key: noise.next().value as number }))
          .sort((a, b) => a.key - b.key);
        const after = [...shuffled, ...shuffled].reduce(
          (checkpoint, { range }) =>
            afterBatch(checkpoint, range, { ...noCounts, created: range[1] - range[0] + 1 }),
          start,
        );
        expect(after.done).toEqual([[1, sorted.at(-1)]]);
        expect(after.counts.created).toBe(sorted.at(-1));
      }),
    );
  });

  test('knows the gaps', () => {
    const done = mergeRanges([
      [11, 20],
      [1, 5],
      [6, 7],
    ]);
    expect(done).toEqual([
      [1, 7],
      [11, 20],
    ]);
    expect([7, 8, 10, 11, 20, 21].map((row) => isDone(done, row))).toEqual([
      true,
      false,
      false,
      true,
      true,
      false,
    ]);
  });
});
