import { randomUUID } from 'node:crypto';
import { cursorBefore } from '#test/world/cursorBefore.ts';
import { createWorld } from '#test/world/world.ts';
import type { World } from '#test/world/world.ts';

/** Who asks: products with one purpose each, the person at two levels of login, a steward. */
export type Asker = 'desk' | 'fraud' | 'orders' | 'letters' | 'cy' | 'cyStrong' | 'steward' | 'nobody';

/** What the operations speak of. */
export interface Scene {
  readonly world: World;
  /** Ids inside the graph. */
  readonly people: Readonly<Record<'cy' | 'noor' | 'sam' | 'ann' | 'dee', string>>;
  /** A seed id that no record has. */
  readonly unknown: string;
  /** A person's id as an organisation of the demo sees it. */
  seenBy(organization: 'harbour' | 'lantern', personId: string): string;
  /** A fact of Cy's, and one of Noor's. */
  readonly facts: Readonly<Record<'cy' | 'noor', string>>;
  readonly cursor: string;
  token(asker: Asker): Promise<string | undefined>;
}

const tokensOf = (world: World, cy: string): Scene['token'] => {
  const make: Record<Asker, () => Promise<string | undefined>> = {
    desk: () => world.productToken('harbour-desk', 'support'),
    fraud: () => world.productToken('harbour-desk', 'fraud-prevention'),
    orders: () => world.productToken('harbour-shop', 'order-fulfilment'),
    letters: () => world.productToken('lantern-letters', 'newsletter'),
    cy: () => world.personToken(cy, 1),
    cyStrong: () => world.personToken(cy, 2),
    steward: () => world.stewardToken(),
    nobody: () => Promise.resolve(undefined),
  };
  return (asker) => make[asker]();
};

export async function createScene(
  factOf: (world: World, personId: string) => Promise<string>,
): Promise<Scene> {
  const world = await createWorld();
  await world.importCast(['cy', 'noor', 'sam', 'ann', 'ben', 'dee', 'di', 'bo']);
  const { pairwise } = world.runtime;
  const person = (id: string) => world.personOf('crm', id);
  const [cy, noor, sam, ann, dee] = await Promise.all([
    person('C-CY'),
    person('C-NOOR'),
    person('C-SAM'),
    person('C-ANN'),
    person('C-DEE'),
  ]);
  return {
    world,
    people: { cy, noor, sam, ann, dee },
    unknown: randomUUID(),
    seenBy: (organization, personId) => pairwise.toPairwise(world.catalogue.id(organization), personId),
    facts: { cy: await factOf(world, cy), noor: await factOf(world, noor) },
    cursor: cursorBefore(world, 'harbour', cy),
    token: tokensOf(world, cy),
  };
}
