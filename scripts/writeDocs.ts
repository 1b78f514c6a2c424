// npm run docs: writes the pages that are generated from code; --check tells whether a committed one is stale.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { configurationPage, environmentExample } from '#platform/config.ts';
import { errorCodes } from '#platform/errors.ts';
import { projectRoot } from '#platform/root.ts';

const errorsPage = (): string =>
  [
    '# Error codes',
    '',
    'Every error has one of these in `extensions.code`; they are stable. Generated from `platform/errors.ts` by `npm run docs`.',
    '',
    '| code | HTTP | retry | meaning |',
    '| --- | --- | --- | --- |',
    ...Object.entries(errorCodes).map(
      ([code, { status, retryable, meaning }]) =>
        `| \`${code}\` | ${String(status)} | ${retryable ? 'yes' : 'no'} | ${meaning} |`,
    ),
    '',
  ].join('\n');

const pages = {
  'docs/configuration.md': configurationPage,
  'docs/errors.md': errorsPage,
  '.env.example': environmentExample,
} as const;

const stale = Object.entries(pages).filter(([file, page]) => {
  const path = join(projectRoot(), file);
  if (process.argv.includes('--check')) return readFileSync(path, 'utf8') !== page();
  writeFileSync(path, page());
  return false;
});
for (const [file] of stale) process.stderr.write(`${file} is stale: run npm run docs\n`);
process.exitCode = stale.length === 0 ? 0 : 1;
