import { setTimeout as sleep } from 'node:timers/promises';
import { subjectOrder } from './subjectOrder.ts';

describe('subjectOrder', () => {
  test('lets batches of one subject follow each other and others overtake', async () => {
    const inOrder = subjectOrder();
    const seen: string[] = [];
    const work = (name: string, milliseconds: number) => async (): Promise<void> => {
      await sleep(milliseconds);
      seen.push(name);
    };
    await Promise.all([
      inOrder(['a', 'b'], work('first', 40)),
      inOrder(['b', 'c'], work('second', 1)),
      inOrder(['d'], work('other', 5)),
    ]);
    expect(seen).toEqual(['other', 'first', 'second']);
  });

  test('does not start what follows a failure', async () => {
    const inOrder = subjectOrder();
    const failing = inOrder(['a'], () => sleep(5).then(() => Promise.reject(new Error('gone'))));
    let started = false;
    const next = inOrder(['a'], () => {
      started = true;
      return Promise.resolve();
    });
    await expect(failing).rejects.toThrow('gone');
    await expect(next).rejects.toThrow('gone');
    expect(started).toBe(false);
    await expect(inOrder(['a'], () => Promise.resolve('free again'))).resolves.toBe('free again');
  });
});
