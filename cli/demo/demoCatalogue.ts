import { applyCatalogue } from '#core/catalogue/applyCatalogue.ts';
import { parseCatalogue } from '#core/catalogue/parseCatalogue.ts';
import { ensureProductSecret, turnProductSecret } from '#core/catalogue/products.ts';
import { declaredNames } from '#disclosure/lattice/declaredLattice.ts';
import { createFile, readSecretFile, removeFile } from '#graph/vault/keyFiles.ts';
import { declaredFiles } from '#schema/catalogue/declaredFiles.ts';
import { join } from 'node:path';
import type { Runtime } from '../runtime/runtime.ts';

/** Registers the organisations, products, purposes, processes and notices that the demo is about. */
export async function registerDemo({ executor }: Runtime): Promise<void> {
  await applyCatalogue(executor, parseCatalogue(declaredFiles, new Set(declaredNames)), {
    // What is no longer declared must not stay registered.
    prune: true,
  });
}

/**
 * The secret of a demo product. The graph keeps a hash only, so the development profile keeps the secret in a file
 * beside the keys; when that is lost, the product gets another one.
 */
export async function demoSecret({ executor, config }: Runtime, productId: string): Promise<string> {
  const path = join(config.ACQUAINT_DATA, 'keys', `product-${productId}.secret`);
  const fresh = await ensureProductSecret(executor, productId);
  const known = fresh === undefined ? readSecretFile(path) : undefined;
  if (known !== undefined) return known;
  const secret = fresh ?? (await turnProductSecret(executor, productId));
  removeFile(path);
  createFile(path, secret);
  return secret;
}
