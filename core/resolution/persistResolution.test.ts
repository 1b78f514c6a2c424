import { systemClock } from '#platform/clock.ts';
import { randomIds } from '#platform/ids.ts';
import { emptyMemoryGraph, memoryTransaction } from '#test/support/memoryGraph.ts';
import type { MemoryGraph } from '#test/support/memoryGraph.ts';
import type { ResolutionChange } from './persistResolution.ts';
import { reresolve } from './persistResolution.ts';

interface Row {
  readonly id: string;
  readonly keys: readonly string[];
  readonly givenHash?: string;
}

const numbered = (count: number, keysOf: (index: number) => readonly string[]): Row[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `r${String(index).padStart(5, '0')}`,
    keys: keysOf(index),
  }));

/** Takes all rows in as one batch; answers the change and the number of queries. */
const takeIn = async (
  graph: MemoryGraph,
  rows: readonly Row[],
  limit?: number,
): Promise<ResolutionChange & { readonly queries: number; readonly recordsRead: number }> => {
  for (const { id, keys, givenHash } of rows) {
    const eventTime = graph.records.size;
    graph.records.set(id, {
      id,
      handshake: false,
      eventTime,
      tieHash: id,
      ...(givenHash === undefined ? {} : { givenHash }),
    });
    for (const key of keys) {
      graph.identifiers.set(key, { key, type: 'email' });
      graph.claims.push({ recordId: id, identifierKey: key, verification: 'code', at: 0 });
    }
  }
  const tx = memoryTransaction(graph);
  const change = await reresolve(
    { clock: systemClock, ids: randomIds, ...(limit === undefined ? {} : { limit }) },
    tx,
    { recordIds: rows.map(({ id }) => id), identifierKeys: rows.flatMap(({ keys }) => keys) },
  );
  return { ...change, queries: tx.count(), recordsRead: tx.recordsRead() };
};

describe('persisting a resolution', () => {
  it('needs four queries for a batch of new records that nobody shares, whatever its size', async () => {
    const few = await takeIn(
      emptyMemoryGraph(),
      numbered(2, (index) => [`e${index}`]),
    );
    const many = await takeIn(
      emptyMemoryGraph(),
      numbered(300, (index) => [`e${index}`]),
    );
    expect([few.queries, many.queries]).toEqual([4, 4]);
    expect(many.changes).toHaveLength(300);
  });

  it('needs no more queries for a chain of new records than for a pair', async () => {
    const pair = await takeIn(
      emptyMemoryGraph(),
      numbered(2, () => ['e']),
    );
    const chain = await takeIn(
      emptyMemoryGraph(),
      numbered(200, (index) => [`e${index}`, `e${index + 1}`]),
    );
    expect(chain.queries).toBe(pair.queries);
    expect(new Set(chain.changes.map(({ to }) => to)).size).toBe(1);
  });

  it('needs as many queries to add a record to a large person as to a small one', async () => {
    const queries = async (size: number): Promise<number> => {
      const graph = emptyMemoryGraph();
      await takeIn(
        graph,
        numbered(size, (index) => [`e${index}`, `e${index + 1}`]),
      );
      return (await takeIn(graph, [{ id: 'z', keys: ['e1'] }])).queries;
    };
    expect(await queries(200)).toBe(await queries(3));
  });

  it('parks a component beyond the limit: new records stay alone and nothing else changes', async () => {
    const graph = emptyMemoryGraph();
    await takeIn(
      graph,
      numbered(10, () => ['e']),
      10,
    );
    const before = [...graph.personOf];
    const { changes, parked } = await takeIn(graph, [{ id: 'z', keys: ['e', 'f'] }], 10);
    expect(parked).toEqual([{ size: 11, recordIds: [...before.map(([id]) => id), 'z'] }]);
    expect(changes).toEqual([{ recordId: 'z', to: 'z' }]);
    expect([...graph.personOf]).toEqual([...before, ['z', 'z']]);
  });

  it('does not park those who only stand behind an identifier that too many share', async () => {
    const graph = emptyMemoryGraph();
    const kiosk = numbered(30, (index) => ['kiosk', `own${index}`]).map((row, index) => ({
      ...row,
      givenHash: `=name${index} .n`,
    }));
    await takeIn(graph, kiosk, 10);
    const { changes, parked } = await takeIn(
      graph,
      [{ id: 'z', keys: ['kiosk', 'own3'], givenHash: '=name3 .n' }],
      10,
    );
    expect(parked).toEqual([]);
    expect(changes).toEqual([{ recordId: 'z', to: 'r00003' }]);
    expect(graph.shared).toEqual(new Set(['kiosk']));
  });

  it('reads a sample of those behind an identifier that too many share, not all', async () => {
    const graph = emptyMemoryGraph();
    const named = (row: Row, index: number): Row => ({ ...row, givenHash: `=name${index} .n` });
    await takeIn(graph, numbered(400, () => ['kiosk']).map(named));
    const { recordsRead, changes } = await takeIn(graph, [{ id: 'z', keys: ['kiosk'] }]);
    expect(recordsRead).toBeLessThan(100);
    expect(changes).toEqual([{ recordId: 'z', to: 'z' }]);
  });

  it('reads all of those behind an identifier that is not shared yet, and parts them', async () => {
    const graph = emptyMemoryGraph();
    await takeIn(
      graph,
      numbered(100, () => ['mail']).map((row) => ({ ...row, givenHash: '=ann .a' })),
    );
    expect(new Set(graph.personOf.values()).size).toBe(1);
    const { changes } = await takeIn(graph, [{ id: 'z', keys: ['mail'], givenHash: '=ben .b' }]);
    expect(changes).toHaveLength(100); // 99 of Ann's, and Ben
    expect(new Set(graph.personOf.values()).size).toBe(101);
  });
});
