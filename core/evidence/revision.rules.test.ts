import fc from 'fast-check';
import type { StoredRevision } from './evidenceRows.ts';
import { decideRevisions } from './revision.rules.ts';

const claim = (id: string, content: string, eventTime: number) => ({
  id,
  subjectKey: 's',
  contentKey: content,
  eventTime,
});

/** What is stored after claims were decided one by one. */
function stored(claims: readonly ReturnType<typeof claim>[]): readonly StoredRevision[] {
  const decisions = decideRevisions(claims, []);
  const superseded = new Set(
    decisions.flatMap((one) => (one.outcome === 'unchanged' ? [] : one.links.map(({ older }) => older))),
  );
  return decisions
    .flatMap((one) => (one.outcome === 'unchanged' ? [] : [one.revision]))
    .map((one) => ({ ...one, revised: one.revised || superseded.has(one.id) }));
}

describe('revisions', () => {
  const claims = fc
    .uniqueArray(fc.integer({ min: 0, max: 1_000 }), { minLength: 1, maxLength: 12 })
    .chain((times) =>
      fc.tuple(
        fc.constant(times),
        fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: times.length, maxLength: times.length }),
      ),
    )
    .map(([times, contents]) => times.map((time, at) => claim(`id${String(at)}`, contents[at] ?? 'a', time)));

  test('have one head, with the content of the newest event time, whatever came first', () => {
    fc.assert(
      fc.property(claims, (some) => {
        // Each with content of its own: that the same was said again later is not recorded.
        const all = some.map((one) => ({ ...one, contentKey: one.id }));
        const heads = stored(all).filter(({ revised }) => !revised);
        const newest = [...all].sort((a, b) => b.eventTime - a.eventTime)[0];
        expect(heads.map(({ contentKey }) => contentKey)).toEqual([newest?.contentKey]);
      }),
    );
  });

  test('have keys of their own, and taking everything in again says nothing new', () => {
    fc.assert(
      fc.property(claims, (all) => {
        const revisions = stored(all);
        expect(new Set(revisions.map(({ revisionKey }) => revisionKey)).size).toBe(revisions.length);
        const again = decideRevisions(
          all.filter(({ eventTime }) => eventTime <= Math.max(...revisions.map((one) => one.eventTime))),
          revisions,
        );
        expect(again.every(({ outcome }) => outcome === 'unchanged')).toBe(true);
      }),
    );
  });
});
