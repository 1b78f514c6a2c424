import { setTimeout as sleep } from 'node:timers/promises';
import { DomainError } from '#platform/errors.ts';
import type { EpochKeys } from './epochKeys.ts';
import { openCurrent, readPointer } from './lmdbStore.ts';
import type { OpenStore } from './lmdbStore.ts';
import { recover, turningOf, turnStore } from './lmdbTurn.ts';
import type { DataKey } from './seal.ts';
import type { EpochTurn, KeyVault } from './vault.ts';
import { newDataKey, unwrapKey, wrapKey } from './wrap.ts';

export interface LmdbVaultOptions {
  /** Directory of the vault, on a disk of this machine: LMDB's locks don't work over a network. */
  readonly dir: string;
  readonly epochs: EpochKeys;
  /** How long a write waits for another process that turns the epoch, in milliseconds. */
  readonly patience?: number;
}

const unavailable = (message: string, cause?: unknown): DomainError =>
  new DomainError('VAULT_UNAVAILABLE', message, { cause });

/** The store that counts, as one process holds it. */
interface Handle {
  /** Opens anew when another process has turned the epoch. */
  current(): OpenStore;
  /** Takes a store that this process has just made. */
  replace(store: OpenStore): void;
  close(): Promise<void>;
}

function openHandle(options: LmdbVaultOptions): Handle {
  let store: OpenStore | undefined = openGuarded(options);
  return {
    current: () => {
      if (!store) throw unavailable('the key vault is closed');
      // lmdb keeps one snapshot for a turn of the event loop; another process may have written since.
      store.db.resetReadTxn();
      if (!turningOf(store.db) || readPointer(options.dir)?.epoch === store.epoch) return store;
      const old = store.db;
      store = openGuarded(options);
      void old.close();
      return store;
    },
    replace: (made) => {
      store = made;
    },
    close: async () => {
      const open = store;
      store = undefined;
      await open?.db.close();
    },
  };
}

/** Writes in one transaction, once no process is turning the epoch. */
async function write<T>(
  options: LmdbVaultOptions,
  handle: Handle,
  work: (store: OpenStore) => T,
): Promise<T> {
  for (const end = Date.now() + (options.patience ?? 60_000); Date.now() < end;) {
    const open = handle.current();
    if (turningOf(open.db)) recover(options, open);
    const done = open.db.transactionSync(() => (turningOf(open.db) ? undefined : { result: work(open) }));
    if (done) return done.result;
    await sleep(20);
  }
  throw unavailable('another process has been turning the epoch for too long');
}

async function turn(options: LmdbVaultOptions, handle: Handle): Promise<EpochTurn> {
  const old = handle.current();
  recover(options, old);
  const turned = await turnStore(options, old);
  handle.replace(turned.store);
  await old.db.close();
  return turned.turn;
}

/** The result of `work`, or its exception, as a promise. */
const promised = <T>(work: () => T): Promise<T> =>
  new Promise((resolve) => {
    resolve(work());
  });

/**
 * The key vault in one LMDB file, for one machine; several processes of it may share it.
 * @throws DomainError CONFIG_INVALID when the epoch key or the store file is missing.
 */
export function openLmdbVault(options: LmdbVaultOptions): KeyVault {
  const handle = openHandle(options);
  let turning: Promise<unknown> = Promise.resolve();
  // A turn of this process's own is awaited; it would look like that of another process.
  const writeAfterTurn = async <T>(work: (store: OpenStore) => T): Promise<T> => {
    await turning;
    return write(options, handle, work);
  };
  return {
    createKeys: (ids) => writeAfterTurn((open) => createRows(open, ids)),
    getKeys: (ids) => promised(() => readRows(handle.current(), ids)),
    destroyKeys: (ids) => writeAfterTurn((open) => ids.filter((id) => open.db.removeSync(id)).length),
    turnEpoch: () => {
      const turned = turning.then(() => turn(options, handle));
      turning = turned.catch(() => undefined);
      return turned;
    },
    verify: () =>
      promised(() => {
        handle.current().db.getStats();
      }),
    close: async () => {
      await turning;
      await handle.close();
    },
  };
}

function openGuarded(options: LmdbVaultOptions): OpenStore {
  try {
    const store = openCurrent(options.dir, options.epochs);
    recover(options, store);
    return store;
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw unavailable('the key vault can not be opened', error);
  }
}

function createRows(store: OpenStore, ids: readonly string[]): Map<string, DataKey> {
  const keys = readRows(store, ids);
  for (const id of ids) {
    if (keys.has(id)) continue;
    const key = newDataKey();
    store.db.putSync(id, Buffer.from(wrapKey(store.epochKey, id, key)));
    keys.set(id, key);
  }
  return keys;
}

function readRows(store: OpenStore, ids: readonly string[]): Map<string, DataKey> {
  const keys = new Map<string, DataKey>();
  for (const id of ids) {
    const wrapped = keys.has(id) ? undefined : store.db.get(id);
    if (wrapped) keys.set(id, unwrapKey(store.epochKey, id, wrapped));
  }
  return keys;
}
