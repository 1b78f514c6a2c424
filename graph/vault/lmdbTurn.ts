import { setImmediate } from 'node:timers/promises';
import type { RootDatabase } from 'lmdb';
import { DomainError } from '#platform/errors.ts';
import type { EpochKeys } from './epochKeys.ts';
import { replaceFile, syncDirectory } from './keyFiles.ts';
import { openFile, pointerFile, readPointer, removeStore, turningRow } from './lmdbStore.ts';
import type { OpenStore } from './lmdbStore.ts';
import { isRunning, ownIdentity } from './processIdentity.ts';
import type { ProcessIdentity } from './processIdentity.ts';
import type { EpochTurn } from './vault.ts';
import { requireEpochKey, unwrapKey, wrapKey } from './wrap.ts';

/** Where the vault lives and what wraps it. */
export interface TurnDeps {
  readonly dir: string;
  readonly epochs: EpochKeys;
}

interface Turning extends ProcessIdentity {
  /** Id of the epoch that is being made. */
  readonly epoch: string;
}

// Small enough that requests are served in between, large enough that the commits don't dominate.
const rowsAtOnce = 500;

/** The turn under way that a store file tells of. */
export function turningOf(db: RootDatabase<Buffer, string>): Turning | undefined {
  const text = db.get(turningRow);
  return text && (JSON.parse(text.toString('utf8')) as Turning);
}

/**
 * Finishes or takes back a turn that a kill -9 or a power cut ended. Before the pointer was replaced the
 * old epoch counts and the half-made store goes; after it the new one counts and the old one goes.
 */
export function recover(deps: TurnDeps, store: OpenStore): void {
  store.db.transactionSync(() => {
    const turning = turningOf(store.db);
    if (turning && !isRunning(turning) && readPointer(deps.dir)?.epoch === store.epoch) {
      removeStore(deps.dir, turning.epoch);
      deps.epochs.destroy(turning.epoch);
      store.db.removeSync(turningRow);
    }
  });
  retire(deps, store);
}

/** Removes the file and the key of the epoch before this one. Under the write lock: once for all processes. */
function retire(deps: TurnDeps, store: OpenStore): boolean {
  return store.db.transactionSync(() => {
    const pointer = readPointer(deps.dir);
    if (pointer?.epoch !== store.epoch || pointer.retiring === undefined) return true;
    removeStore(deps.dir, pointer.retiring);
    const destroyed = deps.epochs.destroy(pointer.retiring);
    replaceFile(pointerFile(deps.dir), JSON.stringify({ epoch: pointer.epoch }));
    return destroyed;
  });
}

/** From this commit on no process writes to the old file; readers look at the pointer. */
function announce(store: OpenStore, epoch: string): void {
  store.db.transactionSync(() => {
    if (turningOf(store.db)) {
      throw new DomainError(
        'VAULT_UNAVAILABLE',
        'another process is turning the epoch; expected one at a time',
      );
    }
    store.db.putSync(turningRow, Buffer.from(JSON.stringify({ ...ownIdentity(), epoch })));
  });
}

async function copyRows(from: OpenStore, to: OpenStore): Promise<number> {
  let last: string | undefined;
  for (let count = 0; ;) {
    const rows = [
      ...from.db.getRange({ ...(last === undefined ? {} : { start: last }), limit: rowsAtOnce + 1 }),
    ];
    const fresh = rows.filter(({ key }) => key !== last && key !== turningRow);
    to.db.transactionSync(() => {
      for (const { key, value } of fresh) {
        to.db.putSync(key, Buffer.from(wrapKey(to.epochKey, key, unwrapKey(from.epochKey, key, value))));
      }
    });
    count += fresh.length;
    if (rows.length <= rowsAtOnce) return count;
    last = rows.at(-1)?.key;
    await setImmediate();
  }
}

/**
 * Makes a new epoch beside the old one and switches by replacing the pointer. LMDB is copy-on-write and
 * keeps deleted rows readable in its file, so a new file and a destroyed wrapping key are what shreds.
 */
export async function turnStore(
  deps: TurnDeps,
  old: OpenStore,
): Promise<{ readonly store: OpenStore; readonly turn: EpochTurn }> {
  const epoch = deps.epochs.nextId(old.epoch);
  announce(old, epoch);
  deps.epochs.create(epoch);
  removeStore(deps.dir, epoch);
  const epochKey = requireEpochKey(deps.epochs.get(epoch), epoch);
  const store: OpenStore = { epoch, epochKey, db: openFile(deps.dir, epoch) };
  try {
    const rewrapped = await copyRows(old, store);
    await store.db.flushed;
    syncDirectory(deps.dir);
    old.db.transactionSync(() => {
      replaceFile(pointerFile(deps.dir), JSON.stringify({ epoch, retiring: old.epoch }));
    });
    return { store, turn: { rewrapped, epoch, oldKeyDestroyed: retire(deps, store) } };
  } catch (error) {
    await store.db.close();
    takeBack(deps, old, epoch);
    throw error;
  }
}

/** A turn that failed while its process lives on, e.g. on a full disk or a row that does not open. */
function takeBack(deps: TurnDeps, old: OpenStore, epoch: string): void {
  if (readPointer(deps.dir)?.epoch !== old.epoch) return;
  removeStore(deps.dir, epoch);
  deps.epochs.destroy(epoch);
  old.db.transactionSync(() => {
    old.db.removeSync(turningRow);
  });
}
