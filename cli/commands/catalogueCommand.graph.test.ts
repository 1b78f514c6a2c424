import { afterAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProduct, turnProductSecret } from '#core/catalogue/products.ts';
import { productSecretMatches } from '#core/catalogue/productSecret.ts';
import { projectRoot } from '#platform/root.ts';
import { testExecutor } from '#test/support/graph.ts';
import { applyFolder } from './catalogueCommand.ts';

const executor = testExecutor();
const folders: string[] = [];
const folderWith = async (file: string, change: (text: string) => string): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'acquaint-register-'));
  folders.push(folder);
  await cp(join(projectRoot(), 'schema', 'catalogue'), folder, { recursive: true });
  await writeFile(join(folder, file), change(await readFile(join(folder, file), 'utf8')));
  return folder;
};
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

test('registers what the files of a folder declare, and gives a product a secret that works', async () => {
  const id = `harbour-${randomUUID()}`;
  const folder = await folderWith('organizations.json', (text) =>
    JSON.stringify([
      ...(JSON.parse(text) as object[]),
      { id, name: 'Harbour Two', products: [{ id: `${id}-desk`, name: 'Desk' }] },
    ]),
  );
  const registered = await applyFolder(executor, folder, {});
  expect(registered.products.get(`${id}-desk`)).toMatchObject({ organizationId: id });
  const secret = await turnProductSecret(executor, `${id}-desk`);
  const found = await findProduct(executor, `${id}-desk`);
  expect(productSecretMatches(secret, found?.secretHash ?? '')).toBe(true);
});

test('changes nothing for files that are no JSON, or name what is not declared', async () => {
  const broken = await folderWith('purposes.json', (text) => text.slice(1));
  await expect(applyFolder(executor, broken, {})).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
  const unknown = await folderWith('processes.json', (text) => text.replace('"givenName"', '"shoeSize"'));
  await expect(applyFolder(executor, unknown, {})).rejects.toThrow(/shoeSize/);
});
