import { declaredAttributes } from '#schema/attributes.generated.ts';
import type { DeclaredAttribute } from '#schema/attributes.generated.ts';
import { createAttributeLattice } from './attributeLattice.ts';
import type { AttributeLattice } from './lattice.ts';

/** The lattice of everything that schema/profile.graphql declares. */
export const declaredLattice: AttributeLattice = createAttributeLattice(declaredAttributes);

/** Names of all declared attributes, in the order of the SDL. */
export const declaredNames: readonly string[] = declaredAttributes.map(({ name }) => name);

export const declaredByName: ReadonlyMap<string, DeclaredAttribute> = new Map(
  declaredAttributes.map((attribute) => [attribute.name, attribute]),
);
