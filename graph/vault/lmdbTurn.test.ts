import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openKeyring } from './keyring.ts';
import { openLmdbVault } from './lmdbVault.ts';
import { openBytes } from './seal.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'acquaint-turn-'));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const epochs = () => openKeyring({ dir: join(root, 'keys') }).epochs;
const open = () => openLmdbVault({ dir: join(root, 'vault'), epochs: epochs() });
const ids = (count: number): string[] => Array.from({ length: count }, () => randomUUID());
const hex = (keys: ReadonlyMap<string, Uint8Array>): Record<string, string> =>
  Object.fromEntries([...keys].map(([id, key]) => [id, Buffer.from(key).toString('hex')]));
const storeFiles = (): string[] => readdirSync(join(root, 'vault')).filter((name) => name.endsWith('.mdb'));

const opensTo = (id: string, wrapped: Uint8Array, epochKeys: readonly Uint8Array[]): boolean =>
  epochKeys.some((key) => openBytes(key, wrapped, Buffer.from(`data key\0${id}`, 'utf8')) !== undefined);

/** Every wrapped key of these records that any byte of the vault's files still opens to. */
function openable(records: readonly string[]): Set<string> {
  const epochKeys = readdirSync(join(root, 'keys', 'epochs')).map((name) =>
    Buffer.from(readFileSync(join(root, 'keys', 'epochs', name), 'utf8'), 'base64'),
  );
  const found = new Set<string>();
  for (const file of readdirSync(join(root, 'vault'))) {
    const bytes = readFileSync(join(root, 'vault', file));
    for (let at = bytes.indexOf(1); at >= 0; at = bytes.indexOf(1, at + 1)) {
      const wrapped = bytes.subarray(at, at + 61);
      for (const id of records.filter((record) => opensTo(record, wrapped, epochKeys))) found.add(id);
    }
  }
  return found;
}

describe('shredding', () => {
  it('leaves no byte in the files that opens to a destroyed key once the epoch has turned', async () => {
    const vault = open();
    const records = ids(20);
    await vault.createKeys(records);
    const [gone, kept] = [records.slice(0, 5), records.slice(5, 8)];
    await vault.destroyKeys(gone);
    // LMDB is copy-on-write: before the turn the scan does find keys that were deleted.
    expect(openable(gone).size).toBeGreaterThan(0);
    await vault.turnEpoch();
    expect(openable(gone)).toEqual(new Set());
    expect(openable(kept)).toEqual(new Set(kept));
    await vault.close();
    expect(storeFiles()).toHaveLength(1);
    expect(readdirSync(join(root, 'keys', 'epochs'))).toHaveLength(1);
  });
});

/** Runs a turn of the epoch in another process. @returns the signal that ended it, if one did. */
function killedAt(point: string): Promise<NodeJS.Signals | null> {
  const script = fileURLToPath(new URL('turnAndDie.fixture.ts', import.meta.url));
  const args = ['--conditions=source', '--import', 'tsx', script, root, point];
  const child = spawn(process.execPath, args, { stdio: 'ignore' });
  return new Promise((done) => {
    child.on('exit', (_code, signal) => {
      done(signal);
    });
  });
}

describe('a turn of the epoch that kill -9 ends', () => {
  it.each([
    'before the new key',
    'before the copy',
    'amid the copy',
    'before the old key is destroyed',
    'after the old key is destroyed',
  ])('%s loses no key and leaves nothing behind', async (point) => {
    const vault = open();
    const records = ids(1_200);
    const before = hex(await vault.createKeys(records));
    await vault.close();
    expect(await killedAt(point)).toBe('SIGKILL');
    const again = open();
    expect(hex(await again.getKeys(records))).toEqual(before);
    expect(storeFiles()).toHaveLength(1);
    expect(readdirSync(join(root, 'keys', 'epochs'))).toHaveLength(1);
    await again.createKeys(ids(1));
    expect(await again.turnEpoch()).toMatchObject({ rewrapped: 1_201 });
    expect(hex(await again.getKeys(records))).toEqual(before);
    await again.close();
  });

  it('does not stop another process that has the vault open', async () => {
    const vault = open();
    const records = ids(1_200);
    const before = hex(await vault.createKeys(records));
    expect(await killedAt('amid the copy')).toBe('SIGKILL');
    expect(storeFiles()).toHaveLength(2);
    expect(hex(await vault.getKeys(records))).toEqual(before);
    const [late = ''] = ids(1);
    await vault.createKeys([late]);
    expect((await vault.getKeys([late])).size).toBe(1);
    expect(storeFiles()).toHaveLength(1);
    await vault.close();
  });
});

describe('a turn of the epoch in another process', () => {
  it('loses nothing that is written meanwhile', async () => {
    const vault = open();
    const records = ids(1_200);
    const before = hex(await vault.createKeys(records));
    const [epochKey] = readdirSync(join(root, 'keys', 'epochs'));
    const state = { running: true };
    const other = killedAt('never').finally(() => {
      state.running = false;
    });
    const written: string[] = [];
    while (state.running) {
      const [id = ''] = ids(1);
      Object.assign(before, hex(await vault.createKeys([id])));
      written.push(id);
      await new Promise((done) => setTimeout(done, 5));
    }
    expect(await other).toBeNull();
    expect(readdirSync(join(root, 'keys', 'epochs'))).not.toContain(epochKey);
    expect(hex(await vault.getKeys([...records, ...written]))).toEqual(before);
    await vault.close();
    const again = open();
    expect(hex(await again.getKeys([...records, ...written]))).toEqual(before);
    await again.close();
  });
});

describe('opening', () => {
  it('refuses when the epoch key, the store file or the pointer is missing, and makes no new one', async () => {
    const vault = open();
    await vault.createKeys(ids(1));
    await vault.close();
    const keysDir = join(root, 'keys', 'epochs');
    const [keyFile = ''] = readdirSync(keysDir);
    const elsewhere = openKeyring({ dir: join(root, 'other') }).epochs;
    expect(() => openLmdbVault({ dir: join(root, 'vault'), epochs: elsewhere })).toThrow(
      /epoch key .* is missing/,
    );
    expect(readdirSync(keysDir)).toEqual([keyFile]);
    rmSync(join(root, 'vault', 'vault.json'));
    expect(open).toThrow(/vault\.json is missing/);
  });

  it('refuses when vault.json names a store that is gone', async () => {
    await open().close();
    for (const file of storeFiles()) rmSync(join(root, 'vault', file));
    expect(open).toThrow(/whose store file is missing/);
  });
});
