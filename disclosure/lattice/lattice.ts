/**
 * What an attribute tells about others, read off `@personal` in the SDL. The order is our own and never DPV
 * subsumption: in DPV, BirthDate is narrower than Age, so a grant for Age would cover the birth date.
 * Sets are transitive and hold the attribute itself; an undeclared name yields the set of itself alone.
 */
export interface AttributeLattice {
  has(name: string): boolean;
  /** What somebody who knows `name` knows too: `birthDate` reveals `age`, `ageOver18`. */
  reveals(name: string): ReadonlySet<string>;
  /** What tells `name`: `ageOver18` is revealed by `age`, `birthDate`. */
  revealedBy(name: string): ReadonlySet<string>;
  /** GDPR Art. 9: `name`, or anything it reveals, is of a special category. */
  isSpecial(name: string): boolean;
  /** Login (NIST SP 800-63B) that the person needs to see the own value. An undeclared name needs 3. */
  minAal(name: string): 1 | 2 | 3;
  /** The stored attributes whose facts can yield it, itself among them when it is stored; none for an undeclared name. */
  sourcesOf(name: string): ReadonlySet<string>;
}
