import { randomBytes } from 'node:crypto';
import type { Command } from 'commander';
import { generateSigningKey } from '#graph/vault/signingKeys.ts';
import { answer } from './answer.ts';

/** `acquaint keys`: fresh keys in the form that the environment takes them, for many machines. Stores nothing. */
export function registerKeys(program: Command): void {
  program
    .command('keys')
    .description('print fresh keys for the environment of a deployment')
    .option('--json', 'answer as JSON')
    .action((options: { readonly json?: boolean }) => {
      const keys = freshKeys();
      const lines = Object.entries(keys).map(([name, value]) => `${name}=${value}`);
      answer(options, keys, lines.join('\n'));
    });
}

const key = (): string => randomBytes(32).toString('base64');

const freshKeys = (): Readonly<Record<string, string>> => ({
  ACQUAINT_BLIND_INDEX_KEY: key(),
  ACQUAINT_PAIRWISE_KEY: key(),
  ACQUAINT_ENVELOPE_KEY: key(),
  ACQUAINT_CURSOR_KEY: key(),
  ACQUAINT_SIGNING_KEYS: Buffer.from(JSON.stringify([generateSigningKey()])).toString('base64'),
  ACQUAINT_EPOCH_KEYS: `1:${key()}`,
});
