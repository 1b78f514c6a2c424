import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { testExecutor, testGraphSettings } from '#test/support/graph.ts';
import { createExecutor } from './neo4jExecutor.ts';
import { defineQuery } from './query.ts';
import type { QueryObservation } from './queryMetrics.ts';

const seen: QueryObservation[] = [];
const executor = testExecutor({ metrics: { onQuery: (observation) => seen.push(observation) } });

const put = defineQuery<{ id: string; value: number }, { value: number }>({
  name: 'executorTest.put',
  access: 'write',
  cypher: 'MERGE (s:Source {name: $id}) SET s.kind = $value RETURN s.kind AS value',
  row: (get) => ({ value: get('value') }),
});
const read = defineQuery<{ id: string }, { value: number }>({
  name: 'executorTest.read',
  access: 'read',
  cypher: 'MATCH (s:Source {name: $id}) RETURN s.kind AS value',
  row: (get) => ({ value: get('value') }),
});
const remove = defineQuery<{ ids: readonly string[] }, never>({
  name: 'executorTest.remove',
  access: 'write',
  cypher: 'UNWIND $ids AS id MATCH (s:Source {name: id}) DETACH DELETE s',
  row: () => {
    throw new Error('has no rows');
  },
});
const metadata = defineQuery<Record<string, never>, { app: string; query: string }>({
  name: 'executorTest.metadata',
  access: 'read',
  cypher: `SHOW TRANSACTIONS YIELD metaData WHERE metaData.query STARTS WITH 'executorTest.'
           RETURN metaData.app AS app, metaData.query AS query`,
  row: (get) => ({ app: get('app'), query: get('query') }),
});

const ids: string[] = [];
const freshId = (): string => {
  const id = `executor-test-${randomUUID()}`;
  ids.push(id);
  return id;
};
afterAll(() => executor.run(remove, { ids }));

describe('the executor', () => {
  it('reads its own write, with integers as numbers', async () => {
    const id = freshId();
    expect(await executor.run(put, { id, value: 7 })).toEqual([{ value: 7 }]);
    expect(await executor.run(read, { id })).toEqual([{ value: 7 }]);
  });

  it('hands its bookmarks to another executor, which then sees the write', async () => {
    const id = freshId();
    await executor.run(put, { id, value: 1 });
    const other = createExecutor(testGraphSettings());
    const bookmarks = executor.lastBookmarks();
    expect(bookmarks.length).toBeGreaterThan(0);
    expect(await other.run(read, { id }, { bookmarks })).toEqual([{ value: 1 }]);
    await other.close();
  });

  it('names query and app in the metadata of a transaction', async () => {
    expect(await executor.run(metadata, {})).toContainEqual({
      app: 'acquaint-test',
      query: 'executorTest.metadata',
    });
    const id = freshId();
    const during = await executor.write(
      async (tx) => {
        await tx.run(put, { id, value: 1 });
        return executor.run(metadata, {});
      },
      { name: 'executorTest.work' },
    );
    expect(during).toContainEqual({ app: 'acquaint-test', query: 'executorTest.work' });
  });

  it('takes back all queries of a write whose work fails', async () => {
    const id = freshId();
    const work = executor.write(async (tx) => {
      await tx.run(put, { id, value: 1 });
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    expect(await executor.run(read, { id })).toEqual([]);
  });

  it('runs again when two writers deadlock, and both writes take effect', async () => {
    const [a, b] = [freshId(), freshId()];
    await executor.run(put, { id: a, value: 0 });
    await executor.run(put, { id: b, value: 0 });
    let attempts = 0;
    const writer = (first: string, second: string, value: number): Promise<unknown> =>
      executor.write(async (tx) => {
        attempts += 1;
        await tx.run(put, { id: first, value });
        await sleep(100);
        await tx.run(put, { id: second, value });
      });
    await Promise.all([writer(a, b, 1), writer(b, a, 2)]);
    expect(attempts).toBeGreaterThan(2);
    expect(await executor.run(read, { id: a })).toEqual(await executor.run(read, { id: b }));
  });

  it('refuses a write query in a reading transaction, and Neo4j refuses one that lies', async () => {
    await expect(executor.read((tx) => tx.run(put, { id: freshId(), value: 1 }))).rejects.toThrow('writes');
    const liar = { ...put, name: 'executorTest.liar', access: 'read' as const };
    await expect(executor.run(liar, { id: freshId(), value: 1 })).rejects.toMatchObject({
      code: 'Neo.ClientError.Statement.AccessMode',
    });
  });

  it('rethrows wrong Cypher and a decoder that fails as they are', async () => {
    const wrong = { ...read, name: 'executorTest.wrong', cypher: 'MATCH' };
    await expect(executor.run(wrong, { id: 'x' })).rejects.toMatchObject({
      code: 'Neo.ClientError.Statement.SyntaxError',
    });
    const id = freshId();
    await executor.run(put, { id, value: 1 });
    const blind = {
      ...read,
      name: 'executorTest.blind',
      row: (get: (column: string) => unknown) => get('none'),
    };
    await expect(executor.run(blind, { id })).rejects.not.toMatchObject({ code: 'GRAPH_UNAVAILABLE' });
  });

  it('tells metrics name, access, rows and outcome', async () => {
    seen.length = 0;
    await executor.run(read, { id: freshId() });
    await executor.run({ ...read, cypher: 'MATCH' }, { id: 'x' }).catch(() => undefined);
    expect(seen).toMatchObject([
      { name: 'executorTest.read', access: 'read', rows: 0, ok: true },
      { name: 'executorTest.read', access: 'read', rows: 0, ok: false },
    ]);
  });

  it('answers GRAPH_UNAVAILABLE within seconds when nobody listens', async () => {
    const nobody = createExecutor({ ...testGraphSettings(), uri: 'bolt://127.0.0.1:1' });
    const start = performance.now();
    await expect(nobody.run(read, { id: 'x' })).rejects.toMatchObject({ code: 'GRAPH_UNAVAILABLE' });
    await expect(nobody.verify()).rejects.toMatchObject({ code: 'GRAPH_UNAVAILABLE' });
    expect(performance.now() - start).toBeLessThan(5_000);
    await nobody.close();
  });

  it('names the variables to correct when the password is wrong', async () => {
    const stranger = createExecutor({ ...testGraphSettings(), password: 'wrong-password' });
    await expect(stranger.verify()).rejects.toMatchObject({
      code: 'START_FAILED',
      message: expect.stringContaining('NEO4J_PASSWORD') as string,
    });
    await stranger.close();
  });
});
