const kinds: readonly (readonly [string, RegExp])[] = [
  ['letters', /\p{L}/u],
  ['digits', /\p{Nd}/u],
  ['spaces', /\p{Zs}/u],
  ['control characters', /\p{Cc}/u],
  ['invisible characters', /[\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u],
  ['punctuation', /[\p{P}\p{S}]/u],
  ['combining marks', /\p{M}/u],
];

/**
 * Describes a value without telling it: its length and the kinds of its characters. It is what errors, logs
 * and files of rejected rows may hold (GDPR Art. 5(1)(c)), e.g. `14 characters: letters, digits`.
 */
export function valueClass(value: string): string {
  if (value.length === 0) return 'empty text';
  const found = kinds.filter(([, pattern]) => pattern.test(value)).map(([name]) => name);
  return `${value.length} characters: ${found.join(', ')}`;
}
