import { identifierTypes } from '#core/evidence/evidence.ts';
import type { IdentifierType } from '#core/evidence/evidence.ts';
import type { AttributeLattice } from './lattice.ts';

/** The name under which a raw identifier is decided. No process of a product can name it: it is not declared. */
export const identifierAttribute = (type: IdentifierType): string => `identifier:${type}`;

const names: ReadonlySet<string> = new Set(identifierTypes.map(identifierAttribute));
const itself = (name: string): ReadonlySet<string> => new Set([name]);

/** Raw identifiers as attributes that reveal nothing but themselves, for the views of person and steward. */
export const identifierLattice: AttributeLattice = {
  has: (name) => names.has(name),
  reveals: itself,
  revealedBy: itself,
  isSpecial: () => false,
  // GDPR Art. 87: a national number may be looked at only after a stronger login.
  minAal: (name) => (name === identifierAttribute('national') || !names.has(name) ? 2 : 1),
  sourcesOf: (name) => (names.has(name) ? itself(name) : new Set()),
};
