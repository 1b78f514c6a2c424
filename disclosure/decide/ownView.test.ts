import { known, unavailable } from './decision.ts';
import { decideOwnView, decideStewardView, stewardProcessId } from './ownView.ts';
import { permitOpens } from './permit.ts';
import { catalogue, catalogueWith, fact, lattice, process } from './testing/scenario.ts';

const facts = [fact({ superseded: true }), fact({ attribute: 'birthDate' })];
const view = { lattice, subject: known({ erased: false }), facts, at: 1_000 };
const stewardship = process({
  id: stewardProcessId,
  productId: 'console',
  purpose: 'stewardship',
  attributes: ['*'],
  legalBasis: 'legal-obligation',
  law: 'GDPR Art. 5(2)',
});
const registered = known(catalogueWith(stewardship));

describe('the own view', () => {
  it('opens all that is held to a strong login, superseded values too', () => {
    const decision = decideOwnView({ ...view, aal: 2 });
    expect(decision).toMatchObject({ effect: 'PERMIT', reason: 'DATA_SUBJECT_ACCESS' });
    const email = decision.attributes.get('email');
    expect(email).toMatchObject({ legalBasis: 'data_subject_access' });
    const permit = email?.openings[0]?.permit;
    expect(permit && permitOpens(permit, 'f-email-r1', 1_000)).toBe(true);
  });

  it('asks for a stronger login before a value that needs one', () => {
    const decision = decideOwnView({ ...view, aal: 1 });
    expect(decision.effect).toBe('PARTIAL');
    expect(decision.attributes.get('birthDate')).toMatchObject({ reason: 'STEP_UP_REQUIRED', openings: [] });
  });

  it('opens only the attributes asked for, and computed ones from what is stored', () => {
    const decision = decideOwnView({ ...view, aal: 1, attributes: ['ageOver18', 'shoeSize'] });
    expect(decision.attributes.get('ageOver18')?.openings[0]?.facts).toEqual(['f-birthDate-r1']);
    expect(decision.attributes.get('shoeSize')?.reason).toBe('ATTRIBUTE_NOT_DECLARED');
  });

  it.each([
    ['an erased person', known({ erased: true }), 'SUBJECT_ERASED'],
    ['a person who could not be read', unavailable('down'), 'INPUT_UNAVAILABLE'],
    ['no person', undefined as never, 'INPUT_FAILED'],
  ])('shows nothing of %s', (_who, subject, reason) => {
    expect(decideOwnView({ ...view, subject, aal: 3 })).toMatchObject({ effect: 'DENY', reason });
  });
});

describe("the steward's view", () => {
  it('opens every fact under the registered internal process', () => {
    const decision = decideStewardView({ ...view, catalogue: registered, processId: stewardProcessId });
    expect(decision).toMatchObject({ effect: 'PERMIT', reason: 'ACCOUNTABILITY' });
    expect(decision.attributes.get('birthDate')).toMatchObject({
      legalBasis: 'accountability',
      processId: stewardProcessId,
    });
  });

  it('opens only what the process names', () => {
    const narrow = known(catalogueWith({ ...stewardship, attributes: ['email'] }));
    const decision = decideStewardView({ ...view, catalogue: narrow, processId: stewardProcessId });
    expect(decision.attributes.get('birthDate')?.reason).toBe('ATTRIBUTE_NOT_IN_PROCESS');
  });

  it.each([
    ['an unregistered process', known(catalogue), 'PROCESS_NOT_REGISTERED'],
    [
      'a process by consent',
      known(catalogueWith({ ...stewardship, legalBasis: 'consent' })),
      'PROCESS_NOT_REGISTERED',
    ],
    ['a catalogue that could not be read', unavailable('down'), 'INPUT_UNAVAILABLE'],
    ['no catalogue', undefined as never, 'INPUT_FAILED'],
  ])('opens nothing under %s', (_what, given, reason) => {
    const decision = decideStewardView({ ...view, catalogue: given, processId: stewardProcessId });
    expect(decision).toMatchObject({ effect: 'DENY', reason });
    expect([...decision.attributes.values()].flatMap(({ openings }) => openings)).toEqual([]);
  });
});
