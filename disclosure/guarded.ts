import type { PostalAddress } from '#core/evidence/evidence.ts';

/** The JavaScript value behind each kind. Dates are YYYY-MM-DD. */
export interface GuardedForms {
  readonly Text: string;
  readonly Date: string;
  readonly Number: number;
  readonly Boolean: boolean;
  readonly Address: PostalAddress;
  readonly Identifier: string;
}

export type GuardedKind = keyof GuardedForms;

let make: <K extends GuardedKind>(kind: K, value: GuardedForms[K]) => DisclosedValue<K>;
let read: (
  value: unknown,
) => { readonly kind: GuardedKind; readonly plain: GuardedForms[GuardedKind] } | undefined;

/**
 * A value on its way out. Nothing outside this folder can make one, print one or look into one: it holds no
 * enumerable property, and only the guarded scalars read it (lock 2 of three).
 */
export class DisclosedValue<K extends GuardedKind = GuardedKind> {
  readonly #kind: K;
  readonly #plain: GuardedForms[K];

  private constructor(kind: K, plain: GuardedForms[K]) {
    this.#kind = kind;
    this.#plain = plain;
  }

  static {
    make = (kind, value) => new DisclosedValue(kind, value);
    read = (value) =>
      typeof value === 'object' && value !== null && #plain in value
        ? { kind: value.#kind, plain: value.#plain }
        : undefined;
  }

  /** The kind of value, which tells nothing of the person. */
  get kind(): K {
    return this.#kind;
  }
}

/** Makes a value that the guarded scalars let out. Only this folder may import it (a rule of `npm run check`). */
export const guard = <K extends GuardedKind>(kind: K, value: GuardedForms[K]): DisclosedValue<K> =>
  make(kind, value);

/** What is in it; `undefined` for anything that `guard` didn't make. Only this folder may import it. */
export const readGuarded = (
  value: unknown,
): { readonly kind: GuardedKind; readonly plain: GuardedForms[GuardedKind] } | undefined => read(value);
