import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { applyCatalogue } from '#core/catalogue/applyCatalogue.ts';
import type { ApplyOptions } from '#core/catalogue/applyCatalogue.ts';
import type { Catalogue } from '#core/catalogue/catalogue.ts';
import { parseCatalogue } from '#core/catalogue/parseCatalogue.ts';
import { turnProductSecret } from '#core/catalogue/products.ts';
import { declaredNames } from '#disclosure/lattice/declaredLattice.ts';
import type { Executor } from '#graph/executor.ts';
import { DomainError } from '#platform/errors.ts';
import { answer } from './answer.ts';
import { withRuntime } from './withRuntime.ts';

interface JsonOption {
  readonly json?: boolean;
}

const parts = ['organizations', 'purposes', 'processes', 'notices'] as const;

async function readPart(folder: string, part: string): Promise<readonly [string, unknown]> {
  const file = `${part}.json`;
  try {
    return [part, JSON.parse(await readFile(join(folder, file), 'utf8'))];
  } catch (cause) {
    throw new DomainError(
      'CONFIG_INVALID',
      `found no JSON in ${file}, expected the ${part} of the catalogue`,
      { cause },
    );
  }
}

/**
 * Registers the organisations, purposes, processes and notices that the four files of a folder declare.
 * @throws DomainError CONFIG_INVALID that names every fault; then nothing was changed
 */
export async function applyFolder(
  executor: Executor,
  folder: string,
  options: ApplyOptions,
): Promise<Catalogue> {
  const files = Object.fromEntries(await Promise.all(parts.map((part) => readPart(folder, part))));
  return applyCatalogue(executor, parseCatalogue(files, new Set(declaredNames)), options);
}

/** `acquaint register` and `acquaint secret`: who may ask for what, and how a product proves to be itself. */
export function registerCatalogue(program: Command): void {
  program
    .command('register')
    .description(
      'register the organisations, purposes, processes and notices of a folder; others leave the register',
    )
    .argument('<folder>', 'holds organizations.json, purposes.json, processes.json and notices.json')
    .option('--json', 'answer as JSON')
    .action((folder: string, options: JsonOption) =>
      withRuntime(async ({ executor }) => {
        const { version, products, processes } = await applyFolder(executor, folder, { prune: true });
        const counts = { products: products.size, processes: processes.size };
        answer(
          options,
          { version, ...counts },
          `${counts.products} products, ${counts.processes} processes are registered`,
        );
      }),
    );
  program
    .command('secret')
    .description('give a product a new secret, shown once; the old one is dead')
    .argument('<product>', 'id of the product')
    .option('--json', 'answer as JSON')
    .action((product: string, options: JsonOption) =>
      withRuntime(async ({ executor }) => {
        const secret = await turnProductSecret(executor, product);
        answer(options, { product, secret }, secret);
      }),
    );
}
