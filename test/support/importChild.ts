// A process that imports a file, to be killed by a test. Arguments: directory of keys and vault, source,
// file, mapping. Writes one line for each batch to standard output.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createExecutor } from '#graph/neo4jExecutor.ts';
import { createBlindIndex } from '#graph/vault/blindIndex.ts';
import { openKeyring } from '#graph/vault/keyring.ts';
import { openLmdbVault } from '#graph/vault/lmdbVault.ts';
import { importFile } from '#intake/importFile.ts';
import { parseMapping } from '#intake/mapping/parseMapping.ts';
import { testGraphSettings } from './graph.ts';
import { testIntakeDeps } from './intakeDeps.ts';

const [dir = '', source = '', path = '', mapping = ''] = process.argv.slice(2);
const keyring = openKeyring({ dir: join(dir, 'keys') });
const executor = createExecutor(testGraphSettings());
const deps = {
  ...testIntakeDeps(executor),
  vault: openLmdbVault({ dir: join(dir, 'vault'), epochs: keyring.epochs }),
  blind: createBlindIndex(keyring.blindIndexKey),
};
const report = await importFile(deps, {
  source,
  path,
  mapping: parseMapping(readFileSync(mapping, 'utf8')),
  batchSize: 50,
  onProgress: ({ rowsDone }) => process.stdout.write(`done ${String(rowsDone)}\n`),
});
process.stdout.write(`report ${JSON.stringify(report)}\n`);
await deps.vault.close();
await executor.close();
