import { jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { defineQuery } from '#graph/query.ts';
import { identifierAad, seal, toGraphBytes } from '#graph/vault/seal.ts';
import type { Viewer } from '#platform/viewer.ts';
import { createDisclosureWorld, harbour, sol } from '#test/support/disclosureWorld.ts';
import { testExecutor } from '#test/support/graph.ts';
import { readGuarded } from './guarded.ts';
import { createIdentifierReader } from './identifiers.ts';

const executor = testExecutor();
const world = createDisclosureWorld(executor);
const reader = createIdentifierReader(world.deps);

const identify = defineQuery<
  { record: string; key: string; type: string; sealed: Int8Array; at: number },
  never
>({
  name: 'test.identify',
  access: 'write',
  cypher: `
    MATCH (record:Record {id: $record})
    MERGE (identifier:Identifier {key: $key}) ON CREATE SET identifier.type = $type
    CREATE (record)-[:IDENTIFIED_BY {verification: 'source', method: 'import', at: $at, sealed: $sealed}]->(identifier)`,
  row: () => {
    throw new Error('has no rows');
  },
});

const claim = async (record: string, said: { type: string; value: string; at: number }): Promise<void> => {
  const key = randomUUID();
  const dataKey = (await world.vault.getKeys([record])).get(record) ?? new Uint8Array();
  const sealed = toGraphBytes(
    seal(dataKey, said.value, identifierAad({ recordId: record, identifierKey: key })),
  );
  await executor.run(identify, { record, key, type: said.type, sealed, at: said.at });
};
const readAs = async (viewer: Viewer, id: string) => {
  const found = await reader.identifiers({ viewer, deadline: Date.now() + 10_000 }, id);
  return found?.map(({ type, value, record }) => [type, readGuarded(value)?.plain, record]) ?? null;
};

// The first queries of a fresh Neo4j are slow.
jest.setTimeout(30_000);

describe('raw identifiers on a graph', () => {
  test('show themselves to their person and to stewards, and to nobody else', async () => {
    const [ann, second = ''] = await world.person({ facts: {} }, { facts: {} });
    const [ben] = await world.person({ facts: {} });
    await claim(second, { type: 'email', value: 'ann@mail.example', at: 2 });
    await claim(ann, { type: 'national', value: '4711', at: 1 });
    const email = ['email', 'ann@mail.example', second];
    const national = ['national', '4711', ann];
    expect(await readAs({ kind: 'person', personId: ann, aal: 1 }, ann)).toEqual([email]);
    expect(await readAs({ kind: 'person', personId: ann, aal: 2 }, second)).toEqual([national, email]);
    expect(await readAs(sol, ann)).toEqual([national, email]);
    expect(await readAs(harbour, ann)).toBeNull();
    expect(await readAs({ kind: 'person', personId: ben, aal: 3 }, ann)).toBeNull();
    expect(await readAs({ kind: 'person', personId: ben, aal: 3 }, ben)).toEqual([]);
    expect(await readAs(sol, randomUUID())).toEqual([]);
  });
  test('leave with the key of their record', async () => {
    const [ann] = await world.person({ facts: {} });
    await claim(ann, { type: 'email', value: 'ann@mail.example', at: 2 });
    await world.vault.destroyKeys([ann]);
    expect(await readAs(sol, ann)).toEqual([]);
  });
});
