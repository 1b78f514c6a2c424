import type { PostalAddress } from '#core/evidence/evidence.ts';
import type { AttributeKind } from '#schema/attributes.generated.ts';
import type { GuardedForms } from './guarded.ts';

type Plain = GuardedForms[AttributeKind];
type Parse = (text: string) => Plain | undefined;
/** Computes one attribute from the text of another, at a moment (milliseconds since 1970 UTC). */
type Derive = (text: string, at: number) => Plain | undefined;

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;

const dayOf = (text: string): Day | undefined => {
  const [, year, month, day] = (datePattern.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const real = new Date(Date.UTC(year, month - 1, day));
  real.setUTCFullYear(year);
  return real.getUTCMonth() === month - 1 && real.getUTCDate() === day ? { year, month, day } : undefined;
};

const addressParts = ['street', 'postcode', 'city', 'region', 'country'] as const;

const addressOf = (text: string): PostalAddress | undefined => {
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read !== 'object' || read === null || Array.isArray(read)) return undefined;
    const given = read as Readonly<Record<string, unknown>>;
    const address: { -readonly [Part in keyof PostalAddress]: string } = {};
    for (const part of addressParts) {
      const value = given[part];
      if (typeof value === 'string') address[part] = value;
    }
    return address;
  } catch {
    return undefined;
  }
};

/**
 * Whole years of age on the UTC day of `at`. Year, month and day are compared, so that somebody born on 29 February
 * is a year older on 1 March of a common year (not on 28 February, as date libraries have it).
 */
export const ageAt = (birthDate: string, at: number): number | undefined => {
  const born = dayOf(birthDate);
  if (!born) return undefined;
  const now = new Date(at);
  const months = now.getUTCMonth() + 1 - born.month;
  const before = months < 0 || (months === 0 && now.getUTCDate() < born.day);
  const age = now.getUTCFullYear() - born.year - Number(before);
  return age >= 0 ? age : undefined;
};

const ageOver =
  (threshold: number): Derive =>
  (text, at) => {
    const age = ageAt(text, at);
    return age === undefined ? undefined : age >= threshold;
  };

const part =
  (name: keyof PostalAddress): Derive =>
  (text) =>
    addressOf(text)?.[name];

const derivations: Readonly<Record<string, Readonly<Record<string, Derive>>>> = {
  birthDate: { age: ageAt, ageOver16: ageOver(16), ageOver18: ageOver(18), ageOver21: ageOver(21) },
  postalAddress: {
    postcode: part('postcode'),
    city: part('city'),
    region: part('region'),
    country: part('country'),
  },
};

const parsers: Readonly<Record<AttributeKind, Parse>> = {
  Text: (text) => text,
  Date: (text) => (dayOf(text) ? text : undefined),
  Number: (text) => (text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined),
  Boolean: (text) => (text === 'true' || text === 'false' ? text === 'true' : undefined),
  Address: addressOf,
};

const derivationOf = (from: string, to: string): Derive | undefined => {
  const ways = Object.hasOwn(derivations, from) ? derivations[from] : undefined;
  return ways && Object.hasOwn(ways, to) ? ways[to] : undefined;
};

/** Whether `derivePlain` can compute one attribute from another. */
export const canDerive = (from: string, to: string): boolean => derivationOf(from, to) !== undefined;

/** The value of an attribute that is a fact's own; `undefined` when the text has not the form of its kind. */
export const parsePlain = (kind: AttributeKind, text: string): Plain | undefined => parsers[kind](text);

/** The value of an attribute out of the text of another one; `undefined` when that doesn't tell it. */
export const derivePlain = (
  way: { readonly from: string; readonly to: string },
  text: string,
  at: number,
): Plain | undefined => derivationOf(way.from, way.to)?.(text, at);
