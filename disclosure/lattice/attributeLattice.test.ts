import { readFileSync } from 'node:fs';
import { declaredAttributes } from '#schema/attributes.generated.ts';
import type { DeclaredAttribute } from '#schema/attributes.generated.ts';
import { createAttributeLattice, latticeFaults } from './attributeLattice.ts';
import { declaredLattice } from './declaredLattice.ts';

const attribute = (name: string, change: Partial<DeclaredAttribute> = {}): DeclaredAttribute => ({
  name,
  field: name,
  kind: 'Text',
  category: 'pd:Name',
  reveals: [],
  stored: true,
  special: false,
  minAal: 1,
  ...change,
});

describe('the attribute lattice', () => {
  test('the declared attributes contradict themselves nowhere', () => {
    expect(latticeFaults(declaredAttributes)).toEqual([]);
  });
  test('the generated attributes are those of the SDL', () => {
    const sdl = readFileSync('schema/profile.graphql', 'utf8');
    const named = [...sdl.matchAll(/@personal\(\s*attribute: "(\w+)"/g)].map(([, name]) => name);
    expect(declaredAttributes.map(({ name }) => name)).toEqual(named);
  });
  test('a birth date reveals age and its thresholds, and is revealed by nothing else', () => {
    expect([...declaredLattice.reveals('birthDate')].sort()).toEqual([
      'age',
      'ageOver16',
      'ageOver18',
      'ageOver21',
      'birthDate',
    ]);
    expect([...declaredLattice.revealedBy('birthDate')]).toEqual(['birthDate']);
    expect([...declaredLattice.revealedBy('ageOver18')].sort()).toEqual(['age', 'ageOver18', 'birthDate']);
    expect([...declaredLattice.sourcesOf('ageOver18')]).toEqual(['birthDate']);
    expect([...declaredLattice.sourcesOf('city')].sort()).toEqual(['city', 'postalAddress']);
  });
  test('an undeclared name is itself alone, comes from nothing and needs the strongest login', () => {
    expect(declaredLattice.has('constructor')).toBe(false);
    expect([...declaredLattice.reveals('shoeSize')]).toEqual(['shoeSize']);
    expect(declaredLattice.sourcesOf('shoeSize').size).toBe(0);
    expect(declaredLattice.minAal('shoeSize')).toBe(3);
  });
  test('what reveals something special is special', () => {
    const lattice = createAttributeLattice([
      attribute('diet', { reveals: ['faith'] }),
      attribute('faith', { special: true }),
    ]);
    expect(lattice.isSpecial('diet')).toBe(true);
    expect(lattice.isSpecial('shoeSize')).toBe(false);
  });
  test.each([
    ['a reveals b, which is not declared', [attribute('a', { reveals: ['b'] })]],
    ['a reveals itself', [attribute('a', { reveals: ['b'] }), attribute('b', { reveals: ['a'] })]],
    ['a is derived, and no stored attribute reveals it', [attribute('a', { stored: false })]],
    ['an attribute is declared twice', [attribute('a'), attribute('a')]],
    ['a has minAal 4, expected 1, 2 or 3', [attribute('a', { minAal: 4 })]],
  ])('refuses a declaration: %s', (fault, declared) => {
    expect(latticeFaults(declared)).toContain(fault);
    expect(() => createAttributeLattice(declared)).toThrow(fault);
  });
});
