import type { ConsentEvent } from './consent.ts';
import { momentOfReading, parseCurrent, writeCurrent } from './currentConsent.ts';
import { foldConsent } from './foldConsent.ts';

const event = (id: string, over: Partial<ConsentEvent> = {}): ConsentEvent => ({
  id,
  recordId: 'r1',
  state: 'Given',
  purposes: ['support'],
  attributes: ['email'],
  recipients: ['harbour'],
  actor: 'person',
  explicit: false,
  at: 1,
  recordedAt: over.at ?? 1,
  ...over,
});
const folded = (...events: readonly ConsentEvent[]): string[] => foldConsent(events).map(({ id }) => id);

describe('folding consent', () => {
  it('keeps one grant and one denial of a thing that was given and taken back a hundred times', () => {
    const history = Array.from({ length: 200 }, (_, index) =>
      event(`e${index}`, { at: index, state: index % 2 === 0 ? 'Given' : 'Withdrawn' }),
    );
    expect(folded(...history)).toEqual(['e198', 'e199']);
  });

  it('drops what a later denial of everything ended for good', () => {
    const all = event('all', { state: 'Withdrawn', attributes: ['*'], recipients: [], at: 2 });
    expect(folded(event('a'), event('b', { attributes: ['phone'] }), all)).toEqual(['all']);
  });

  it.each([
    ['of other purposes', { purposes: ['newsletter'] }],
    ['of other attributes', { attributes: ['phone'] }],
    ['for other recipients', { recipients: ['lantern'] }],
    ['that ends sooner', { until: 5 }],
    ['for some places only', { locations: ['IE'] }],
    ['by a source', { actor: 'imported' as const }],
  ])('keeps a grant beside a later one %s', (_what, over) => {
    expect(folded(event('a'), event('b', { at: 2, ...over }))).toEqual(['a', 'b']);
  });

  it('keeps an explicit grant beside a later plain one, and a notice that may have listed more', () => {
    expect(folded(event('a', { explicit: true }), event('b', { at: 2 }))).toEqual(['a', 'b']);
    expect(folded(event('a', { notice: 'n1' }), event('b', { at: 2, notice: 'n2' }))).toEqual(['a', 'b']);
  });

  it('keeps a denial that nothing outlives beside a later one of the person', () => {
    const revoked = event('a', { state: 'Revoked', actor: 'controller' });
    expect(folded(revoked, event('b', { state: 'Withdrawn', at: 2 }))).toEqual(['a', 'b']);
  });

  it('keeps a broad denial beside a later narrow one', () => {
    const broad = event('a', { state: 'Refused', attributes: [] });
    expect(folded(broad, event('b', { state: 'Refused', at: 2 }))).toEqual(['a', 'b']);
  });

  it('refuses a state that it does not know', () => {
    expect(() => foldConsent([event('a', { state: 'Maybe' as 'Given' }), event('b', { at: 2 })])).toThrow(
      TypeError,
    );
  });
});

describe('the text of the current consent', () => {
  it('gives back what was folded', () => {
    const events = [event('a', { until: 9, notice: 'n' })];
    expect(parseCurrent(writeCurrent(events))).toEqual(events);
  });

  it.each(['', '{}', 'null'])('is refused when it is %j', (text) => {
    expect(() => parseCurrent(text)).toThrow();
  });
});

describe('the moment of a live read', () => {
  it('is never before a recording that was read: a slow clock must not hide a withdrawal', () => {
    expect(momentOfReading(5, [event('a', { recordedAt: 9 })])).toBe(9);
    expect(momentOfReading(5, [])).toBe(5);
  });
});
