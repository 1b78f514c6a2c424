import fc from 'fast-check';
import type { Verification } from '#core/evidence/evidence.ts';
import { systemClock } from '#platform/clock.ts';
import { randomIds } from '#platform/ids.ts';
import { emptyMemoryGraph, memoryTransaction, wholeComponent } from '#test/support/memoryGraph.ts';
import type { MemoryGraph } from '#test/support/memoryGraph.ts';
import type { Claim, RecordNode } from './component.ts';
import type { Touched } from './loaded.ts';
import { reresolve } from './persistResolution.ts';
import { resolve } from './resolve.ts';

const recordCount = 9;
const recordIds = Array.from({ length: recordCount }, (_, index) => `r${index}`);
const identifiers = [
  ...['e1', 'e2', 'e3'].map((key) => ({ key, type: 'email' as const })),
  ...['p1', 'p2'].map((key) => ({ key, type: 'phone' as const })),
  ...['l1', 'l2'].map((key) => ({ key, type: 'loyalty' as const, issuer: 'harbour' })),
  { key: 's1', type: 'social' as const },
];
const names = [undefined, undefined, '=ann <x .a', '=ann .a', '.a', '=ben .b', '=alice .a'];
const proofs: readonly Verification[] = ['unverified', 'source', 'code', 'provider'];

const anyRecordId = fc.constantFrom(...recordIds);
const anyPair = fc.tuple(anyRecordId, anyRecordId).filter(([a, b]) => a !== b);
type AnyClaim = Omit<Claim, 'at'>;
const anyClaim: fc.Arbitrary<AnyClaim> = fc.record({
  recordId: anyRecordId,
  identifierKey: fc.constantFrom(...identifiers.map(({ key }) => key)),
  verification: fc.constantFrom(...proofs),
});
const anyRecords = fc.tuple(
  ...recordIds.map((id) =>
    fc
      .record({
        handshake: fc.boolean(),
        eventTime: fc.integer({ min: 0, max: 3 }),
        given: fc.constantFrom(...names),
        birth: fc.constantFrom(undefined, undefined, '=1990', '=1991'),
      })
      .map(({ handshake, eventTime, given, birth }): RecordNode => ({
        id,
        handshake,
        eventTime,
        tieHash: `hash-${id}`,
        ...(given === undefined ? {} : { givenHash: given }),
        ...(birth === undefined ? {} : { birthHash: birth }),
      })),
  ),
);

type Step =
  | { readonly kind: 'claim' | 'unclaim'; readonly claim: AnyClaim }
  | { readonly kind: 'revise' | 'must' | 'cannot' | 'undecide'; readonly pair: readonly [string, string] };

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('claim' as const), claim: anyClaim }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('unclaim' as const), claim: anyClaim }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('revise' as const, 'must' as const, 'cannot' as const, 'undecide' as const),
      pair: anyPair,
    }),
  },
);

const bothIn = (
  pair: readonly [string, string],
  { a, b }: { readonly a: string; readonly b: string },
): boolean => pair.includes(a) && pair.includes(b);

type ClaimStep = Extract<Step, { claim: unknown }>;
type PairStep = Exclude<Step, ClaimStep>;

const applyClaim = (graph: MemoryGraph, { kind, claim }: ClaimStep): void => {
  if (kind === 'claim') graph.claims.push({ ...claim, at: 0 });
  else {
    graph.claims = graph.claims.filter(
      ({ recordId, identifierKey }) => recordId !== claim.recordId || identifierKey !== claim.identifierKey,
    );
  }
};

const applyPair = (graph: MemoryGraph, { kind, pair }: PairStep): void => {
  const [a, b] = pair;
  const known = graph.revisions.some(({ newer, older }) => bothIn(pair, { a: newer, b: older }));
  if (kind === 'revise' && !known) graph.revisions.push({ newer: a, older: b });
  if (kind === 'must') graph.mustLinks.push({ a, b });
  if (kind === 'cannot') graph.cannotLinks.push({ a, b });
  if (kind !== 'undecide') return;
  graph.mustLinks = graph.mustLinks.filter((decision) => !bothIn(pair, decision));
  graph.cannotLinks = graph.cannotLinks.filter((decision) => !bothIn(pair, decision));
};

/** Takes records in when a step first names them; answers what the step touched. */
const applyStep = (graph: MemoryGraph, records: readonly RecordNode[], step: Step): Touched => {
  const recordIds = 'claim' in step ? [step.claim.recordId] : [...step.pair];
  for (const record of records) if (recordIds.includes(record.id)) graph.records.set(record.id, record);
  if ('claim' in step) applyClaim(graph, step);
  else applyPair(graph, step);
  return { recordIds, identifierKeys: 'claim' in step ? [step.claim.identifierKey] : [] };
};

