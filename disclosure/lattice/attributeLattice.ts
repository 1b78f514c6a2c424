import type { DeclaredAttribute } from '#schema/attributes.generated.ts';
import type { AttributeLattice } from './lattice.ts';

type Step = (name: string) => Iterable<string>;
type Aal = 1 | 2 | 3;

const reachable = (start: string, step: Step): ReadonlySet<string> => {
  const found = new Set([start]);
  for (const name of found) for (const next of step(name)) found.add(next);
  return found;
};

/**
 * What is wrong with a declaration, a sentence each: a name declared twice, an undeclared name in `reveals`, a
 * cycle, a derived attribute that no stored one reveals, a level that NIST SP 800-63B doesn't have.
 */
export const latticeFaults = (declared: readonly DeclaredAttribute[]): readonly string[] => {
  const byName = new Map(declared.map((attribute) => [attribute.name, attribute]));
  const revealed: Step = (name) => byName.get(name)?.reveals ?? [];
  const faultsOf = ({ name, reveals, stored, minAal }: DeclaredAttribute): readonly string[] => [
    ...reveals
      .filter((other) => !byName.has(other))
      .map((other) => `${name} reveals ${other}, which is not declared`),
    ...(reveals.some((other) => reachable(other, revealed).has(name)) ? [`${name} reveals itself`] : []),
    ...(stored || declared.some((other) => other.stored && reachable(other.name, revealed).has(name))
      ? []
      : [`${name} is derived, and no stored attribute reveals it`]),
    ...([1, 2, 3].includes(minAal) ? [] : [`${name} has minAal ${String(minAal)}, expected 1, 2 or 3`]),
  ];
  const twice = declared.length === byName.size ? [] : ['an attribute is declared twice'];
  return [...twice, ...declared.flatMap(faultsOf)];
};

const aalOf = (level: number | undefined): Aal => (level === 1 || level === 2 ? level : 3);

/**
 * The lattice of these attributes, every set computed once.
 * @throws Error when the declaration contradicts itself (a bug, found at start).
 */
export const createAttributeLattice = (declared: readonly DeclaredAttribute[]): AttributeLattice => {
  const faults = latticeFaults(declared);
  if (faults.length > 0) throw new Error(`the attributes are declared wrongly: ${faults.join('; ')}`);
  const byName = new Map(declared.map((attribute) => [attribute.name, attribute]));
  const downwards: Step = (name) => byName.get(name)?.reveals ?? [];
  const upwards: Step = (name) =>
    declared.filter(({ reveals }) => reveals.includes(name)).map((each) => each.name);
  const sets = (step: Step) => new Map(declared.map(({ name }) => [name, reachable(name, step)]));
  const reveals = sets(downwards);
  const revealedBy = sets(upwards);
  const isStored = (name: string): boolean => byName.get(name)?.stored ?? false;
  const sources = new Map(
    declared.map(({ name }) => [name, new Set([...(revealedBy.get(name) ?? [])].filter(isStored))]),
  );
  const special = new Set(
    declared
      .filter(({ name }) => [...(reveals.get(name) ?? [])].some((other) => byName.get(other)?.special))
      .map(({ name }) => name),
  );
  const none: ReadonlySet<string> = new Set();
  return {
    has: (name) => byName.has(name),
    reveals: (name) => reveals.get(name) ?? new Set([name]),
    revealedBy: (name) => revealedBy.get(name) ?? new Set([name]),
    isSpecial: (name) => special.has(name),
    minAal: (name) => aalOf(byName.get(name)?.minAal),
    sourcesOf: (name) => sources.get(name) ?? none,
  };
};
