import type { Blind } from '#graph/vault/blindIndex.ts';
import { nicknameRoots } from './nicknames.ts';

/**
 * Comparison hashes: what resolution may know of a name or a birth date. A hash text holds *forms*
 * separated by a space; the first character of a form says what it is:
 *   `=`  a whole value, or another way to say it (Bob is also Robert)
 *   `<`  a part that may stand for the whole (`John` of `John Michael`, `Smith` of `Smith-Jones`)
 *   `.`  the initial, when only the initial is given it is the only form
 *   `~`  a slightly damaged value: two values one slip of the pen apart share one
 * The rest is the first 12 characters (72 bits) of the keyed hash: only records that share an identifier
 * are ever compared, and short hashes tell less to somebody who steals the database and the key.
 */
export interface PersonDetails {
  readonly givenName?: string;
  readonly familyName?: string;
  /** YYYY-MM-DD; anything else (a year alone) is taken as not known. */
  readonly birthDate?: string;
}

/** The properties of the same names of Record and RecordNode; absent when nothing is known. */
export interface ComparisonHashes {
  readonly givenHash?: string;
  readonly familyHash?: string;
  readonly birthHash?: string;
}

const hashLength = 12;
/** A slip in a short name makes another name (Tim, Tom; Jane, June), so short names have no `~` forms. */
const shortestForSlips = 6;

/**
 * Letters of any script in lower case, without diacritics and doubled letters; the words of a name.
 * Letters without a decomposition keep their usual transcription (ß, ø, æ, œ, ł, đ).
 */
export const nameWords = (text: string): readonly string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßøæœłđ]/gu, (letter) => transcriptions[letter] ?? letter)
    .replace(/['’`´]/gu, '')
    .split(/[^\p{L}]+/u)
    .map((word) => word.replace(/(\p{L})\1+/gu, '$1'))
    .filter((word) => word !== '');

const transcriptions: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
};

/** Names that stand in a name's place when it is not known. */
const fillers = new Set([
  'na',
  'nul',
  'none',
  'unknown',
  'unbekant',
  'anonymous',
  'test',
  'mr',
  'mrs',
  'ms',
  'dr',
]);

/** Every way to leave out one letter between the first and the last (one slip: SymSpell's deletes). */
const slipsOf = (word: string): readonly string[] => {
  const letters = [...word];
  if (letters.length < shortestForSlips) return [];
  return letters.slice(1, -1).map((_, index) => letters.filter((__, at) => at !== index + 1).join(''));
};

const formsOf = (
  marked: readonly (readonly [mark: string, text: string])[],
  blind: (text: string) => string,
) => [...new Set(marked.map(([mark, text]) => mark + blind(text).slice(0, hashLength)))].join(' ');

const givenForms = (words: readonly string[]): readonly (readonly [string, string])[] => {
  const [first = ''] = words;
  const initial = ['.', [...first].slice(0, 1).join('')] as const;
  if ([...first].length === 1) return [initial];
  const whole = words.join('');
  return [
    ['=', whole],
    ...(words.length === 1 ? (nicknameRoots[first] ?? []).map((root) => ['=', root] as const) : []),
    ...(words.length > 1 ? [first, ...(nicknameRoots[first] ?? [])].map((part) => ['<', part] as const) : []),
    initial,
    ...slipsOf(whole).map((slip) => ['~', slip] as const),
  ];
};

const familyForms = (words: readonly string[]): readonly (readonly [string, string])[] => {
  const whole = words.join('');
  const parts = words.filter((word) => [...word].length > 3);
  return [
    ['=', whole],
    ...(words.length > 1 ? parts.map((part) => ['<', part] as const) : []),
    ...slipsOf(whole).map((slip) => ['~', slip] as const),
  ];
};

const birthPattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** One slip in a birth date: another day, another month, or day and month swapped. Never another year. */
const birthForms = (text: string): readonly (readonly [string, string])[] => {
  const [, year, month, day] = birthPattern.exec(text) ?? [];
  if (!year || !month || !day) return [];
  return [
    ['=', text],
    ['~', `${year}-${month}-`],
    ['~', `${year}--${day}`],
    ['~', `${year} ${[month, day].sort().join()}`],
  ];
};

/** The comparison hashes of what a record says about its subject. */
export const comparisonHashes = (blind: Blind, details: PersonDetails): ComparisonHashes => {
  const words = (text: string | undefined): readonly string[] =>
    nameWords(text ?? '').filter((word) => !fillers.has(word));
  const given = words(details.givenName);
  const family = words(details.familyName);
  const birth = birthForms((details.birthDate ?? '').trim());
  return {
    ...(given.length > 0 ? { givenHash: formsOf(givenForms(given), (text) => blind('given', text)) } : {}),
    ...(family.length > 0
      ? { familyHash: formsOf(familyForms(family), (text) => blind('family', text)) }
      : {}),
    ...(birth.length > 0 ? { birthHash: formsOf(birth, (text) => blind('birth', text)) } : {}),
  };
};