const startGraph = (): MemoryGraph => {
  const graph = emptyMemoryGraph();
  for (const identifier of identifiers) graph.identifiers.set(identifier.key, identifier);
  return graph;
};

const play = async (
  graph: MemoryGraph,
  records: readonly RecordNode[],
  batches: readonly (readonly Step[])[],
): Promise<void> => {
  for (const batch of batches) {
    const touched = batch.map((step) => applyStep(graph, records, step));
    await reresolve({ clock: systemClock, ids: randomIds }, memoryTransaction(graph), {
      recordIds: touched.flatMap((part) => part.recordIds),
      identifierKeys: touched.flatMap((part) => part.identifierKeys),
    });
  }
};

const partitionOf = (graph: MemoryGraph): [string, string][] => [...graph.personOf].sort();
const believed = (graph: MemoryGraph): [string, string][] =>
  resolve(wholeComponent(graph))
    .partition.flatMap(({ personId, records }) => records.map((id): [string, string] => [id, personId]))
    .sort();

const anyBatches = fc.array(fc.array(anyStep, { minLength: 1, maxLength: 5 }), { maxLength: 14 });
const runs = Number(process.env['ACQUAINT_HISTORIES'] ?? 400);

describe('random histories', () => {
  it('give step by step what all evidence at once gives', async () => {
    await fc.assert(
      fc.asyncProperty(anyRecords, anyBatches, async (records, batches) => {
        const graph = startGraph();
        await play(graph, records, batches);
        expect(partitionOf(graph)).toEqual(believed(graph));
        expect([...graph.persons].sort()).toEqual([...new Set(graph.personOf.values())].sort());
        const shared = resolve(wholeComponent(graph)).sharedIdentifiers.map(({ key }) => key);
        expect(shared.filter((key) => !graph.shared.has(key))).toEqual([]);
        const claimed = [...graph.shared].filter((key) =>
          graph.claims.some((claim) => claim.identifierKey === key && claim.verification !== 'unverified'),
        );
        expect(claimed.sort()).toEqual(shared);
      }),
      { numRuns: runs },
    );
  }, 600_000);

  it('give the same persons with the same ids in any order and any batching', async () => {
    const growing = fc.array(
      fc.oneof(
        fc.record({ kind: fc.constant('claim' as const), claim: anyClaim }),
        fc.record({ kind: fc.constantFrom('must' as const, 'cannot' as const), pair: anyPair }),
      ),
      { maxLength: 25 },
    );
    const anyOrders = growing.chain((steps) =>
      fc.tuple(fc.constant(steps), fc.shuffledSubarray(steps, { minLength: steps.length })),
    );
    await fc.assert(
      fc.asyncProperty(anyRecords, anyOrders, async (records, [steps, shuffled]) => {
        const [one, other] = [startGraph(), startGraph()];
        await play(one, records, [steps]);
        await play(
          other,
          records,
          shuffled.map((step) => [step]),
        );
        expect(partitionOf(one)).toEqual(partitionOf(other));
      }),
      { numRuns: runs },
    );
  }, 600_000);

  it('change nobody when an attacker claims anything unverified', async () => {
    await fc.assert(
      fc.asyncProperty(anyRecords, anyBatches, fc.array(anyClaim), async (records, batches, fakes) => {
        const graph = startGraph();
        await play(graph, records, batches);
        const before = partitionOf(graph);
        const known = fakes.filter(({ recordId }) => graph.records.has(recordId));
        const fake = (claim: AnyClaim): Step => ({
          kind: 'claim',
          claim: { ...claim, verification: 'unverified' },
        });
        await play(graph, records, [known.map(fake)]);
        expect(partitionOf(graph)).toEqual(before);
      }),
      { numRuns: runs / 4 },
    );
  }, 600_000);

  it('return to the start when a claim is made and taken back', async () => {
    await fc.assert(
      fc.asyncProperty(anyRecords, anyBatches, anyClaim, async (records, batches, claim) => {
        const graph = startGraph();
        await play(graph, records, [
          ...batches,
          [{ kind: 'claim', claim: { ...claim, identifierKey: 'e1', verification: 'unverified' } }],
        ]);
        fc.pre(
          !graph.claims.some(
            ({ recordId, identifierKey }) =>
              recordId === claim.recordId && identifierKey === claim.identifierKey,
          ),
        );
        const before = partitionOf(graph);
        await play(graph, records, [[{ kind: 'claim', claim }], [{ kind: 'unclaim', claim }]]);
        expect(partitionOf(graph)).toEqual(before);
      }),
      { numRuns: runs / 4 },
    );
  }, 600_000);
});
