import { expect, test } from '@jest/globals';
import { withPatience } from './patience.ts';

test('names a Neo4j that stays silent as the cause, and hands on every answer and failure that comes in time', async () => {
  await expect(withPatience(new Promise<never>(() => undefined), 20)).rejects.toMatchObject({
    code: 'GRAPH_UNAVAILABLE',
  });
  await expect(withPatience(Promise.resolve(7), 1_000)).resolves.toBe(7);
  await expect(withPatience(Promise.reject(new RangeError('other')), 1_000)).rejects.toThrow(RangeError);
});
