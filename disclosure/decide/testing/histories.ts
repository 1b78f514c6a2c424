import fc from 'fast-check';
import { consentStates, type ConsentEvent, type Contract } from '#core/consent/consent.ts';
import type { ClusterRecord, Decision, DecisionInput, FactMeta } from '../decision.ts';
import { catalogueWith, inputOf, process } from './scenario.ts';

// Random histories in a small world, so that events meet each other often.

const records = ['r1', 'r2', 'r3'] as const;
const purposes = [
  'support',
  'marketing',
  'newsletter',
  'advertising',
  'personalisation',
  'targeted',
] as const;
const attributes = ['email', 'birthDate', 'age', 'ageOver18', 'health'] as const;
export const lastMoment = 20;
const moment = fc.integer({ min: 0, max: lastMoment });
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });

const some = <T>(values: readonly T[], minLength: number) =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength, maxLength: 3 });

/** Leaves absent members out, as stored events do. */
const present = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T;

export const anyEvent = (
  states: readonly ConsentEvent['state'][] = consentStates,
): fc.Arbitrary<ConsentEvent> =>
  fc
    .record({
      id: fc.uuid(),
      recordId: fc.constantFrom(...records),
      state: fc.constantFrom(...states),
      purposes: some(purposes, 1),
      attributes: fc.oneof(
        { weight: 4, arbitrary: some<string>(attributes, 1) },
        { weight: 1, arbitrary: fc.constant(['*']) },
      ),
      recipients: fc.oneof(
        { weight: 5, arbitrary: fc.constant(['harbour']) },
        some(['harbour', 'lantern'], 0),
      ),
      notice: optional(fc.constantFrom('n-marketing', 'n-marketing-and-newsletter')),
      actor: fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom('person' as const, 'imported' as const) },
        {
          weight: 1,
          arbitrary: fc.constantFrom('guardian' as const, 'controller' as const, 'authority' as const),
        },
      ),
      explicit: fc.boolean(),
      at: moment,
      late: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: -5, max: 8 })),
      until: optional(fc.integer({ min: 0, max: lastMoment + 10 })),
      locations: fc.option(some(['IE', 'DE', 'US'], 1), { nil: undefined, freq: 6 }),
    })
    .map(({ late, ...event }): ConsentEvent =>
      present({ ...event, recordedAt: Math.max(0, event.at + late) }),
    );

export const denials = ['Refused', 'Withdrawn', 'Revoked', 'Invalidated', 'Expired'] as const;

/** Histories that hold enough grants to permit something, and enough denials to end it. */
export const anyHistory: fc.Arbitrary<ConsentEvent[]> = fc
  .tuple(
    fc.array(anyEvent(['Given', 'Renewed']), { maxLength: 5 }),
    fc.array(anyEvent(denials), { maxLength: 3 }),
    fc.array(anyEvent(), { maxLength: 2 }),
  )
  .map((parts) => parts.flat());

const anyRecords: fc.Arbitrary<ClusterRecord[]> = fc
  .tuple(...records.map(() => some(['m1', 'm2'], 0)))
  .map((lists) => records.map((id, index) => ({ id, confirmations: lists[index] ?? [] })));

const anyFact: fc.Arbitrary<FactMeta> = fc
  .record({
    recordId: fc.constantFrom(...records),
    attribute: fc.constantFrom('email', 'birthDate', 'health'),
    recordedAt: fc.integer({ min: 0, max: 5 }),
    level: optional(fc.integer({ min: 1, max: 3 })),
    superseded: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, fc.constant(true)),
  })
  .map((one) => present({ ...one, id: `${one.recordId}-${one.attribute}`, validFrom: 0 }));

const anyContract: fc.Arbitrary<Contract> = fc
  .record({ recordId: fc.constantFrom(...records), from: moment, until: optional(moment) })
  .map((one) =>
    present({ ...one, id: `${one.recordId}-${one.from}`, organizationId: 'harbour', termsVersion: '1' }),
  );

const world = ['consent', 'contract', 'legal-obligation'].map((legalBasis) =>
  catalogueWith(
    ...purposes.map((purpose) =>
      process({
        purpose,
        legalBasis: legalBasis as 'consent',
        jurisdiction: 'IE',
        necessaryForContract: true,
        law: 'DE AO § 147',
      }),
    ),
  ),
);

/** A decision about everything, by one of the bases; mostly by consent. */
export const anyInput: fc.Arbitrary<DecisionInput> = fc
  .record({
    events: anyHistory,
    records: anyRecords,
    facts: fc.uniqueArray(anyFact, { maxLength: 5, selector: ({ id }) => id }),
    contracts: fc.array(anyContract, { maxLength: 2 }),
    purpose: fc.constantFrom(...purposes),
    basis: fc.constantFrom(0, 0, 0, 0, 1, 2),
    residency: fc.option(fc.constant(['IE']), { nil: undefined, freq: 1 }),
    at: moment,
    hindsight: fc.integer({ min: 0, max: 10 }),
  })
  .map(({ purpose, basis, residency, hindsight, ...scenario }) => ({
    ...inputOf({
      ...scenario,
      request: { purpose, attributes: [...attributes] },
      ...(residency && { subject: { residency } }),
      knownAt: scenario.at + hindsight,
    }),
    catalogue: { known: true, value: world[basis] ?? catalogueWith() },
  }));

/** What a decision lets out: each attribute, with each fact that it opens. */
export const letOut = (decision: Decision): ReadonlySet<string> =>
  new Set(
    [...decision.attributes.values()]
      .filter(({ effect }) => effect === 'PERMIT')
      .flatMap(({ attribute, openings }) => [
        attribute,
        ...openings.flatMap(({ facts }) => facts.map((id) => `${attribute} of ${id}`)),
      ]),
  );

/** Whether everything that the first lets out, the second does too. */
export const letsOutNoMore = (first: Decision, second: Decision): boolean => {
  const allowed = letOut(second);
  return [...letOut(first)].every((one) => allowed.has(one));
};
