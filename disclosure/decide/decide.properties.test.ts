import fc from 'fast-check';
import { roleOf } from '#core/consent/consent.rules.ts';
import { foldConsent } from '#core/consent/foldConsent.ts';
import type { ConsentEvent } from '#core/consent/consent.ts';
import { decide } from './decide.ts';
import { known, unavailable, type DecisionInput } from './decision.ts';
import {
  anyEvent,
  anyHistory,
  anyInput,
  denials,
  lastMoment,
  letOut,
  letsOutNoMore,
} from './testing/histories.ts';

// 20,000 random histories and more over all properties.
const runs = { numRuns: 3_500 };
const patience = 120_000;

const eventsOf = ({ events }: DecisionInput): readonly ConsentEvent[] => (events.known ? events.value : []);
const withEvents = (input: DecisionInput, events: readonly ConsentEvent[]): DecisionInput => ({
  ...input,
  events: known(events),
});
const without = <T>(list: readonly T[], index: number): T[] => list.filter((_, place) => place !== index);

describe('for every history, decide', () => {
  it(
    'never permits more after a refusal is added',
    () => {
      fc.assert(
        fc.property(anyInput, anyEvent(denials), (input, refusal) =>
          letsOutNoMore(decide(withEvents(input, [...eventsOf(input), refusal])), decide(input)),
        ),
        runs,
      );
    },
    patience,
  );

  it(
    'never permits more after a grant is removed',
    () => {
      fc.assert(
        fc.property(anyInput, (input) => {
          const events = eventsOf(input);
          return events.every(
            (one, index) =>
              roleOf(one) !== 'grant' ||
              letsOutNoMore(decide(withEvents(input, without(events, index))), decide(input)),
          );
        }),
        runs,
      );
    },
    patience,
  );

  it(
    'never permits with an unavailable input what the complete input denies',
    () => {
      const inputs = ['catalogue', 'subject', 'records', 'events', 'contracts'] as const;
      fc.assert(
        fc.property(anyInput, fc.subarray([...inputs], { minLength: 1 }), (input, lost) => {
          const partial = {
            ...input,
            ...Object.fromEntries(lost.map((name) => [name, unavailable('down')])),
          };
          return letsOutNoMore(decide(partial), decide(input));
        }),
        runs,
      );
    },
    patience,
  );

  it(
    'does not depend on the order in which anything is stored',
    () => {
      fc.assert(
        fc.property(anyInput, fc.infiniteStream(fc.nat()), (input, random) => {
          const shuffled = <T>(list: readonly T[]): T[] =>
            list
              .map((one): [number, T] => [random.next().value as number, one])
              .sort(([a], [b]) => a - b)
              .map(([, one]) => one);
          const other = {
            ...input,
            events: known(shuffled(eventsOf(input))),
            records: input.records.known ? known(shuffled(input.records.value)) : input.records,
            contracts: input.contracts.known ? known(shuffled(input.contracts.value)) : input.contracts,
          };
          expect(decide(other)).toEqual(decide(input));
          const factsMoved = decide({ ...other, facts: shuffled(input.facts) });
          expect([...letOut(factsMoved)].sort()).toEqual([...letOut(decide(input))].sort());
        }),
        runs,
      );
    },
    patience,
  );

  it(
    'replays: what is recorded later changes no decision of before',
    () => {
      fc.assert(
        fc.property(anyInput, anyHistory, (input, later) => {
          const recorded = later.map((one) => ({ ...one, recordedAt: input.knownAt + 1 + one.recordedAt }));
          expect(decide(withEvents(input, [...eventsOf(input), ...recorded]))).toEqual(decide(input));
        }),
        runs,
      );
    },
    patience,
  );

  it(
    'decides by the folded state what it decides by the full history, with the same reasons, from then on',
    () => {
      fc.assert(
        fc.property(anyInput, fc.nat({ max: 30 }), fc.nat(), (input, after, cut) => {
          const events = eventsOf(input);
          const now = Math.max(lastMoment, ...events.map((one) => one.recordedAt));
          const live = { ...input, at: now + after, knownAt: now + after };
          const ofRecord = (id: string): readonly ConsentEvent[] => {
            const own = events.filter(({ recordId }) => recordId === id);
            const half = own.length === 0 ? 0 : cut % own.length;
            return foldConsent([...foldConsent(own.slice(0, half)), ...own.slice(half)]);
          };
          const folded = ['r1', 'r2', 'r3'].flatMap(ofRecord);
          expect(decide(withEvents(live, folded))).toEqual(decide(withEvents(live, events)));
        }),
        runs,
      );
    },
    patience,
  );

  it(
    'answers a denial to whatever else it is given, and never throws',
    () => {
      fc.assert(
        fc.property(
          fc.anything(),
          anyInput,
          fc.constantFrom('request', 'events', 'facts', 'lattice'),
          (junk, input, name) => {
            expect(decide(junk as DecisionInput).effect).toBe('DENY');
            const broken = { ...input, [name]: name === 'events' ? known([junk]) : junk };
            const opened = [...decide(broken).attributes.values()].flatMap(({ openings }) => openings);
            // The other bases don't look at events.
            expect(opened.filter(({ consent }) => consent ?? name !== 'events')).toEqual([]);
          },
        ),
        runs,
      );
    },
    patience,
  );
});

describe('the histories', () => {
  it('hold permits and denials of every kind, so that the properties mean something', () => {
    const reasons = new Map<string, number>();
    for (const input of fc.sample(anyInput, { numRuns: 3_000, seed: 1 })) {
      for (const { reason } of decide(input).attributes.values())
        reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    }
    const often = [...reasons].filter(([, count]) => count >= 20).map(([reason]) => reason);
    expect(often).toEqual(
      expect.arrayContaining([
        'ConsentGiven',
        'RenewedConsentGiven',
        'CONTRACT',
        'LEGAL_OBLIGATION',
        'ConsentUnknown',
        'ConsentRefused',
        'ConsentWithdrawn',
        'ConsentRevoked',
        'ConsentInvalidated',
        'ConsentExpired',
        'EXPLICIT_CONSENT_REQUIRED',
        'LOCATION_NOT_COVERED',
        'NO_ACTIVE_CONTRACT',
        'NOT_CURRENT',
      ]),
    );
  });
});
