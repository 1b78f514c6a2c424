import { flatRows } from './floors.ts';
import type { StoredRecord } from './stored.queries.ts';

const recordOf = (id: string): StoredRecord => ({
  record: { id },
  facts: [{ id: `fact-of-${id}` }],
  claims: [{ identifier: { key: 'shared' }, edge: { verification: 'source' } }],
  events: [{ id: `event-of-${id}` }],
  current: [{ recordId: id }],
  contracts: [],
  persons: [{ id: 'person' }],
  generations: [{ activity: { id: 'act' }, edge: { row: 1 } }],
  revises: id === 'b' ? ['a'] : [],
});

describe('the rows of the floor', () => {
  const { nodes, edges } = flatRows([recordOf('a'), recordOf('b')]);

  test('hold a node that records share once, and an edge for each of them', () => {
    expect([nodes.Identifier, nodes.Person, nodes.Activity].map((rows) => rows.length)).toEqual([1, 1, 1]);
    expect([edges.IDENTIFIED_BY, edges.RESOLVES_TO].map((rows) => rows.length)).toEqual([2, 2]);
  });

  test('lead from a consent event to its record, and from a newer record to the older', () => {
    expect(edges.GIVEN_ON[0]).toMatchObject({ from: 'event-of-a', to: 'a' });
    expect(edges.REVISES).toEqual([{ from: 'b', to: 'a', edge: {} }]);
  });
});
