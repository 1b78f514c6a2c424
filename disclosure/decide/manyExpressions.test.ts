import { decide } from './decide.ts';
import { event, fact, inputOf } from './testing/scenario.ts';

// What one source can bring: records of one person, each with as many facts and expressions as intake lets in.
const ids = Array.from({ length: 100 }, (_, n) => `r${n + 1}`);
const records = ids.map((id) => ({ id, confirmations: [] }));
const many = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n));
const facts = ids.flatMap((recordId) => many(20, (n) => fact({ recordId, id: `${recordId}-${n}` })));
const imported = { actor: 'imported', explicit: false } as const;
const events = ids.flatMap((recordId) => [
  ...many(50, (n) => event({ ...imported, recordId, at: 100 + n })),
  ...many(50, (n) => event({ ...imported, recordId, at: 200 + n, state: 'Refused' })),
]);

describe('thousands of expressions about one person', () => {
  it('are decided while nobody has to wait', () => {
    const start = performance.now();
    expect(decide(inputOf({ records, facts, events })).reason).toBe('ConsentRefused');
    expect(performance.now() - start).toBeLessThan(1_000);
  });

  it('leave the latest word of the person in force', () => {
    const few = records.slice(0, 10).map(({ id }) => ({ id, confirmations: ['together'] }));
    const of = <T extends { readonly recordId: string }>(all: readonly T[]): T[] =>
      all.filter(({ recordId }) => few.some(({ id }) => id === recordId));
    const said = [...of(events), event({ at: 500 })];
    expect(decide(inputOf({ records: few, facts: of(facts), events: said })).reason).toBe('ConsentGiven');
  });
});
