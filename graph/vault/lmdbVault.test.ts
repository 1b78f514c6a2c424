import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { openKeyring } from './keyring.ts';
import { openLmdbVault } from './lmdbVault.ts';
import { vaultContract } from './vault.contract.ts';

const root = mkdtempSync(join(tmpdir(), 'acquaint-vault-'));
let round = 0;
const keys = () => openKeyring({ dir: join(root, `keys-${round}`) });

vaultContract('LMDB', {
  reset: () => {
    round += 1;
    return Promise.resolve();
  },
  open: () => Promise.resolve(openLmdbVault({ dir: join(root, `vault-${round}`), epochs: keys().epochs })),
  epochs: () => keys().epochs,
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});
