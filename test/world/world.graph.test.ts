import { read } from './httpClient.ts';
import { splitOf } from './splitWorld.ts';
import { createWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
  await world.importCast(['cy', 'noor']);
}, 60_000);
afterAll(() => world.close());

const query = `{ personByIdentifier(type: email, value: "cy.moreau@courrier.example") { id givenName { value } } }`;

describe('a world of tests', () => {
  it('answers in process and split alike', async () => {
    const split = await splitOf(world);
    const token = await world.productToken('harbour-desk', 'support');
    const here = await read<object>(world.url, { query, token });
    const there = await read<object>(split.url, { query, token });
    await split.stop();
    expect(here).toMatchObject({
      personByIdentifier: { givenName: { value: expect.stringMatching(/^Cy/) as string } },
    });
    expect(there).toEqual(here);
  }, 30_000);
});
