import { MintedPermit } from './minted.ts';
import type { Permit } from './permit.ts';

/** Only decisions of this folder may call it (a rule of `npm run check`). `until` is exclusive. */
export const mintPermit = (
  attribute: string,
  facts: readonly string[],
  term: { readonly from: number; readonly until?: number | undefined },
): Permit => new MintedPermit(attribute, [...facts], term.from, term.until);
