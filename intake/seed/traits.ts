import type { PostalAddress } from '#core/evidence/evidence.ts';
import type { DemoCountry } from './demo.ts';
import { demoEnd, demoStart } from './demo.ts';
import { names } from './names.ts';
import type { PhoneBook } from './phones.ts';
import { kioskPhones } from './phones.ts';
import { drawAddress } from './places.ts';
import type { Random } from './prng.ts';
import { asciiOf } from './slips.ts';

export const day = 86_400_000;

/** Where someone lives, and where since `movedAt`. */
export interface Homes {
  readonly first: PostalAddress;
  readonly second?: PostalAddress;
  readonly movedAt: number;
}

/** What is so about a generated person, before any source writes it down. */
export interface Traits {
  readonly number: number;
  readonly country: DemoCountry;
  readonly woman: boolean;
  readonly givenName: string;
  readonly familyName: string;
  readonly birthYear: number;
  readonly birthDate: string;
  readonly language: string;
  readonly email: string;
  readonly phone?: string;
  /** A phone at a counter, used by many, that this person calls support from. */
  readonly kiosk?: string;
  readonly homes: Homes;
  readonly loyaltyNumber?: string;
  readonly interests: string;
}

const countryWeights: readonly (readonly [DemoCountry, number])[] = [
  ['IE', 0.24],
  ['GB', 0.44],
  ['DE', 0.6],
  ['FR', 0.74],
  ['US', 0.87],
  ['IN', 1],
];
const domains = [
  'post.example',
  'inbox.example',
  'letterbox.example',
  'kontor.example',
  'courrier.example',
] as const;
const interests = [
  'sailing',
  'gardening',
  'lighthouses',
  'cooking',
  'chess',
  'birds',
  'maps',
  'music',
] as const;

export const drawCountry = (random: Random): DemoCountry => {
  const draw = random.next();
  return countryWeights.find(([, upTo]) => draw < upTo)?.[0] ?? 'IN';
};

/** Any day of a year, the 29th of February included where there is one. */
const drawBirthDate = (year: number, random: Random): string => {
  const start = Date.UTC(year, 0, 1);
  const days = (Date.UTC(year + 1, 0, 1) - start) / day;
  return new Date(start + random.below(days) * day).toISOString().slice(0, 10);
};

export const drawHomes = (country: DemoCountry, random: Random): Homes => {
  const first = drawAddress(country, random);
  const movedAt = demoStart + random.below(demoEnd - demoStart);
  return random.chance(0.08) ? { first, second: drawAddress(country, random), movedAt } : { first, movedAt };
};

export const homeAt = (homes: Homes, at: number): PostalAddress =>
  homes.second !== undefined && at >= homes.movedAt ? homes.second : homes.first;

/** What the members of a household have in common; everything is absent for someone alone. */
export interface Household {
  readonly country: DemoCountry;
  readonly familyName?: string;
  readonly mailbox?: string;
  readonly phone?: string;
  readonly homes: Homes;
}

interface DrawTraits {
  readonly number: number;
  readonly household: Household;
  readonly random: Random;
  readonly phones: PhoneBook;
  /** A child named like the parent: a hard case for matching. */
  readonly namesake?: Traits;
}

export const familyMailbox = (familyName: string, number: number, random: Random): string =>
  `family.${asciiOf(familyName)}.${number.toString(36)}@${random.pick(domains)}`;

/** Name, sex and birth; a namesake is a child of the same name. */
const drawIdentity = ({ household, random, namesake }: DrawTraits) => {
  const list = names[household.country];
  const woman = namesake?.woman ?? random.chance(0.51);
  const birthYear =
    namesake === undefined ? 1936 + random.below(73) : namesake.birthYear + 26 + random.below(9);
  return {
    woman,
    givenName: namesake?.givenName ?? random.pick(woman ? list.women : list.men),
    familyName: household.familyName ?? random.pick(list.families),
    birthYear,
    birthDate: drawBirthDate(birthYear, random),
    language: list.language,
  };
};

const drawPhones = ({ household, random, phones }: DrawTraits) => ({
  phone: household.phone ?? (random.chance(0.62) ? phones.take(household.country) : undefined),
  kiosk: random.chance(0.01) ? random.pick(kioskPhones) : undefined,
});

/** One person, drawn from the household's stream. The number in the mailbox keeps it one person's. */
export const drawTraits = (from: DrawTraits): Traits => {
  const { number, household, random } = from;
  const identity = drawIdentity(from);
  const local = `${asciiOf(identity.givenName)}.${asciiOf(identity.familyName)}.${number.toString(36)}`;
  return {
    number,
    country: household.country,
    ...identity,
    email: household.mailbox ?? `${local}@${random.pick(domains)}`,
    ...drawPhones(from),
    homes: household.homes,
    loyaltyNumber: random.chance(0.3) ? `HB${String(1_000_000 + number)}` : undefined,
    interests: [...new Set([random.pick(interests), random.pick(interests)])].join('; '),
  };
};
