import { MintedPermit, type Term } from './minted.ts';
import type { Permit } from './permit.ts';

/** Only decisions of this folder may call it (a rule of `npm run check`). */
export const mintPermit = (attribute: string, facts: readonly string[], term: Term): Permit =>
  new MintedPermit(attribute, [...facts], term);
