import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createExplainer } from '#graph/explain.ts';
import { migrate } from '#graph/migrations/migrate.ts';
import { declaredQueries } from '#graph/query.ts';
import { testExecutor, testGraphSettings } from '#test/support/graph.ts';
import { unknownNames } from './catalogueNames.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const rooms = ['platform', 'graph', 'core', 'intake', 'disclosure', 'subgraphs', 'gateway', 'cli', 'bench'];

/** Queries that may walk over all nodes of a label or all edges of a type, each with its reason. */
const mayScanLabel: Readonly<Record<string, string>> = {
  'catalogue.read': 'takes everything that is registered, which is small, as one snapshot',
  'product.find': 'takes the processes, which are few, with a product',
};

const sourcesOf = (room: string): string[] =>
  readdirSync(join(root, room), { recursive: true, withFileTypes: true })
    .filter(({ name }) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name));

const declaring = rooms
  .flatMap(sourcesOf)
  .filter((file) => /\bdefineQuery[(<]/.test(readFileSync(file, 'utf8')))
  .filter((file) => !file.endsWith('graph/query.ts'));

for (const file of declaring) await import(pathToFileURL(file).href);
const queries = declaredQueries().map((query) => [query.name, query] as const);

const explainer = createExplainer(testGraphSettings());
const executor = testExecutor();
beforeAll(async () => {
  await migrate(executor);
  await explainer.createTokens();
});
afterAll(() => explainer.close());

const forbidden = (name: string, operator: string): boolean =>
  /All(Nodes|Relationships)Scan|CartesianProduct/.test(operator) ||
  (/(LabelScan|LabelsScan|TypeScan|TypesScan)$/.test(operator) && !(name in mayScanLabel));

const complaintsAbout = async (name: string, cypher: string): Promise<string[]> => {
  const { operators, notifications } = await explainer.explain(cypher);
  return [
    ...operators.filter((operator) => forbidden(name, operator)),
    ...notifications.filter((code) => /Unknown|CartesianProduct|Deprecat/.test(code)),
  ];
};

describe('the examination', () => {
  it.each([
    ['MATCH (n) RETURN n', 'AllNodesScan'],
    ['MATCH (n:Record) RETURN n.id', 'NodeByLabelScan'],
    ['MATCH (a:Record {id: $a}) MATCH (b:Person) RETURN a.id, b.id', 'CartesianProduct'],
    ['MATCH (a:Record {id: $a}) MATCH (b:Person) WHERE b.id IN $b RETURN a.id, b.id', 'CartesianProduct'],
    ['MATCH ()-[r:ASSERTS]->() RETURN r', 'DirectedRelationshipTypeScan'],
    ['MATCH (n:Nobody) RETURN n', 'Neo.ClientNotification.Statement.UnknownLabelWarning'],
    [
      'MATCH (n:Record {id: $id}) RETURN n.nowhere',
      'Neo.ClientNotification.Statement.UnknownPropertyKeyWarning',
    ],
  ])('finds fault with %s', async (cypher, complaint) => {
    expect(await complaintsAbout('none', cypher)).toContain(complaint);
  });

  it('lets two nodes be joined by their unique keys', async () => {
    const cypher = 'MATCH (a:Record {id: $a}) MATCH (b:Record {id: $b}) MERGE (a)-[:REVISES]->(b)';
    expect(await complaintsAbout('none', cypher)).toEqual([]);
  });
});

it('declares queries in files of their own beside their concept', () => {
  const elsewhere = declaring
    .map((file) => relative(root, file))
    .filter((file) => !file.startsWith('graph/') && !file.endsWith('.queries.ts'));
  expect(elsewhere).toEqual([]);
});

it('allows scans only to queries that exist', () => {
  const names = new Set(queries.map(([name]) => name));
  expect(Object.keys(mayScanLabel).filter((name) => !names.has(name))).toEqual([]);
});

describe.each(queries)('%s', (name, query) => {
  it('names only what the label catalogue has', () => {
    expect(unknownNames(query.cypher)).toEqual([]);
  });

  it('is planned without scans, cartesian products and unknown names', async () => {
    expect(await complaintsAbout(name, query.cypher)).toEqual([]);
  });
});
