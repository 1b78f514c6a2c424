import type { DemoOptions, DemoPerson } from './demo.ts';
import type { NextRecordId } from './appearances.ts';
import { createRecordIds, drawAppearances } from './appearances.ts';
import { cast } from './cast.ts';
import { names } from './names.ts';
import type { PhoneBook } from './phones.ts';
import { createPhoneBook } from './phones.ts';
import type { Random } from './prng.ts';
import { createRandom } from './prng.ts';
import type { Household, Traits } from './traits.ts';
import { drawCountry, drawHomes, drawTraits, familyMailbox } from './traits.ts';

// Households of two or three with one mailbox: 1.6 % of them hold about 4 % of the people.
const familyShare = 0.016;
const namesakeShare = 0.1;

interface Makers {
  readonly phones: PhoneBook;
  readonly nextId: NextRecordId;
}

const drawHousehold = (number: number, random: Random, phones: PhoneBook): Household => {
  const country = drawCountry(random);
  const homes = drawHomes(country, random);
  if (!random.chance(familyShare)) return { country, homes };
  const familyName = random.pick(names[country].families);
  const mailbox = familyMailbox(familyName, number, random);
  const phone = random.chance(0.5) ? phones.take(country) : undefined;
  return { country, homes, familyName, mailbox, phone };
};

/** The people behind one front door; `number` is that of the first of them. */
function* householdFrom(number: number, random: Random, { phones, nextId }: Makers): Generator<DemoPerson> {
  const household = drawHousehold(number, random, phones);
  const size = household.mailbox === undefined ? 1 : 2 + random.below(2);
  let parent: Traits | undefined;
  for (let member = 0; member < size; member++) {
    const namesake = random.chance(namesakeShare) ? parent : undefined;
    const traits = drawTraits({ number: number + member, household, random, phones, namesake });
    parent ??= traits.birthYear < 1975 ? traits : undefined;
    const key = `person-${String(traits.number).padStart(7, '0')}`;
    yield { key, appearances: drawAppearances(traits, random, nextId) };
  }
}

/**
 * The named cast, then generated people, one at a time: nothing but a few counters is kept. The first people of a larger
 * demo are those of a smaller one with the same seed. Throws RangeError for fewer people than the cast has.
 */
export function* generatePeople({ seed, people }: DemoOptions): Generator<DemoPerson> {
  if (!Number.isInteger(people) || people < cast.length) {
    throw new RangeError(
      `found ${String(people)} people, expected an integer of at least ${String(cast.length)}, the cast`,
    );
  }
  yield* cast;
  const makers = { phones: createPhoneBook(), nextId: createRecordIds() };
  let number = cast.length;
  for (let household = 0; number < people; household++) {
    const random = createRandom(`${String(seed)}:${String(household)}`);
    for (const person of householdFrom(number, random, makers)) {
      if (number >= people) return;
      number++;
      yield person;
    }
  }
}
