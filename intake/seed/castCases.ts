import type { PostalAddress } from '#core/evidence/evidence.ts';
import { at, given, member, refused } from './castMember.ts';
import { castPhone } from './phones.ts';

const ravisFirstHome: PostalAddress = {
  street: '42 Lake View Road',
  postcode: '411004',
  city: 'Pune',
  region: 'Maharashtra',
  country: 'IN',
};
const ravisSecondHome: PostalAddress = {
  street: '5 Bridge Street',
  postcode: 'T12 W8K2',
  city: 'Cork',
  region: 'Munster',
  country: 'IE',
};

const ravis = {
  givenName: 'Ravi',
  familyName: 'Menon',
  email: 'ravi.menon@kontor.example',
  phone: castPhone(50),
  birthDate: '1979-02-11',
  gender: 'male',
  language: 'en-IN',
};
export const ravi = member(
  ['ravi', 'Ravi Menon', 'moved house: two addresses over time, in two rows of one CRM entry'],
  [
    {
      source: 'crm',
      at: '2021-06-15T06:00:00Z',
      ...ravis,
      address: ravisFirstHome,
      consents: [given('support', '2021-06-15T06:00:00Z')],
    },
    {
      source: 'shop',
      at: '2022-02-02T07:00:00Z',
      givenName: 'Ravi',
      familyName: 'Menon',
      email: ravis.email,
      address: ravisFirstHome,
      purchaseCount: 6,
      termsVersion: '2021-01',
    },
    {
      source: 'crm',
      at: '2024-08-20T08:00:00Z',
      ...ravis,
      address: ravisSecondHome,
      consents: [given('support', '2021-06-15T06:00:00Z')],
    },
  ],
);
export const noor = member(
  ['noor', 'Noor Haddad', 'refused everything, everywhere'],
  [
    {
      source: 'crm',
      at: '2022-07-07T07:07:00Z',
      givenName: 'Noor',
      familyName: 'Haddad',
      email: 'noor.haddad@inbox.example',
      phone: castPhone(60),
      birthDate: '1988-03-30',
      language: 'en-GB',
      consents: [refused('support', '2022-07-07T07:07:00Z')],
    },
    {
      source: 'shop',
      at: '2023-08-08T08:08:00Z',
      givenName: 'Noor',
      familyName: 'Haddad',
      email: 'noor.haddad@inbox.example',
      purchaseCount: 1,
      termsVersion: '2021-01',
      consents: [refused('newsletter', '2023-08-08T08:08:00Z')],
    },
    {
      source: 'newsletter',
      at: '2023-08-09T08:08:00Z',
      givenName: 'Noor',
      email: 'noor.haddad@inbox.example',
      consents: [refused('newsletter', '2023-08-09T08:08:00Z')],
    },
  ],
);
const sams = {
  source: 'newsletter',
  givenName: 'Sam',
  email: 'sam.doyle@letterbox.example',
  language: 'en-IE',
  interests: 'birds',
} as const;
export const sam = member(
  ['sam', 'Sam Doyle', 'gave the newsletter consent and withdrew it'],
  [
    {
      source: 'crm',
      at: '2023-02-14T10:00:00Z',
      givenName: 'Sam',
      familyName: 'Doyle',
      email: sams.email,
      birthDate: '1999-10-10',
      language: 'en-IE',
      consents: [given('support', '2023-02-14T10:00:00Z')],
    },
    { ...sams, at: '2024-01-10T19:00:00Z', consents: [given('newsletter', '2024-01-10T19:00:00Z')] },
    {
      ...sams,
      at: '2025-04-01T06:30:00Z',
      consents: [{ purpose: 'newsletter', state: 'withdrawn', at: at('2025-04-01T06:30:00Z') }],
    },
  ],
);
const young = {
  consents: [given('support', '2026-07-01T12:00:00Z')],
  language: 'en-GB',
  source: 'crm',
  at: '2026-07-01T12:00:00Z',
} as const;
export const uma = member(
  ['uma', 'Uma Price', '17 years old until 15 August 2027'],
  [
    {
      ...young,
      givenName: 'Uma',
      familyName: 'Price',
      email: 'uma.price@post.example',
      birthDate: '2009-08-15',
      gender: 'female',
    },
  ],
);
export const vic = member(
  ['vic', 'Vic Stone', '18 years old since 15 August 2026'],
  [
    {
      ...young,
      givenName: 'Vic',
      familyName: 'Stone',
      email: 'vic.stone@post.example',
      birthDate: '2008-08-15',
      gender: 'male',
    },
  ],
);
export const lea = member(
  ['lea', 'Lea Schalt', 'born on 29 February'],
  [
    {
      ...young,
      givenName: 'Lea',
      familyName: 'Schalt',
      email: 'lea.schalt@kontor.example',
      birthDate: '2008-02-29',
      gender: 'female',
      language: 'de-DE',
    },
  ],
);
