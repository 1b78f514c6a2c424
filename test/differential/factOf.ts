import { read } from '#test/world/httpClient.ts';
import type { World } from '#test/world/world.ts';

const factQuery = 'query ($id: ID!) { person(by: { id: $id }) { facts { id attribute } } }';
interface Facts {
  readonly person: { readonly facts: readonly { readonly id: string; readonly attribute: string }[] };
}
/** Id of a person's family name as a fact. */
export async function factOf(world: World, id: string): Promise<string> {
  const { person } = await read<Facts>(world.url, {
    query: factQuery,
    variables: { id },
    token: await world.stewardToken(),
  });
  return person.facts.find(({ attribute }) => attribute === 'familyName')?.id ?? 'none';
}
