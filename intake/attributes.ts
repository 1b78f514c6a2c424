import { declaredAttributes } from '#schema/attributes.generated.ts';
import type { AttributeDeclarations } from './normalise/normaliseFact.ts';

const byName = new Map<string, (typeof declaredAttributes)[number]>(
  declaredAttributes.map((attribute) => [attribute.name, attribute]),
);

/** The attributes that schema/profile.graphql declares. */
export const sdlAttributes: AttributeDeclarations = {
  kindOf: (name) => byName.get(name)?.kind,
  stored: (name) => byName.get(name)?.stored ?? false,
};
