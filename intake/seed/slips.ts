import { shortForms } from './names.ts';
import type { Random } from './prng.ts';

/** Slips of the pen: two letters swapped, one dropped, one doubled. Never touches the first letter. */
const misspell = (text: string, random: Random): string => {
  const letters = Array.from(text);
  if (letters.length < 4) return text;
  const at = 1 + random.below(letters.length - 2);
  const here = letters[at] ?? '';
  const kind = random.below(3);
  if (kind === 0) letters.splice(at, 2, letters[at + 1] ?? '', here);
  else if (kind === 1) letters.splice(at, 1);
  else letters.splice(at, 0, here);
  return letters.join('');
};

/** What ASCII keeps of a name: accents off, special letters spelled out, everything else dropped. */
export const asciiOf = (text: string): string =>
  text
    .replaceAll('ß', 'ss')
    .replaceAll('ı', 'i')
    .replaceAll('ø', 'o')
    .normalize('NFD')
    .replaceAll(/[^A-Za-z0-9]/gu, '')
    .toLowerCase();

/** A given name as another clerk writes it: short form, initial, without accents, capitals or misspelled. */
export const varyGivenName = (name: string, random: Random): string => {
  const draw = random.next();
  if (draw < 0.1) return shortForms[name] ?? name;
  if (draw < 0.12) return name.charAt(0);
  return varyName(name, random);
};

/** A name as another clerk writes it: without accents, in capitals or misspelled; mostly as it is. */
export const varyName = (name: string, random: Random): string => {
  const draw = random.next();
  if (draw < 0.06) return misspell(name, random);
  if (draw < 0.1) return name.normalize('NFD').replaceAll(/\p{Mn}/gu, '');
  if (draw < 0.12) return name.toUpperCase();
  if (draw < 0.13) return ` ${name} `;
  return name;
};

/**
 * The same mailbox written differently (domain in capitals, blanks around it), or one that a slip made another. The slip
 * stays before the first dot, so that it never makes the mailbox of someone else in the demo.
 */
export const varyEmail = (email: string, random: Random): string => {
  const draw = random.next();
  const [local = '', domain = ''] = email.split('@');
  if (draw < 0.06) return `${local}@${domain.toUpperCase()}`;
  if (draw < 0.08) return ` ${email}`;
  if (draw < 0.1)
    return `${misspell(local.split('.')[0] ?? '', random)}.${local.split('.').slice(1).join('.')}@${domain}`;
  return email;
};

/** The same number, written differently: spaced, dashed, bare, with 00 in front or with the area in brackets. */
export const varyPhone = (phone: string, random: Random): string => {
  const draw = random.next();
  if (draw < 0.5) return phone;
  if (draw < 0.7) return phone.replaceAll(' ', '');
  if (draw < 0.85) return phone.replaceAll(' ', '-');
  return phone.replace(/^(\+\d+) (\d+) /u, '$1 ($2) ');
};
