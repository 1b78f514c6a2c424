import type { GraphTransaction } from '#graph/executor.ts';
import type { Query } from '#graph/query.ts';
import type { Expansion } from './expansion.rules.ts';
import { expand } from './expansion.rules.ts';
import type { Loaded, Touched } from './loaded.ts';
import type { Holders, StoredRecord } from './resolution.queries.ts';
import { readHolders, readMembers, readRecords } from './resolution.queries.ts';

/** Everything that hangs on the touched evidence, read level by level. */
export interface LoadedComponents {
  readonly loaded: Loaded;
  readonly groups: Expansion['groups'];
  /** Groups that are too large, or too deep, to be decided. */
  readonly oversized: Expansion['oversized'];
}

/**
 * Levels that are followed. An existing person is one level, whatever its size, so depth means a chain of
 * persons that hold a common identifier and were refused to be one.
 */
const deepest = 100;

/** Reads the components of what was touched. The number of queries grows with their depth, not their size. */
export const loadComponents = async (
  tx: GraphTransaction,
  touched: Touched,
  limit: number,
): Promise<LoadedComponents> => {
  const records = new Map<string, StoredRecord | null>();
  const holders = new Map<string, readonly string[]>();
  const members = new Map<string, readonly string[]>();
  const loaded: Loaded = { records, holders, members };
  const read = async ({ missing }: Pick<Expansion, 'missing'>): Promise<void> => {
    await readInto({ tx, ids: missing.records, into: records });
    await readListsInto({ tx, query: readHolders, keys: missing.holders, into: holders, limit });
    await readListsInto({ tx, query: readMembers, keys: missing.members, into: members, limit });
  };
  const { recordIds, identifierKeys } = touched;
  await read({
    missing: { records: new Set(recordIds), holders: new Set(identifierKeys), members: new Set() },
  });
  for (let level = 0; ; level += 1) {
    const expansion = expand(loaded, touched, limit);
    const { groups, oversized, missing } = expansion;
    const complete = missing.records.size + missing.holders.size + missing.members.size === 0;
    if (complete) return { loaded, groups, oversized };
    if (level === deepest) return { loaded, groups: [], oversized: [...groups, ...oversized] };
    await read(expansion);
  }
};

interface RecordReading {
  readonly tx: GraphTransaction;
  readonly ids: ReadonlySet<string>;
  readonly into: Map<string, StoredRecord | null>;
}

const readInto = async ({ tx, ids, into }: RecordReading): Promise<void> => {
  if (ids.size === 0) return;
  for (const id of ids) into.set(id, null);
  for (const record of await tx.run(readRecords, { ids: [...ids] })) into.set(record.id, record);
};

interface ListReading {
  readonly tx: GraphTransaction;
  readonly query: Query<{ readonly keys: readonly string[]; readonly limit: number }, Holders>;
  readonly keys: ReadonlySet<string>;
  readonly into: Map<string, readonly string[]>;
  readonly limit: number;
}

/** One more than the limit is read, to see that there are too many. */
const readListsInto = async ({ tx, query, keys, into, limit }: ListReading): Promise<void> => {
  if (keys.size === 0) return;
  for (const key of keys) into.set(key, []);
  for (const { key, ids } of await tx.run(query, { keys: [...keys], limit: limit + 1 })) into.set(key, ids);
};
