import { at, member } from './castMember.ts';
import type { CastMember } from './castMember.ts';

interface OddName {
  readonly key: string;
  readonly givenName: string;
  readonly familyName?: string;
  readonly email: string;
  readonly language: string;
  readonly about: string;
}

/** One CRM row under a name that careless software breaks. */
const named = (odd: OddName, minute: number): CastMember => {
  const time = new Date(at('2025-01-15T09:00:00Z') + minute * 60_000).toISOString();
  const { givenName, familyName, email, language } = odd;
  const name = familyName === undefined ? givenName : `${givenName} ${familyName}`;
  return member(
    [odd.key, name, odd.about],
    [
      {
        source: 'crm',
        at: time,
        givenName,
        familyName,
        email,
        language,
        birthDate: `19${String(60 + minute)}-06-${String(10 + minute)}`,
        consents: [{ purpose: 'support', state: 'given', at: at(time) }],
      },
    ],
  );
};

const odd: readonly OddName[] = [
  {
    key: 'zoe',
    givenName: 'Zoë',
    familyName: 'Brûlé-Noël',
    email: 'zoe@courrier.example',
    language: 'fr-FR',
    about: 'accents and a hyphen',
  },
  {
    key: 'siobhan',
    givenName: 'Siobhán',
    familyName: 'Ní Dhomhnaill',
    email: 'siobhan@post.example',
    language: 'ga-IE',
    about: 'accents and a blank inside the family name',
  },
  {
    key: 'juergen',
    givenName: 'Jürgen',
    familyName: 'Groß',
    email: 'juergen@kontor.example',
    language: 'de-DE',
    about: 'umlaut and sharp s',
  },
  {
    key: 'anne-marie',
    givenName: 'Anne-Marie',
    familyName: 'Dupont-Lévy',
    email: 'anne-marie@courrier.example',
    language: 'fr-FR',
    about: 'hyphens in both names',
  },
  {
    key: 'sean',
    givenName: 'Seán',
    familyName: "O'Casey, Jr.",
    email: 'sean.ocasey+desk@inbox.example',
    language: 'en-IE',
    about: 'apostrophe, comma and a plus sign in the mailbox',
  },
  {
    key: 'ming',
    givenName: '明',
    familyName: '李',
    email: 'li.ming@inbox.example',
    language: 'zh-CN',
    about: 'Chinese name',
  },
  {
    key: 'irina',
    givenName: 'Ирина',
    familyName: 'Соколова',
    email: 'irina@почта.example',
    language: 'ru-RU',
    about: 'Cyrillic name and an internationalised mail domain',
  },
  {
    key: 'ali',
    givenName: 'علي',
    familyName: 'حسن',
    email: 'ali@inbox.example',
    language: 'ar-EG',
    about: 'Arabic name, written from right to left',
  },
  {
    key: 'priya',
    givenName: 'प्रिया',
    familyName: 'शर्मा',
    email: 'priya.sharma@inbox.example',
    language: 'hi-IN',
    about: 'Devanagari name with combining marks',
  },
  {
    key: 'o',
    givenName: 'J',
    familyName: 'O',
    email: 'j.o@letterbox.example',
    language: 'en-US',
    about: 'names of a single letter',
  },
  { key: 'rani', givenName: 'Rani', email: 'rani@inbox.example', language: 'en-IN', about: 'no family name' },
  {
    key: 'quote',
    givenName: 'Wilhelmina "Billie"',
    familyName: 'van der Berg',
    email: 'billie@post.example',
    language: 'en-GB',
    about: 'quotation marks in the name',
  },
];

export const oddNames: readonly CastMember[] = odd.map(named);
