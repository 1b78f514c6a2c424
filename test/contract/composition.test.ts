import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#platform/root.ts';
import { breakingChanges, compose } from '../../scripts/composeSchema.mjs';

const read = (file: string): string => readFileSync(join(projectRoot(), 'schema', file), 'utf8');

describe('composition', () => {
  test('the committed supergraph is what the three subgraphs compose to', () => {
    expect(read('supergraph.graphql')).toBe(compose().supergraph);
  });

  test('the public schema breaks nothing that was released', async () => {
    expect(await breakingChanges(compose().publicSchema)).toEqual([]);
  });

  test('a field that is taken away, and an argument that becomes required, are breaking', async () => {
    const schema = compose().publicSchema;
    const without = schema.replace(/^ {2}givenName: DisclosedText$/m, '');
    expect((await breakingChanges(without)).map(({ path }) => path)).toEqual(['Person.givenName']);
    const stricter = schema.replace(
      'people(after: String, first: Int! = 20)',
      'people(after: String!, first: Int! = 20)',
    );
    expect(stricter).not.toBe(schema);
    expect(await breakingChanges(stricter)).toHaveLength(1);
  });

  test('what only a subgraph may see is not public', () => {
    expect(compose().publicSchema).not.toMatch(/_entities|_service|join__/);
  });
});
