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
/** Each letter makes a form, and forms are compared with each other: a name of thousands would hold everybody up. */
const longestForSlips = 64;

const transcriptions: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
};

/**
 * The words of a name: letters in lower case, without diacritics and doubled letters. Letters without a
 * decomposition keep their usual transcription. Only the combining marks of Latin, Greek and Cyrillic are
 * taken away: elsewhere a mark is a vowel, and an undoubled letter another name.
 */
export const nameWords = (text: string): readonly string[] =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[ßøæœłđ]/g, (letter) => transcriptions[letter] ?? letter)
    .replace(/['’`´]/g, '')
    .split(/[^\p{L}\p{M}]+/u)
    .map((word) => word.replace(/(\p{Ll})\1+/gu, '$1'))
    .filter((word) => word !== '');

/** What forms are filled with when a name is not known, as words. */
const fillers = new Set(['n a', 'nul', 'none', 'unknown', 'unbekant', 'anonymous', 'not given', 'no name']);
const titles = new Set(['mr', 'mrs', 'ms', 'dr', 'prof']);

/** Silence makes records compatible, so only what is surely no name is taken as silence. */
const knownWords = (text: string | undefined): readonly string[] => {
  const words = nameWords(text ?? '');
  return fillers.has(words.join(' ')) ? [] : words.filter((word) => !titles.has(word));
};

/** One letter of a script that has initials; in Chinese one letter is a whole name. */
const isInitial = (word: string): boolean => /^\p{Ll}$/u.test(word);

/** Every way to leave out one letter between the first and the last (one slip: SymSpell's deletes). */
const slipsOf = (word: string): readonly string[] => {
  const letters = Array.from(word);
  if (letters.length < shortestForSlips || letters.length > longestForSlips) return [];
  return letters.slice(1, -1).map((_, index) => letters.filter((__, at) => at !== index + 1).join(''));
};

const formsOf = (
  marked: readonly (readonly [mark: string, text: string])[],
  blind: (text: string) => string,
) => [...new Set(marked.map(([mark, text]) => mark + blind(text).slice(0, hashLength)))].join(' ');

const givenForms = (words: readonly string[]): readonly (readonly [string, string])[] => {
  const [first = ''] = words;
  const initial = ['.', Array.from(first).slice(0, 1).join('')] as const;
  if (isInitial(first)) return [initial];
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
  const parts = words.filter((word) => Array.from(word).length > 3);
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
  const given = knownWords(details.givenName);
  const family = knownWords(details.familyName);
  const birth = birthForms((details.birthDate ?? '').trim());
  return {
    ...(given.length > 0 ? { givenHash: formsOf(givenForms(given), (text) => blind('given', text)) } : {}),
    ...(family.length > 0
      ? { familyHash: formsOf(familyForms(family), (text) => blind('family', text)) }
      : {}),
    ...(birth.length > 0 ? { birthHash: formsOf(birth, (text) => blind('birth', text)) } : {}),
  };
};
