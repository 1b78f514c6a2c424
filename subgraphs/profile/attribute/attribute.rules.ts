import { declaredLattice, declaredNames } from '#disclosure/lattice/declaredLattice.ts';
import { attributeUnknown } from './attribute.errors.ts';

/** Levenshtein's distance: how many letters to change, add or leave out. */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 0; i < a.length; i += 1) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j += 1) {
      const change = (row[j] ?? 0) + Number(a[i] !== b[j]);
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
};

const nearestTo = (name: string): string => {
  const asked = name.slice(0, 64).toLowerCase();
  const far = declaredNames.map((other) => ({ other, far: distance(asked, other.toLowerCase()) }));
  return far.reduce((best, each) => (each.far < best.far ? each : best)).other;
};

/** The names, each once, in the order asked. @throws DomainError ATTRIBUTE_UNKNOWN with the nearest declared ones. */
export const checkedNames = (names: readonly string[]): readonly string[] => {
  const asked = [...new Set(names)];
  const unknown = asked.filter((name) => !declaredLattice.has(name)).slice(0, 10);
  if (unknown.length > 0) throw attributeUnknown(unknown, [...new Set(unknown.map(nearestTo))]);
  return asked;
};
