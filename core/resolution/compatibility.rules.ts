import type { RecordNode } from './component.ts';

/** How two values of one attribute compare. `unknown`: a side doesn't say, or says an initial only. */
export type Grade = 'same' | 'near' | 'unknown' | 'different';

/** One value of an attribute: its forms by their mark, see comparison.rules.ts. */
export interface Value {
  readonly text: string;
  readonly whole: readonly string[];
  readonly parts: readonly string[];
  readonly initials: readonly string[];
  readonly slips: readonly string[];
}

/** What a subject's records say: for each attribute the distinct values. */
export interface Profile {
  readonly given: readonly Value[];
  readonly family: readonly Value[];
  readonly birth: readonly Value[];
}

const marked = (forms: readonly string[], mark: string): readonly string[] =>
  forms.filter((form) => form.startsWith(mark)).map((form) => form.slice(1));

const valueOf = (text: string): Value => {
  const forms = text.split(' ');
  return {
    text,
    whole: marked(forms, '='),
    parts: marked(forms, '<'),
    initials: marked(forms, '.'),
    slips: marked(forms, '~'),
  };
};

const distinct = (texts: readonly (string | undefined)[]): readonly Value[] =>
  [...new Set(texts.filter((text) => text !== undefined))].sort().map(valueOf);

export const profileOf = (records: readonly RecordNode[]): Profile => ({
  given: distinct(records.map((record) => record.givenHash)),
  family: distinct(records.map((record) => record.familyHash)),
  birth: distinct(records.map((record) => record.birthHash)),
});

/** Equal for equal profiles. */
export const profileKey = (profile: Profile): string =>
  [profile.given, profile.family, profile.birth]
    .map((values) => values.map(({ text }) => text).join('|'))
    .join('/');

const meet = (a: readonly string[], b: readonly string[]): boolean => a.some((text) => b.includes(text));

/** One slip of the pen apart: both are long enough to have such forms, and share one. */
const near = (a: Value, b: Value): boolean =>
  a.slips.length > 0 &&
  b.slips.length > 0 &&
  (meet(a.slips, b.slips) || meet(a.slips, b.whole) || meet(a.whole, b.slips));

const gradeOf = (a: Value, b: Value): Grade => {
  if (a.whole.length === 0 || b.whole.length === 0) {
    return meet(a.initials, b.initials) ? 'unknown' : 'different';
  }
  if (meet(a.whole, b.whole) || meet(a.whole, b.parts) || meet(a.parts, b.whole)) return 'same';
  return near(a, b) ? 'near' : 'different';
};

const order: readonly Grade[] = ['same', 'near', 'unknown', 'different'];

/** A subject may have had several names: the best pair counts. */
const bestGrade = (a: readonly Value[], b: readonly Value[]): Grade => {
  if (a.length === 0 || b.length === 0) return 'unknown';
  let best: Grade = 'different';
  for (const one of a) {
    for (const other of b) {
      const grade = gradeOf(one, other);
      if (order.indexOf(grade) < order.indexOf(best)) best = grade;
    }
  }
  return best;
};

type Pattern = Readonly<Record<keyof Profile, readonly Grade[]>>;

/** All that two records of one person may look like; whatever else they look like, they are two persons. */
const onePerson: readonly Pattern[] = [
  // Nothing speaks against it. Silence is compatible with everything.
  { given: ['same', 'unknown'], family: ['same', 'unknown'], birth: ['same', 'unknown'] },
  // One slip of the pen is forgiven where the other attributes don't waver.
  { given: ['near'], family: ['same'], birth: ['same', 'unknown'] },
  { given: ['same'], family: ['near'], birth: ['same', 'unknown'] },
  { given: ['same'], family: ['same'], birth: ['near'] },
  // A new family name, by marriage or otherwise.
  { given: ['same'], family: ['different'], birth: ['same'] },
];

/** Whether two subjects may be one person. Symmetric, but not transitive. */
export const compatible = (a: Profile, b: Profile): boolean => {
  const given = bestGrade(a.given, b.given);
  const family = bestGrade(a.family, b.family);
  const birth = bestGrade(a.birth, b.birth);
  return onePerson.some(
    (pattern) =>
      pattern.given.includes(given) && pattern.family.includes(family) && pattern.birth.includes(birth),
  );
};

/** Whether given name, family name and birth date are known of both, and each is another one. */
export const differThroughout = (a: Profile, b: Profile): boolean =>
  (['given', 'family', 'birth'] as const).every((part) => bestGrade(a[part], b[part]) === 'different');
