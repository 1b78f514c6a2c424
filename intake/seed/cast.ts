import { ravi, noor, sam, uma, vic, lea } from './castCases.ts';
import { ann, ben, bo, cy, dee, di } from './castCustomers.ts';
import type { CastMember } from './castMember.ts';
import { member } from './castMember.ts';
import { oddNames } from './castNames.ts';
import { kioskPhones } from './phones.ts';

const kioskCaller = (givenName: string, familyName: string, time: string) =>
  member(
    [givenName.toLowerCase(), `${givenName} ${familyName}`, 'calls from the kiosk phone that many use'],
    [{ source: 'support', at: time, givenName, familyName, phone: kioskPhones[0], language: 'en-GB' }],
  );

/** The people that documents, tests and screenshots speak of; their rows come first in each file. */
export const cast: readonly CastMember[] = [
  ...[ann, ben, bo, cy, dee, di],
  kioskCaller('Gus', 'Hale', '2024-04-01T10:00:00Z'),
  kioskCaller('Ivy', 'Marsh', '2024-04-01T10:20:00Z'),
  kioskCaller('Jo', 'Pike', '2024-04-01T10:40:00Z'),
  kioskCaller('Kit', 'Brandt', '2024-04-02T09:00:00Z'),
  kioskCaller('Lou', 'Farrell', '2024-04-02T09:30:00Z'),
  ...[ravi, noor, sam, uma, vic, lea],
  ...oddNames,
];
