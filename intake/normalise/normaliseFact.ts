import { z } from 'zod';
import type { PostalAddress } from '#core/evidence/evidence.ts';
import { DomainError } from '#platform/errors.ts';
import { valueClass } from './valueClass.ts';

export type AttributeKind = 'Text' | 'Date' | 'Number' | 'Boolean' | 'Address';

/** What intake needs to know of the declared attributes. */
export interface AttributeDeclarations {
  kindOf(name: string): AttributeKind | undefined;
  /** False for an attribute that is only ever computed from others. */
  stored(name: string): boolean;
}

const textLimit = 4096;
const hidden = /[\p{Cc}\p{Cs}]/u;
const line = z
  .string()
  .trim()
  .min(1)
  .max(300)
  .refine((text) => !hidden.test(text));
const addressForm = z
  .strictObject({
    street: line,
    postcode: line,
    city: line,
    region: line,
    country: z.string().regex(/^[A-Za-z]{2}$/),
  })
  .partial()
  .refine((address) => Object.keys(address).length > 0);

const wrong = (attribute: string, expected: string, value: string): DomainError =>
  new DomainError('INPUT_MALFORMED', `${attribute}: expected ${expected}, found ${valueClass(value)}`, {
    details: { attribute, valueClass: valueClass(value) },
  });

/** Whether YYYY-MM-DD is a day of the (proleptic Gregorian) calendar. */
export function isCalendarDate(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day >= 1 && day <= days;
}

function addressOf(attribute: string, value: string): string {
  const expected = 'JSON of a postal address {street, postcode, city, region, country (two letters)}';
  try {
    const { country, ...rest } = addressForm.parse(JSON.parse(value));
    const { street, postcode, city, region } = rest;
    // One order of keys, so that equal addresses are equal texts.
    const ordered: PostalAddress = {
      ...(street === undefined ? {} : { street }),
      ...(postcode === undefined ? {} : { postcode }),
      ...(city === undefined ? {} : { city }),
      ...(region === undefined ? {} : { region }),
      ...(country === undefined ? {} : { country: country.toUpperCase() }),
    };
    return JSON.stringify(ordered);
  } catch {
    throw wrong(attribute, expected, value);
  }
}

const forms: Readonly<Record<AttributeKind, (attribute: string, value: string) => string>> = {
  Text: (attribute, value) => {
    const text = value.normalize('NFC').trim();
    if (text !== '' && text.length <= textLimit && !hidden.test(text)) return text;
    throw wrong(attribute, `text of 1 to ${textLimit} characters without control characters`, value);
  },
  Date: (attribute, value) => {
    const text = value.trim();
    if (isCalendarDate(text)) return text;
    throw wrong(attribute, 'a calendar date YYYY-MM-DD', value);
  },
  Number: (attribute, value) => {
    const text = value.trim();
    const number = Number(text);
    if (/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(text) && Number.isFinite(number))
      return String(number);
    throw wrong(attribute, 'a finite number with a decimal point', value);
  },
  Boolean: (attribute, value) => {
    const text = value.trim().toLowerCase();
    if (text === 'true' || text === 'false') return text;
    throw wrong(attribute, 'true or false', value);
  },
  Address: addressOf,
};

/**
 * The text form in which a value of an attribute is stored.
 * @throws DomainError ATTRIBUTE_UNKNOWN when no such attribute is declared or it is only ever computed;
 * INPUT_MALFORMED with the class of the value, never the value.
 */
export function normaliseFact(attributes: AttributeDeclarations, attribute: string, value: string): string {
  return forms[storedKind(attributes, attribute)](attribute, value);
}

/** The kind of an attribute that facts may hold. @throws DomainError ATTRIBUTE_UNKNOWN */
export function storedKind(attributes: AttributeDeclarations, attribute: string): AttributeKind {
  const name = /^[A-Za-z][A-Za-z0-9]{0,63}$/.test(attribute) ? `"${attribute}"` : valueClass(attribute);
  const kind = attributes.kindOf(attribute);
  if (!kind) throw new DomainError('ATTRIBUTE_UNKNOWN', `expected a declared attribute, found ${name}`);
  if (!attributes.stored(attribute)) {
    throw new DomainError(
      'ATTRIBUTE_UNKNOWN',
      `attribute ${name} is computed from others and can not be taken in`,
    );
  }
  return kind;
}
