import fc from 'fast-check';
import { buildSchema, parse, visit } from 'graphql';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#platform/root.ts';
import { ask } from '#test/world/httpClient.ts';
import type { GraphqlBody } from '#test/world/httpClient.ts';
import { splitOf } from '#test/world/splitWorld.ts';
import type { SplitWorld } from '#test/world/splitWorld.ts';
import { factOf } from './factOf.ts';
import { createMonolith } from './monolith.ts';
import type { AskMonolith } from './monolith.ts';
import { randomQuery } from './randomOperations.ts';
import { createScene } from './scene.ts';
import type { Asker, Scene } from './scene.ts';

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

const schema = buildSchema(readFileSync(join(projectRoot(), 'schema', 'released.graphql'), 'utf8'), {
  assumeValid: true,
});

function variablesFor(asker: Asker): Readonly<Record<string, unknown>> {
  const { people, unknown } = scene;
  const seen = (id: string): string =>
    asker === 'desk' || asker === 'orders' ? scene.seenBy('harbour', id) : id;
  return {
    id: seen(people.cy),
    ids: [people.ann, unknown, people.cy, people.noor, people.cy].map(seen),
    value: 'cy.moreau@courrier.example',
    names: ['city', 'givenName'],
    fact: scene.facts.cy,
    hash: scene.world.catalogue.notice('harbour-support'),
    yes: true,
    no: false,
  };
}

const essence = ({ data, errors = [] }: GraphqlBody<unknown>) => ({
  data: data ?? null,
  errors: errors
    .map(({ path, extensions }) => `${String(extensions?.['code'])} at ${(path ?? []).join('.')}`)
    .sort(),
});

// The gateway's own bounds, which a monolith has not.
const bounds = /^(TOO_MANY_ALIASES|OPERATION_TOO_COSTLY|TOO_MANY_TOKENS)/;

describe('random operations', () => {
  it('use fields of every subgraph', () => {
    const names = new Set<string>();
    for (const text of fc.sample(randomQuery(schema), { numRuns: 200, seed: 1 })) {
      visit(parse(text), { Field: ({ name }) => void names.add(name.value) });
    }
    expect([...names]).toEqual(
      expect.arrayContaining(['givenName', 'consents', 'records', 'facts', 'lineage', 'purposes', 'me']),
    );
  });

  it('have the same answer in process, over HTTP and on one merged schema', async () => {
    const askers = fc.constantFrom<Asker>('desk', 'orders', 'cyStrong', 'steward');
    await fc.assert(
      fc.asyncProperty(askers, randomQuery(schema), async (asker, query) => {
        const question = { query, variables: variablesFor(asker), token: await scene.token(asker) };
        const inProcess = essence(await ask(scene.world.url, question));
        fc.pre(!inProcess.errors.some((error) => bounds.test(error)));
        const monolith = essence(await askMonolith(question));
        expect(inProcess).toEqual(monolith);
        // Also the order of the keys: GraphQL answers in the order of the question.
        expect(JSON.stringify(inProcess.data)).toBe(JSON.stringify(monolith.data));
        expect(essence(await ask(split.url, question))).toEqual(monolith);
      }),
      { numRuns: 120, interruptAfterTimeLimit: 20_000, markInterruptAsFailure: false },
    );
  }, 60_000);
});
