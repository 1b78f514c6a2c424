import type { RecordNode } from './component.ts';

/** How two values of one attribute compare. `unknown`: a side doesn't say, or says an initial only. */
export type Grade = 'same' | 'near' | 'unknown' | 'different';

/** What a subject's records say: for each attribute the distinct hash texts. */
export interface Profile {
  readonly given: readonly string[];
  readonly family: readonly string[];
  readonly birth: readonly string[];
}

const distinct = (texts: readonly (string | undefined)[]): readonly string[] =>
  [...new Set(texts.filter((text) => text !== undefined))].sort();

export const profileOf = (records: readonly RecordNode[]): Profile => ({
  given: distinct(records.map((record) => record.givenHash)),
  family: distinct(records.map((record) => record.familyHash)),
  birth: distinct(records.map((record) => record.birthHash)),
});

/** Equal for equal profiles. */
export const profileKey = (profile: Profile): string =>
  [profile.given, profile.family, profile.birth].map((texts) => texts.join('|')).join('/');

const marked = (forms: readonly string[], mark: string): readonly string[] =>
  forms.filter((form) => form.startsWith(mark)).map((form) => form.slice(1));

const meet = (a: readonly string[], b: readonly string[]): boolean => a.some((text) => b.includes(text));

const gradeOf = (textA: string, textB: string): Grade => {
  if (textA === textB) return textA.includes('=') ? 'same' : 'unknown';
  const [a, b] = [textA.split(' '), textB.split(' ')];
  const [wholeA, wholeB] = [marked(a, '='), marked(b, '=')];
  if (wholeA.length === 0 || wholeB.length === 0) {
    return meet(marked(a, '.'), marked(b, '.')) ? 'unknown' : 'different';
  }
  if (meet(wholeA, [...wholeB, ...marked(b, '<')]) || meet(marked(a, '<'), wholeB)) return 'same';
  const [slipsA, slipsB] = [marked(a, '~'), marked(b, '~')];
  if (slipsA.length === 0 || slipsB.length === 0) return 'different';
  return meet(slipsA, [...slipsB, ...wholeB]) || meet(wholeA, slipsB) ? 'near' : 'different';
};

const order: readonly Grade[] = ['same', 'near', 'unknown', 'different'];

/** A subject may have had several names: the best pair counts. */
const bestGrade = (a: readonly string[], b: readonly string[]): Grade => {
  if (a.length === 0 || b.length === 0) return 'unknown';
  let best: Grade = 'different';
  for (const textA of a) {
    for (const textB of b) {
      const grade = gradeOf(textA, textB);
      if (order.indexOf(grade) < order.indexOf(best)) best = grade;
    }
  }
  return best;
};

/**
 * Whether two subjects may be one person. Silence is compatible with everything; one slip of the pen is
 * forgiven when the two other attributes don't waver; a new family name (marriage) when given name and
 * birth date are the same. Everything else that differs means two persons. Symmetric, not transitive.
 */
export const compatible = (a: Profile, b: Profile): boolean => {
  const given = bestGrade(a.given, b.given);
  const family = bestGrade(a.family, b.family);
  const birth = bestGrade(a.birth, b.birth);
  if (given === 'different' || birth === 'different') return false;
  if (family === 'different') return given === 'same' && birth === 'same';
  if (given === 'near') return family === 'same' && (birth === 'same' || birth === 'unknown');
  if (family === 'near') return given === 'same' && (birth === 'same' || birth === 'unknown');
  if (birth === 'near') return given === 'same' && family === 'same';
  return true;
};
