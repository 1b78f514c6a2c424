import { event, fact } from './scenario.ts';
import { newsletter, over18, supportIn, type TruthRow } from './truthRow.ts';

/** Rows D01 to D31 of the truth table, about consent itself. */
export const consentRows: readonly TruthRow[] = [
  ['D01', 'given, exact scope', { events: [event()] }, 'PERMIT ConsentGiven'],
  ['D02', 'nothing recorded', {}, 'DENY ConsentUnknown'],
  ['D03', 'requested only', { events: [event({ state: 'Requested' })] }, 'DENY ConsentRequested'],
  ['D03', 'deferred only', { events: [event({ state: 'Deferred' })] }, 'DENY ConsentDeferred'],
  ['D05', 'refused', { events: [event({ state: 'Refused' })] }, 'DENY ConsentRefused'],
  [
    'D06',
    'given then withdrawn',
    { events: [event(), event({ state: 'Withdrawn', at: 200 })] },
    'DENY ConsentWithdrawn',
  ],
  [
    'D06',
    'given and withdrawn in one moment: a tie denies',
    { events: [event({ state: 'Withdrawn' }), event()] },
    'DENY ConsentWithdrawn',
  ],
  [
    'D07',
    'withdrawn then given again',
    { events: [event({ state: 'Withdrawn' }), event({ at: 200 })] },
    'PERMIT ConsentGiven',
  ],
  [
    'D09',
    'withdrawing the parent denies the child',
    {
      ...newsletter,
      events: [
        event({ purposes: ['newsletter'] }),
        event({ state: 'Withdrawn', purposes: ['marketing'], attributes: ['*'], recipients: [], at: 200 }),
      ],
    },
    'DENY ConsentWithdrawn',
  ],
  [
    'D10',
    'a grant of the parent does not grant a child that its notice leaves out',
    { ...newsletter, events: [event({ purposes: ['marketing'], notice: 'n-marketing' })] },
    'DENY ConsentUnknown',
  ],
  [
    'D10',
    'a grant of the parent under an unknown notice grants no child',
    { ...newsletter, events: [event({ purposes: ['marketing'], notice: 'n-nobody-knows' })] },
    'DENY ConsentUnknown',
  ],
  [
    'D11',
    'a grant of the parent grants a child that its notice version lists',
    { ...newsletter, events: [event({ purposes: ['marketing'], notice: 'n-marketing-and-newsletter' })] },
    'PERMIT ConsentGiven',
  ],
  [
    'D11',
    'a notice lists no purpose into a grant that is not narrower than what was granted',
    {
      request: { purpose: 'marketing' },
      events: [event({ purposes: ['newsletter'], notice: 'n-marketing-and-newsletter' })],
    },
    'DENY ConsentUnknown',
  ],
  [
    'D13',
    'grant of the child, later refusal of the parent',
    {
      ...newsletter,
      events: [
        event({ purposes: ['newsletter'] }),
        event({ state: 'Refused', purposes: ['marketing'], at: 200 }),
      ],
    },
    'DENY ConsentRefused',
  ],
  [
    'D14',
    'refusing Personalisation denies TargetedAdvertising that was granted on the other path',
    {
      request: { purpose: 'targeted' },
      events: [
        event({ purposes: ['advertising', 'targeted'] }),
        event({ state: 'Refused', purposes: ['personalisation'], at: 200 }),
      ],
    },
    'DENY ConsentRefused',
  ],
  [
    'D15',
    'another recipient is not covered',
    {
      request: { recipient: 'lantern' },
      ...supportIn({ recipients: ['harbour', 'lantern'] }),
      events: [event()],
    },
    'DENY ConsentUnknown',
  ],
  [
    'D15',
    'a refusal for another recipient does not deny this one',
    { events: [event(), event({ state: 'Refused', recipients: ['lantern'], at: 200 })] },
    'PERMIT ConsentGiven',
  ],
  [
    'D17',
    'recipient not in the register',
    { request: { recipient: 'lantern' }, events: [event({ recipients: ['lantern'] })] },
    'DENY RECIPIENT_NOT_REGISTERED',
  ],
  ['D18', 'unregistered process', { request: { purpose: 'orders' } }, 'DENY PROCESS_NOT_REGISTERED'],
  ['D18', 'unregistered process by id', { request: { processId: 'nothing' } }, 'DENY PROCESS_NOT_REGISTERED'],
  [
    'D19',
    'token bound to another client',
    { request: { processId: 'letters-newsletter', purpose: 'newsletter' } },
    'DENY CLIENT_NOT_BOUND_TO_PROCESS',
  ],
  [
    'D19',
    'a closed client',
    {
      request: { clientId: 'closed' },
      ...supportIn({ id: 'closed-support', productId: 'closed' }),
      events: [event()],
    },
    'DENY CLIENT_NOT_REGISTERED',
  ],
  [
    'D19',
    'the process serves another purpose',
    { request: { processId: 'desk-support', purpose: 'marketing' } },
    'DENY PURPOSE_MISMATCH',
  ],
  [
    'D21',
    'e-mail yes, phone no',
    {
      request: { attributes: ['email', 'phone'] },
      facts: [fact(), fact({ attribute: 'phone' })],
      events: [event()],
    },
    'PARTIAL PARTIAL',
  ],
  [
    'D22',
    'birthDate covers ageOver18',
    { ...over18, events: [event({ attributes: ['birthDate'] })] },
    'PERMIT ConsentGiven',
  ],
  [
    'D23',
    'ageOver18 never covers birthDate',
    {
      request: { attributes: ['birthDate'] },
      facts: [fact({ attribute: 'birthDate' })],
      events: [event({ attributes: ['ageOver18'] })],
    },
    'DENY ConsentUnknown',
  ],
  [
    'D23',
    'refusing ageOver18 refuses birthDate, which reveals it',
    {
      request: { attributes: ['birthDate'] },
      facts: [fact({ attribute: 'birthDate' })],
      events: [
        event({ attributes: ['birthDate'] }),
        event({ state: 'Refused', attributes: ['ageOver18'], at: 200 }),
      ],
    },
    'DENY ConsentRefused',
  ],
  [
    'D23',
    'refusing birthDate leaves a grant of ageOver18 alone',
    {
      ...over18,
      events: [
        event({ attributes: ['ageOver18'] }),
        event({ state: 'Refused', attributes: ['birthDate'], at: 200 }),
      ],
    },
    'PERMIT ConsentGiven',
  ],
  [
    'D23',
    'taking birthDate back takes back what its grant revealed',
    {
      ...over18,
      events: [
        event({ attributes: ['birthDate'] }),
        event({ state: 'Withdrawn', attributes: ['birthDate'], at: 200 }),
      ],
    },
    'DENY ConsentWithdrawn',
  ],
  ['D25', 'the end is exclusive', { at: 500, events: [event({ until: 500 })] }, 'DENY ConsentExpired'],
  ['D26', 'one ms before the end', { at: 499, events: [event({ until: 500 })] }, 'PERMIT ConsentGiven'],
  [
    'D27',
    'renewed extends',
    { at: 600, events: [event({ until: 500 }), event({ state: 'Renewed', at: 400, until: 900 })] },
    'PERMIT RenewedConsentGiven',
  ],
  [
    'D29',
    'future-dated, ignored before it was recorded',
    { at: 150, knownAt: 1_000, events: [event({ at: 900, recordedAt: 200 })] },
    'DENY ConsentUnknown',
  ],
  [
    'D29',
    'future-dated, clamped to the recording',
    { at: 200, events: [event({ at: 900, recordedAt: 200 })] },
    'PERMIT ConsentGiven',
  ],
  [
    'D30',
    'a late-arriving older grant does not undo a newer withdrawal',
    { events: [event({ state: 'Withdrawn', at: 200 }), event({ at: 100, recordedAt: 300 })] },
    'DENY ConsentWithdrawn',
  ],
  [
    'D31',
    'replay: the withdrawal was not known yet',
    { at: 300, knownAt: 300, events: [event(), event({ state: 'Withdrawn', at: 200, recordedAt: 400 })] },
    'PERMIT ConsentGiven',
  ],
];
