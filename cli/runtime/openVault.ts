import { join } from 'node:path';
import type { Keyring } from '#graph/vault/keyring.ts';
import { openLmdbVault } from '#graph/vault/lmdbVault.ts';
import { openPostgresVault } from '#graph/vault/postgresVault.ts';
import type { KeyVault } from '#graph/vault/vault.ts';
import type { Config } from '#platform/config.ts';

/** Opens the key vault that ACQUAINT_VAULT names. */
export async function openVault(config: Config, { epochs }: Keyring): Promise<KeyVault> {
  if (config.ACQUAINT_VAULT === 'lmdb')
    return openLmdbVault({ dir: join(config.ACQUAINT_DATA, 'vault'), epochs });
  return openPostgresVault({ connectionString: config.ACQUAINT_VAULT, epochs });
}
