// A process that turns the epoch of an LMDB vault and is killed at a given point of it, as by kill -9.
import { join } from 'node:path';
import type { EpochKeys } from './epochKeys.ts';
import { openKeyring } from './keyring.ts';
import { openLmdbVault } from './lmdbVault.ts';

const [root = '', point = ''] = process.argv.slice(2);
const die = (): void => {
  process.kill(process.pid, 'SIGKILL');
};
const { epochs } = openKeyring({ dir: join(root, 'keys') });
let turning = false;
const at = (name: string): void => {
  if (turning && point === name) die();
};
const mortal: EpochKeys = {
  ...epochs,
  get: (id) => {
    at('before the copy');
    return epochs.get(id);
  },
  create: (id) => {
    at('before the new key');
    epochs.create(id);
  },
  destroy: (id) => {
    at('before the old key is destroyed');
    const destroyed = epochs.destroy(id);
    at('after the old key is destroyed');
    return destroyed;
  },
};
const vault = openLmdbVault({ dir: join(root, 'vault'), epochs: mortal });
turning = true;
// The copy gives the event loop a turn after each 500 rows.
if (point === 'amid the copy') setImmediate(() => setImmediate(die));
await vault.turnEpoch();
await vault.close();
