import { decide } from './decide.ts';
import { known } from './decision.ts';
import { permitOpens, type Permit } from './permit.ts';
import { event, fact, inputOf, process } from './testing/scenario.ts';

const decided = (scenario: Parameters<typeof inputOf>[0] = {}) =>
  decide(inputOf({ events: [event({ until: 5_000 })], ...scenario })).attributes.get('email');
const permitOf = (scenario: Parameters<typeof inputOf>[0] = {}): Permit => {
  const permit = decided(scenario)?.openings[0]?.permit;
  if (!permit) throw new Error('the scenario permits nothing');
  return permit;
};

describe('a permit', () => {
  it('opens the facts that it names, and no other', () => {
    const permit = permitOf();
    expect(permit).toMatchObject({ attribute: 'email', facts: ['f-email-r1'], from: 1_000 });
    expect(permitOpens(permit, 'f-email-r1', 1_000)).toBe(true);
    expect(permitOpens(permit, 'f-phone-r1', 1_000)).toBe(false);
  });

  it('ends with the consent, exclusively', () => {
    expect([4_999, 5_000].map((now) => permitOpens(permitOf(), 'f-email-r1', now))).toEqual([true, false]);
  });

  it('ends a minute after the decision, so that none is kept past its query', () => {
    const permit = permitOf({ events: [event()] });
    expect([60_999, 61_000].map((now) => permitOpens(permit, 'f-email-r1', now))).toEqual([true, false]);
  });

  it('of a replay opens nothing now', () => {
    expect(permitOpens(permitOf({ at: 300 }), 'f-email-r1', Date.now())).toBe(false);
  });

  it('can not be made up, copied or widened', () => {
    const permit = permitOf();
    const copies = [
      { ...permit, facts: ['f-email-r1'], from: 0, until: Infinity },
      Object.create(permit) as Permit,
    ];
    for (const copy of copies) expect(permitOpens(copy, 'f-email-r1', 1_000)).toBe(false);
    (permit.facts as string[]).push('f-phone-r1');
    (decided()?.openings[0]?.facts as string[]).push('f-phone-r1');
    expect(permitOpens(permit, 'f-phone-r1', 1_000)).toBe(false);
  });
});

describe('an answer', () => {
  it('tells process, basis, expression and end to whoever shows it', () => {
    const given = event({ id: 'given', notice: 'n-marketing', until: 5_000 });
    expect(decided({ events: [given] })).toMatchObject({
      attribute: 'email',
      effect: 'PERMIT',
      reason: 'ConsentGiven',
      legalBasis: 'consent',
      processId: 'desk-support',
      consent: { eventId: 'given', state: 'Given', at: 100, notice: 'n-marketing' },
      until: 5_000,
    });
  });

  it('names the expression that denies, and opens nothing', () => {
    const refused = event({ id: 'refused', state: 'Refused' });
    expect(decided({ events: [refused] })).toMatchObject({
      effect: 'DENY',
      consent: { eventId: 'refused', state: 'Refused' },
      openings: [],
    });
  });

  it('opens the facts of each record by the grant given on it, before the merge is confirmed', () => {
    const answer = decided({
      records: ['r1', 'r2', 'r3'].map((id) => ({ id, confirmations: [] })),
      facts: ['r1', 'r2', 'r3'].map((recordId) => fact({ recordId })),
      events: [event({ id: 'e-r1', until: 5_000 }), event({ id: 'e-r2', recordId: 'r2' })],
    });
    expect(answer?.openings.map(({ facts, consent }) => [facts, consent?.eventId])).toEqual([
      [['f-email-r2'], 'e-r2'],
      [['f-email-r1'], 'e-r1'],
    ]);
  });

  it('opens a stored attribute for one that is computed from it', () => {
    const decision = decide(
      inputOf({
        request: { attributes: ['ageOver18'] },
        facts: [fact({ attribute: 'birthDate' }), fact()],
        events: [event({ attributes: ['ageOver18'] })],
      }),
    );
    const [opening] = decision.attributes.get('ageOver18')?.openings ?? [];
    expect(opening?.permit).toMatchObject({ attribute: 'ageOver18', facts: ['f-birthDate-r1'] });
  });

  it('denies every attribute by name when the whole request fails', () => {
    const decision = decide({ ...inputOf(), subject: { known: false, why: 'down' } });
    expect([...decision.attributes.values()]).toMatchObject([
      { attribute: 'email', reason: 'INPUT_UNAVAILABLE' },
    ]);
  });

  it.each([
    ['an event in an unknown state', { events: known([{ ...event(), state: 'Maybe' as 'Given' }]) }],
    ['an event without a time', { events: known([event(), { ...event({ state: 'Refused' }), at: NaN }]) }],
    ['no moment', { at: NaN }],
    ['no lattice', { lattice: undefined as never }],
  ])('denies INPUT_FAILED for %s', (_what, broken) => {
    const input = { ...inputOf({ events: [event()] }), ...broken };
    expect(decide(input)).toMatchObject({ effect: 'DENY', reason: 'INPUT_FAILED' });
  });

  it('denies when two processes serve one purpose of one product: the legal basis would be a choice', () => {
    const twice = process({
      id: 'other',
      purpose: 'support',
      legalBasis: 'legal-obligation',
      law: 'DE AO § 147',
    });
    expect(decide(inputOf({ processes: [twice] }))).toMatchObject({ effect: 'DENY', reason: 'INPUT_FAILED' });
  });

  it('denies for several reasons under one word', () => {
    const decision = decide(inputOf({ request: { attributes: ['email', 'shoeSize'] } }));
    expect(decision).toMatchObject({ effect: 'DENY', reason: 'SEVERAL' });
  });
});
