import type { PostalAddress } from '#core/evidence/evidence.ts';
import { at, given, member, refused } from './castMember.ts';
import { castPhone } from './phones.ts';

const archersHome: PostalAddress = {
  street: '3 Quay Street',
  postcode: 'H91 K2C4',
  city: 'Galway',
  region: 'Connacht',
  country: 'IE',
};
const okaforsHome: PostalAddress = {
  ...archersHome,
  street: '11 Church Road',
  postcode: 'D08 X4Y7',
  city: 'Dublin',
  region: 'Leinster',
};
const cysHome: PostalAddress = {
  street: '8 quai du Port',
  postcode: '44000',
  city: 'Nantes',
  region: 'Pays de la Loire',
  country: 'FR',
};
const archers = {
  familyName: 'Archer',
  email: 'archers@family.example',
  phone: castPhone(10),
  address: archersHome,
};
export const ann = member(
  ['ann', 'Ann Archer', 'shares a mailbox and a landline with Ben; only her loyalty card joins her records'],
  [
    {
      source: 'crm',
      at: '2022-03-01T09:00:00Z',
      givenName: 'Ann',
      ...archers,
      loyaltyNumber: 'HB0000010',
      birthDate: '1984-05-17',
      gender: 'female',
      language: 'en-IE',
      consents: [given('support', '2022-03-01T09:00:00Z')],
    },
    {
      source: 'shop',
      at: '2023-11-20T18:30:00Z',
      givenName: 'Ann',
      ...archers,
      loyaltyNumber: 'HB0000010',
      purchaseCount: 4,
      termsVersion: '2021-01',
    },
  ],
);
export const ben = member(
  ['ben', 'Ben Archer', 'shares a mailbox and a landline with Ann; only his loyalty card joins his records'],
  [
    {
      source: 'crm',
      at: '2022-03-01T09:05:00Z',
      givenName: 'Ben',
      ...archers,
      loyaltyNumber: 'HB0000011',
      birthDate: '1982-12-02',
      gender: 'male',
      language: 'en-IE',
      consents: [refused('support', '2022-03-01T09:05:00Z')],
    },
    {
      source: 'shop',
      at: '2024-02-11T20:10:00Z',
      givenName: 'Ben',
      ...archers,
      loyaltyNumber: 'HB0000011',
      purchaseCount: 1,
      termsVersion: '2024-01',
    },
  ],
);
export const bo = member(
  ['bo', 'Bo Lindqvist', 'claimed a mailbox and never proved it'],
  [
    {
      source: 'support',
      at: '2024-06-03T10:00:00Z',
      givenName: 'Bo',
      familyName: 'Lindqvist',
      email: 'bo.lindqvist@post.example',
      phone: castPhone(20),
      language: 'en-IE',
      address: { city: 'Sligo', country: 'IE' },
    },
    {
      source: 'newsletter',
      at: '2024-06-04T10:00:00Z',
      givenName: 'Bo',
      email: 'bo.lindqvist@post.example',
      consents: [{ purpose: 'newsletter', state: 'requested', at: at('2024-06-04T10:00:00Z') }],
    },
  ],
);
const cys = { givenName: 'Cy', familyName: 'Moreau', email: 'cy.moreau@courrier.example' };
export const cy = member(
  [
    'cy',
    'Cy Moreau',
    'the example of the README: in all four sources, consents to support and to the newsletter; gets a passkey later',
  ],
  [
    {
      source: 'crm',
      at: '2023-01-09T08:00:00Z',
      ...cys,
      phone: castPhone(30),
      birthDate: '1991-07-23',
      gender: 'male',
      language: 'fr-FR',
      address: cysHome,
      loyaltyNumber: 'HB0000030',
      loyaltyTier: 'gold',
      consents: [given('support', '2023-01-09T08:00:00Z')],
    },
    {
      source: 'shop',
      at: '2024-03-15T12:45:00Z',
      ...cys,
      email: 'cy.moreau@COURRIER.example',
      address: cysHome,
      loyaltyNumber: 'HB0000030',
      interests: 'sailing; maps',
      purchaseCount: 17,
      termsVersion: '2024-01',
      consents: [given('newsletter', '2024-03-15T12:45:00Z')],
    },
    {
      source: 'support',
      at: '2025-05-02T15:20:00Z',
      givenName: 'Cyrille',
      familyName: 'Moreau',
      phone: castPhone(30),
      language: 'fr-FR',
      address: { city: 'Nantes', country: 'FR' },
    },
    {
      source: 'newsletter',
      at: '2025-06-01T07:00:00Z',
      givenName: 'Cy',
      email: cys.email,
      language: 'fr-FR',
      interests: 'lighthouses',
      consents: [given('newsletter', '2025-06-01T07:00:00Z')],
    },
  ],
);
const twins = {
  familyName: 'Okafor',
  phone: castPhone(40),
  birthDate: '1996-08-08',
  gender: 'female',
  language: 'en-IE',
  address: okaforsHome,
};
export const dee = member(
  ['dee', 'Dee Okafor', 'twin of Di: same phone, home and birth date; wrongly merged with her elsewhere'],
  [
    {
      source: 'crm',
      at: '2023-05-05T11:00:00Z',
      givenName: 'Dee',
      ...twins,
      email: 'dee.okafor@post.example',
      consents: [given('support', '2023-05-05T11:00:00Z')],
    },
    {
      source: 'support',
      at: '2024-09-09T09:09:00Z',
      givenName: 'Dee',
      familyName: 'Okafor',
      phone: twins.phone,
    },
  ],
);
export const di = member(
  ['di', 'Di Okafor', 'twin of Dee'],
  [
    {
      source: 'crm',
      at: '2023-05-06T11:00:00Z',
      givenName: 'Di',
      ...twins,
      email: 'di.okafor@post.example',
      consents: [refused('support', '2023-05-06T11:00:00Z')],
    },
    {
      source: 'shop',
      at: '2024-10-01T16:00:00Z',
      givenName: 'Di',
      familyName: 'Okafor',
      email: 'di.okafor@post.example',
      phone: twins.phone,
      address: okaforsHome,
      purchaseCount: 2,
      termsVersion: '2024-01',
    },
  ],
);
