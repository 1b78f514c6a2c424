import type { RecordNode } from './component.ts';
import { compareRecords } from './order.rules.ts';

const compareFirst = (a: RecordNode, b: RecordNode): number =>
  Number(b.handshake) - Number(a.handshake) || compareRecords(a, b);

/**
 * The seed of the person's first record, a handshake before any import. A piece that is split off gets the
 * id it had before it was merged, because its first record is the same again.
 */
export const personIdOf = (records: readonly RecordNode[]): string => {
  const [head, ...tail] = records;
  if (!head) throw new Error('a person has at least one record');
  return tail.reduce((first, record) => (compareFirst(record, first) < 0 ? record : first), head).id;
};
