import { cast } from '#intake/seed/cast.ts';
import type { CastMember } from '#intake/seed/castMember.ts';

/** Keys of the people that most tests speak of; docs/cast.md tells who they are. */
export type CastKey =
  'ann' | 'ben' | 'bo' | 'cy' | 'dee' | 'di' | 'ravi' | 'noor' | 'sam' | 'uma' | 'vic' | 'lea';

/** A person of the cast by key. Throws RangeError for a key that nobody has. */
export const castMember = (key: CastKey): CastMember => {
  const found = cast.find((person) => person.key === key);
  if (found === undefined)
    throw new RangeError(`found no cast member ${key}, expected a key of docs/cast.md`);
  return found;
};

/** The mailbox that a person's first record with one gives. */
export const mailboxOf = (key: CastKey): string => {
  const email = castMember(key).appearances.find((row) => row.email !== undefined)?.email;
  if (email === undefined) throw new RangeError(`found no mailbox of ${key}, expected one in a record`);
  return email;
};
