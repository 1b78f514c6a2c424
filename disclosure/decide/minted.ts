/** A permit is for the query it was decided for: nothing may keep one longer than this many milliseconds. */
export const permitLifetime = 60_000;

/** Only objects of this class hold the private field, so that no other object passes for a permit. */
export class MintedPermit {
  readonly #minted = true;
  readonly attribute: string;
  readonly facts: readonly string[];
  readonly from: number;
  readonly until: number;

  constructor(attribute: string, facts: readonly string[], from: number, end: number | undefined) {
    this.attribute = attribute;
    this.facts = facts;
    this.from = from;
    this.until = Math.min(end ?? Infinity, from + permitLifetime);
    Object.freeze(this);
  }

  static isMinted(value: object): boolean {
    return #minted in value && value.#minted;
  }
}
