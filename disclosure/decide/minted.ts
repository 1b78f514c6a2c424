/** A permit is for the query it was decided for: nothing may keep one longer than this many milliseconds. */
export const permitLifetime = 60_000;

/** Half-open [from, until), milliseconds since 1970 UTC; `until` absent: open-ended. */
export interface Term {
  readonly from: number;
  readonly until?: number | undefined;
}

/**
 * What a permit is at run time. Only objects of this class hold the private fields, so that no other object passes
 * for a permit, and nobody can widen one.
 */
export class MintedPermit {
  readonly #attribute: string;
  readonly #facts: readonly string[];
  readonly #from: number;
  readonly #until: number;

  constructor(attribute: string, facts: readonly string[], term: Term) {
    this.#attribute = attribute;
    this.#facts = facts;
    this.#from = term.from;
    this.#until = Math.min(term.until ?? Infinity, term.from + permitLifetime);
  }

  get attribute(): string {
    return this.#attribute;
  }

  get facts(): readonly string[] {
    return [...this.#facts];
  }

  get from(): number {
    return this.#from;
  }

  get until(): number {
    return this.#until;
  }

  /** Whether `value` was minted and opens the fact now. */
  static opens(value: object, factId: string, now: number): boolean {
    if (!(#facts in value)) return false;
    return value.#from <= now && now < value.#until && value.#facts.includes(factId);
  }
}
