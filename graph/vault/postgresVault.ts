import { DomainError } from '#platform/errors.ts';
import type { EpochKeys } from './epochKeys.ts';
import { openPostgresSession } from './postgresSession.ts';
import type { PostgresSession, RunSql } from './postgresSession.ts';
import { statements } from './postgresTable.ts';
import type { EpochRow, KeyRow } from './postgresTable.ts';
import type { DataKey } from './seal.ts';
import type { EpochTurn, KeyVault } from './vault.ts';
import { newDataKey, requireEpochKey, unwrapKey, wrapKey } from './wrap.ts';

export interface PostgresVaultOptions {
  /** Connection string of a database of the vault's own, not backed up together with Neo4j. */
  readonly connectionString: string;
  /** Epoch keys that every machine sees: a shared directory, or the environment of all of them. */
  readonly epochs: EpochKeys;
}

const rowsAtOnce = 1_000;

/**
 * The key vault on Postgres, for many machines. Makes its tables at first use.
 * @throws DomainError VAULT_UNAVAILABLE when Postgres does not answer, CONFIG_INVALID when the epoch key
 * that wraps the stored keys is missing here.
 */
export async function openPostgresVault(options: PostgresVaultOptions): Promise<KeyVault> {
  const session = openPostgresSession(options.connectionString);
  const keys = cachedEpochKeys(options.epochs);
  try {
    await setUp(session, options.epochs);
    await finishTurn(session, options.epochs);
    keys.of(await readEpoch(session.run, statements.readEpoch));
  } catch (error) {
    await session.close();
    throw error;
  }
  return {
    createKeys: (ids) => createKeys(session, keys, ids),
    getKeys: (ids) => readKeys(session.run, keys, ids),
    destroyKeys: (ids) =>
      session.transaction(async (run) => {
        await run(statements.shareEpoch);
        return (await run(statements.deleteKeys, [ids])).count;
      }),
    turnEpoch: () => turnEpoch(session, keys, options.epochs),
    verify: async () => {
      keys.of(await readEpoch(session.run, statements.readEpoch));
    },
    close: () => session.close(),
  };
}

interface CachedEpochKeys {
  /** The key of that epoch; read again from its store when another process has turned the epoch. */
  of(epoch: string): Uint8Array;
}

/** Remembers one epoch key only, so that an ended epoch's key does not linger in memory. */
function cachedEpochKeys(epochs: EpochKeys): CachedEpochKeys {
  let known: { readonly epoch: string; readonly key: Uint8Array } | undefined;
  return {
    of: (epoch) => {
      if (known?.epoch !== epoch) known = { epoch, key: requireEpochKey(epochs.get(epoch), epoch) };
      return known.key;
    },
  };
}

async function readEpoch(run: RunSql, statement: string): Promise<string> {
  const [row] = (await run<EpochRow>(statement)).rows;
  if (row) return row.epoch;
  throw new DomainError('CONFIG_INVALID', 'the vault tables name no epoch; expected exactly one');
}

const setUp = (session: PostgresSession, epochs: EpochKeys): Promise<void> =>
  session.transaction(async (run) => {
    await run(statements.lockSetup);
    await run(statements.createEpochTable);
    await run(statements.createKeyTable);
    if ((await run(statements.readEpoch)).rows.length > 0) return;
    const epoch = epochs.nextId(undefined);
    epochs.create(epoch);
    await run(statements.insertEpoch, [epoch]);
  });

async function createKeys(
  session: PostgresSession,
  keys: CachedEpochKeys,
  ids: readonly string[],
): Promise<Map<string, DataKey>> {
  return session.transaction(async (run) => {
    const epoch = await readEpoch(run, statements.shareEpoch);
    const found = await readKeys(run, keys, ids);
    // Sorted: two writers that insert the same ids in another order would wait for each other for ever.
    const missing = [...new Set(ids)].filter((id) => !found.has(id)).sort();
    if (missing.length === 0) return found;
    const wrapped = missing.map((id) => Buffer.from(wrapKey(keys.of(epoch), id, newDataKey())));
    await run(statements.insertKeys, [missing, epoch, wrapped]);
    // Read back: for an id that another process created first, that one's key counts.
    for (const [id, key] of await readKeys(run, keys, missing)) found.set(id, key);
    return found;
  });
}

async function readKeys(
  run: RunSql,
  keys: CachedEpochKeys,
  ids: readonly string[],
): Promise<Map<string, DataKey>> {
  if (ids.length === 0) return new Map();
  try {
    return unwrapRows((await run<KeyRow>(statements.readKeys, [ids])).rows, keys);
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'CONFIG_INVALID') throw error;
    // The epoch turned between the answer and the look at its key: the rows are wrapped anew by now.
    return unwrapRows((await run<KeyRow>(statements.readKeys, [ids])).rows, keys);
  }
}

const unwrapRows = (rows: readonly KeyRow[], keys: CachedEpochKeys): Map<string, DataKey> =>
  new Map(rows.map((row) => [row.record_id, unwrapKey(keys.of(row.epoch), row.record_id, row.wrapped)]));

async function turnEpoch(
  session: PostgresSession,
  keys: CachedEpochKeys,
  epochs: EpochKeys,
): Promise<EpochTurn> {
  // A new key that a failed turn leaves behind wraps nothing. It stays: when the connection broke during
  // COMMIT, nobody knows whether it wraps everything.
  const made = await session.transaction(async (run) => {
    const old = await readEpoch(run, statements.ownEpoch);
    const epoch = epochs.nextId(old);
    epochs.create(epoch);
    const rewrapped = await rewrap(run, keys, { epoch, key: requireEpochKey(epochs.get(epoch), epoch) });
    await run(statements.switchEpoch, [epoch, old]);
    return { rewrapped, epoch };
  });
  return { ...made, oldKeyDestroyed: await finishTurn(session, epochs) };
}

async function rewrap(
  run: RunSql,
  keys: CachedEpochKeys,
  next: { readonly epoch: string; readonly key: Uint8Array },
): Promise<number> {
  for (let count = 0, last = ''; ;) {
    const { rows } = await run<KeyRow>(statements.pageOfKeys, [last, rowsAtOnce]);
    const ids = rows.map((row) => row.record_id);
    const wrapped = rows.map((row) => {
      const dataKey = unwrapKey(keys.of(row.epoch), row.record_id, row.wrapped);
      return Buffer.from(wrapKey(next.key, row.record_id, dataKey));
    });
    if (rows.length > 0) await run(statements.rewrapKeys, [ids, next.epoch, wrapped]);
    count += rows.length;
    if (rows.length < rowsAtOnce) return count;
    last = ids.at(-1) ?? last;
  }
}

/** Destroys the keys of ended epochs. Also at opening: a crash right after the switch must not keep them. */
async function finishTurn(session: PostgresSession, epochs: EpochKeys): Promise<boolean> {
  const [row] = (await session.run<EpochRow>(statements.readEpoch)).rows;
  const retiring = row?.retiring ?? [];
  if (retiring.length === 0) return true;
  const destroyed = retiring.map((epoch) => epochs.destroy(epoch));
  await session.run(statements.compact);
  for (const epoch of retiring) await session.run(statements.retired, [epoch]);
  return destroyed.every((done) => done);
}
