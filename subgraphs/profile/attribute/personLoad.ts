import type { Disclosed } from '#disclosure/disclosed.ts';
import type { Discloser } from '#disclosure/discloser.ts';
import type { PersonReference } from '../../person.ts';
import type { SubgraphContext } from '../../context.ts';

type Found = ReadonlyMap<string, Disclosed>;

interface Load {
  readonly names: Set<string>;
  readonly found: Promise<Found>;
}

/** Asks for attributes of one person of one operation; all that are asked in one turn share one row. */
export type LoadAttributes = (
  person: PersonReference,
  names: readonly string[],
  context: SubgraphContext,
) => Promise<Found>;

/**
 * The fields of a person resolve one after the other in the same turn: their names are gathered until it ends, then
 * asked for together, so that a person costs one row, not one for each field. Keyed by the parent object, which
 * belongs to one operation of one viewer.
 */
export const createPersonLoad = (discloser: Discloser): LoadAttributes => {
  const loads = new WeakMap<PersonReference, Load>();
  const begin = (person: PersonReference, context: SubgraphContext): Load => {
    const names = new Set<string>();
    const found = Promise.resolve().then(() => {
      loads.delete(person);
      return discloser.disclose(context.envelope, person.id, [...names]);
    });
    const load = { names, found };
    loads.set(person, load);
    return load;
  };
  return (person, names, context) => {
    const load = loads.get(person) ?? begin(person, context);
    for (const name of names) load.names.add(name);
    return load.found;
  };
};
