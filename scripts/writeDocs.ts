// npm run docs: writes the pages that are generated from code; --check tells whether a committed one is stale.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { reasonCodes } from '#disclosure/decide/reasons.ts';
import { mappingSchema } from '#intake/mapping/mappingSchema.ts';
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

const reasonsPage = (): string =>
  [
    '# Reason codes',
    '',
    'Why an attribute is permitted or withheld. Shown to the person and to stewards, never to a product. Generated from',
    '`disclosure/decide/reasons.ts` by `npm run docs`.',
    '',
    '| code | meaning |',
    '| --- | --- |',
    ...Object.entries(reasonCodes).map(([code, meaning]) => `| \`${code}\` | ${meaning} |`),
    '',
  ].join('\n');

const mappingJsonSchema = (): string =>
  `${JSON.stringify(z.toJSONSchema(mappingSchema, { io: 'input' }), null, 2)}\n`;

const pages = {
  'docs/configuration.md': configurationPage,
  'docs/errors.md': errorsPage,
  'docs/reasons.md': reasonsPage,
  'schema/mapping.schema.json': mappingJsonSchema,
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
