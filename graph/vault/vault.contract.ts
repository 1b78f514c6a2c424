import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { EpochKeys } from './epochKeys.ts';
import type { KeyVault } from './vault.ts';

/** One kind of vault, as the contract needs it. */
export interface VaultHarness {
  /** Fresh, empty storage. */
  reset(): Promise<void>;
  /** Opens a vault on the storage; called twice it stands for two processes. */
  open(): Promise<KeyVault>;
  readonly epochs: () => EpochKeys;
}

const ids = (count: number): string[] => Array.from({ length: count }, () => randomUUID());

/** What every key vault does. */
export function vaultContract(name: string, harness: VaultHarness): void {
  describe(`${name} key vault`, () => {
    let vault: KeyVault;
    beforeEach(async () => {
      await harness.reset();
      vault = await harness.open();
    });
    afterEach(async () => {
      await vault.close();
    });
    createAndRead(() => vault, harness);
    epochs(() => vault, harness);
  });
}

function createAndRead(vault: () => KeyVault, harness: VaultHarness): void {
  it('makes a key of 32 bytes for each record, all of them different', async () => {
    const records = ids(50);
    const keys = await vault().createKeys(records);
    expect([...keys.keys()].sort()).toEqual([...records].sort());
    expect(new Set([...keys.values()].map((key) => Buffer.from(key).toString('hex'))).size).toBe(50);
    expect([...keys.values()].every((key) => key.length === 32)).toBe(true);
  });

  it('keeps the key of a record that has one', async () => {
    const [first = '', second = ''] = ids(2);
    const before = await vault().createKeys([first]);
    const after = await vault().createKeys([first, second, second]);
    expect(Buffer.from(after.get(first) ?? [])).toEqual(Buffer.from(before.get(first) ?? []));
    expect(after.size).toBe(2);
  });

  it('leaves unknown and destroyed records out of an answer', async () => {
    const [kept = '', gone = '', unknown = ''] = ids(3);
    await vault().createKeys([kept, gone]);
    expect(await vault().destroyKeys([gone, unknown])).toBe(1);
    expect([...(await vault().getKeys([kept, gone, unknown])).keys()]).toEqual([kept]);
    expect((await vault().getKeys([])).size).toBe(0);
  });

  it('finds its keys again after it was closed', async () => {
    const records = ids(3);
    const keys = await vault().createKeys(records);
    const again = await harness.open();
    const found = await again.getKeys(records);
    await again.close();
    for (const id of records)
      expect(Buffer.from(found.get(id) ?? [])).toEqual(Buffer.from(keys.get(id) ?? []));
  });

  it('gives two processes that create at once the same key', async () => {
    const other = await harness.open();
    const records = ids(40);
    const [mine, theirs] = await Promise.all([
      vault().createKeys(records),
      other.createKeys([...records].reverse()),
    ]);
    await other.close();
    for (const id of records)
      expect(Buffer.from(mine.get(id) ?? [])).toEqual(Buffer.from(theirs.get(id) ?? []));
  });

  it('answers VAULT_UNAVAILABLE once it is closed', async () => {
    const closed = await harness.open();
    await closed.close();
    await expect(closed.getKeys(ids(1))).rejects.toMatchObject({ code: 'VAULT_UNAVAILABLE' });
    await expect(closed.createKeys(ids(1))).rejects.toMatchObject({ code: 'VAULT_UNAVAILABLE' });
    await expect(closed.verify()).rejects.toMatchObject({ code: 'VAULT_UNAVAILABLE' });
  });
}

function epochs(vault: () => KeyVault, harness: VaultHarness): void {
  it('keeps every surviving key when the epoch turns, and destroys the old epoch key', async () => {
    const records = ids(1_203);
    const keys = await vault().createKeys(records);
    const first = await vault().turnEpoch();
    await vault().destroyKeys(records.slice(0, 3));
    const second = await vault().turnEpoch();
    expect([first.rewrapped, second.rewrapped]).toEqual([1_203, 1_200]);
    expect(second).toMatchObject({ oldKeyDestroyed: true });
    expect(harness.epochs().get(first.epoch)).toBeUndefined();
    expect(harness.epochs().get(second.epoch)).toHaveLength(32);
    const found = await vault().getKeys(records);
    expect(found.size).toBe(1_200);
    for (const [id, key] of found) expect(Buffer.from(key)).toEqual(Buffer.from(keys.get(id) ?? []));
  });

  it('lets another process read and write on after a turn', async () => {
    const other = await harness.open();
    const records = ids(5);
    const keys = await other.createKeys(records);
    await vault().destroyKeys(records.slice(0, 1));
    await vault().turnEpoch();
    const found = await other.getKeys(records);
    expect([...found.keys()].sort()).toEqual(records.slice(1).sort());
    for (const [id, key] of found) expect(Buffer.from(key)).toEqual(Buffer.from(keys.get(id) ?? []));
    const [late = ''] = ids(1);
    await other.createKeys([late]);
    expect((await vault().getKeys([late])).size).toBe(1);
    await other.close();
  });

  it('loses nothing that is written while the epoch turns', async () => {
    const other = await harness.open();
    await vault().createKeys(ids(1_500));
    const late = ids(2);
    const turn = vault().turnEpoch();
    await Promise.all([vault().createKeys(late.slice(0, 1)), other.createKeys(late.slice(1)), turn]);
    expect((await vault().getKeys(late)).size).toBe(2);
    await other.close();
  });
}
