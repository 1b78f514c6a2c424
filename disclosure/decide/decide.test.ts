import { decide } from './decide.ts';
import type { Decision } from './decision.ts';
import { consentRows } from './testing/consentRows.ts';
import { factRows, sourceRows } from './testing/furtherRows.ts';
import { otherRows } from './testing/otherRows.ts';
import { inputOf } from './testing/scenario.ts';
import type { TruthRow } from './testing/truthRow.ts';

/** Effect, reason, and the obligations of all attributes, as the truth table writes them. */
function spell(decision: Decision): string {
  const duties = [...decision.attributes.values()].flatMap(({ obligations }) => obligations);
  const head = `${decision.effect} ${decision.reason}`;
  return duties.length === 0 ? head : `${head} +${duties.join(',')}`;
}

describe('the truth table', () => {
  it.each([...consentRows, ...otherRows])('%s %s', (...[, , scenario, expected]: TruthRow) => {
    expect(spell(decide(inputOf(scenario)))).toBe(expected);
  });
});

describe('between sources', () => {
  it.each(sourceRows)('%s %s', (...[, , scenario, expected]: TruthRow) => {
    expect(spell(decide(inputOf(scenario)))).toBe(expected);
  });
});

describe('of facts and attributes', () => {
  it.each(factRows)('%s %s', (...[, , scenario, expected]: TruthRow) => {
    expect(spell(decide(inputOf(scenario)))).toBe(expected);
  });
});
