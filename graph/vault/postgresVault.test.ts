import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { openKeyring } from './keyring.ts';
import { openPostgresSession } from './postgresSession.ts';
import { openPostgresVault } from './postgresVault.ts';
import { vaultContract } from './vault.contract.ts';

// Set by .ci/run, which starts a cluster of Debian's postgresql; without it this half shows as skipped.
const connectionString = process.env['ACQUAINT_TEST_POSTGRES'] ?? '';
const root = mkdtempSync(join(tmpdir(), 'acquaint-vault-'));
// A schema for each run: it isolates runs that share the database.
const schema = `vault_${randomUUID().replaceAll('-', '')}`;
const inSchema = (): string => {
  const url = new URL(connectionString);
  url.searchParams.set('options', `-c search_path=${schema}`);
  return url.toString();
};
let round = 0;
const epochs = () => openKeyring({ dir: join(root, `keys-${round}`) }).epochs;

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

(connectionString === '' ? describe.skip : describe)('on a real Postgres', () => {
  vaultContract('Postgres', {
    reset: async () => {
      round += 1;
      const session = openPostgresSession(connectionString);
      await session.run(`DROP SCHEMA IF EXISTS ${schema} CASCADE`);
      await session.run(`CREATE SCHEMA ${schema}`);
      await session.close();
    },
    open: () => openPostgresVault({ connectionString: inSchema(), epochs: epochs() }),
    epochs,
  });

  it('finishes at opening a turn that ended between the switch and the destruction of the old key', async () => {
    const keys = epochs();
    const session = openPostgresSession(inSchema());
    const stale = randomUUID();
    keys.create(stale);
    await session.run('UPDATE acquaint_vault_epoch SET retiring = ARRAY[$1]', [stale]);
    await (await openPostgresVault({ connectionString: inSchema(), epochs: keys })).close();
    expect(keys.get(stale)).toBeUndefined();
    const { rows } = await session.run<{ retiring: string[] }>('SELECT retiring FROM acquaint_vault_epoch');
    expect(rows).toEqual([{ retiring: [] }]);
    await session.close();
  });

  it('goes on by itself after Postgres has cut every connection', async () => {
    const vault = await openPostgresVault({ connectionString: inSchema(), epochs: epochs() });
    const id = randomUUID();
    await vault.createKeys([id]);
    const session = openPostgresSession(connectionString);
    await session
      .run(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND query LIKE $1',
        ['%acquaint_vault%'],
      )
      .catch(() => undefined);
    await session.close();
    // The first call may meet a dead connection; it says so in the way that callers know.
    await vault.getKeys([id]).catch((error: unknown) => {
      expect(error).toMatchObject({ code: 'VAULT_UNAVAILABLE', retryable: true });
    });
    expect((await vault.getKeys([id])).size).toBe(1);
    await vault.close();
  });

  it('refuses to open when the epoch key is missing, and makes no new one', async () => {
    const other = openKeyring({ dir: join(root, 'other') }).epochs;
    await expect(openPostgresVault({ connectionString: inSchema(), epochs: other })).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
    });
  });

  afterAll(async () => {
    const session = openPostgresSession(connectionString);
    await session.run(`DROP SCHEMA IF EXISTS ${schema} CASCADE`);
    await session.close();
  });
});

describe('an unreachable Postgres', () => {
  it('answers VAULT_UNAVAILABLE', async () => {
    const nobody = 'postgres://acquaint@127.0.0.1:1/vault';
    await expect(openPostgresVault({ connectionString: nobody, epochs: epochs() })).rejects.toMatchObject({
      code: 'VAULT_UNAVAILABLE',
    });
  });
});
