import { ask } from '#test/world/httpClient.ts';
import type { GraphqlBody } from '#test/world/httpClient.ts';
import { splitOf } from '#test/world/splitWorld.ts';
import type { SplitWorld } from '#test/world/splitWorld.ts';
import { factOf } from './factOf.ts';
import { createMonolith } from './monolith.ts';
import type { AskMonolith } from './monolith.ts';
import { readOperations } from './readOperations.ts';
import type { Operation } from './operation.ts';
import { createScene } from './scene.ts';
import type { Scene } from './scene.ts';
import { writeOperations } from './writeOperations.ts';

let scene: Scene;
let split: SplitWorld;
let askMonolith: AskMonolith;

beforeAll(async () => {
  scene = await createScene(factOf);
  split = await splitOf(scene.world);
  askMonolith = await createMonolith(scene.world);
}, 60_000);
afterAll(async () => {
  await split.stop();
  await scene.world.close();
}, 30_000);

/** Data, and of each error where and which: messages and further details may differ with the way. */
const essence = ({ data, errors = [] }: GraphqlBody<unknown>, { judgedBySubgraph }: Operation) => ({
  data: data ?? null,
  errors: errors
    .map(
      ({ path, extensions }) =>
        `${String(extensions?.['code'])} at ${(judgedBySubgraph ? [] : (path ?? [])).join('.')}`,
    )
    .sort(),
});
type Essence = ReturnType<typeof essence>;

async function inEveryWay(
  operation: Operation,
): Promise<Record<'inProcess' | 'overHttp' | 'monolith', Essence>> {
  const { as, query, operationName, variables } = operation;
  const token = await scene.token(as);
  const question = (run: string) => ({
    query,
    token,
    ...(operationName ? { operationName } : {}),
    ...(variables ? { variables: variables(scene, run) } : {}),
  });
  const inProcess = essence(await ask(scene.world.url, question('a')), operation);
  const overHttp = essence(await ask(split.url, question('b')), operation);
  const monolith = essence(await askMonolith(question('c')), operation);
  expect([...new Set(monolith.errors.map((error) => error.split(' ', 1)[0]))]).toEqual(
    operation.code ? [operation.code] : [],
  );
  return { inProcess, overHttp, monolith };
}

/** Ids and times of what was made just now differ from run to run. */
const withoutFreshness = (value: Essence): unknown =>
  JSON.parse(
    JSON.stringify(value)
      .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}|p_[\w-]{22}/g, '<id>')
      .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, '<time>'),
  );

describe('in process, over HTTP and on one merged schema', () => {
  it.each(readOperations.map((operation) => [operation.name, operation] as const))(
    '%s',
    async (_, operation) => {
      const { inProcess, overHttp, monolith } = await inEveryWay(operation);
      expect(inProcess).toEqual(monolith);
      expect(overHttp).toEqual(monolith);
    },
  );

  it.each(writeOperations.map((operation) => [operation.name, operation] as const))(
    '%s',
    async (_, operation) => {
      const { inProcess, overHttp, monolith } = await inEveryWay(operation);
      expect(withoutFreshness(inProcess)).toEqual(withoutFreshness(monolith));
      expect(withoutFreshness(overHttp)).toEqual(withoutFreshness(monolith));
    },
  );
});
