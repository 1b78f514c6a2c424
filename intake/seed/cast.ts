import { ravi, noor, sam, uma, vic, lea } from './castCases.ts';
import { ann, ben, bo, cy, dee, di } from './castCustomers.ts';
import type { CastMember } from './castMember.ts';
import { member } from './castMember.ts';
import { oddNames } from './castNames.ts';
import { kioskPhones } from './phones.ts';

const kioskCaller = (key: string, givenName: string, familyName: string, time: string) =>
  member(key, `${givenName} ${familyName}`, 'calls from the kiosk phone that many use', [
    { source: 'support', at: time, givenName, familyName, phone: kioskPhones[0], language: 'en-GB' },
  ]);
/** The people that documents, tests and screenshots speak of; their rows come first in each file. */
export const cast: readonly CastMember[] = [
  ...[ann, ben, bo, cy, dee, di],
  kioskCaller('gus', 'Gus', 'Hale', '2024-04-01T10:00:00Z'),
  kioskCaller('ivy', 'Ivy', 'Marsh', '2024-04-01T10:20:00Z'),
  kioskCaller('jo', 'Jo', 'Pike', '2024-04-01T10:40:00Z'),
  kioskCaller('kit', 'Kit', 'Brandt', '2024-04-02T09:00:00Z'),
  kioskCaller('lou', 'Lou', 'Farrell', '2024-04-02T09:30:00Z'),
  ...[ravi, noor, sam, uma, vic, lea],
  ...oddNames,
];
