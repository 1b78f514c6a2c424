import { event, fact } from './scenario.ts';
import { newsletter, supportIn, type TruthRow } from './truthRow.ts';

/** Whose word outlives whose. */
export const sourceRows: readonly TruthRow[] = [
  [
    'S1',
    'the person supersedes an earlier imported denial',
    { events: [event({ state: 'Refused', actor: 'imported' }), event({ at: 200 })] },
    'PERMIT ConsentGiven',
  ],
  [
    'S2',
    'a later imported denial ends a grant of the person',
    { events: [event(), event({ state: 'Withdrawn', actor: 'imported', at: 200 })] },
    'DENY ConsentWithdrawn',
  ],
  [
    'S3',
    'an imported grant supersedes no denial of the person',
    { events: [event({ state: 'Refused' }), event({ actor: 'imported', at: 200 })] },
    'DENY ConsentRefused',
  ],
  [
    'S4',
    'an imported grant supersedes no imported denial',
    { events: [event({ state: 'Refused', actor: 'imported' }), event({ actor: 'imported', at: 200 })] },
    'DENY ConsentRefused',
  ],
  [
    'S5',
    'an imported grant alone permits',
    { events: [event({ actor: 'imported' })] },
    'PERMIT ConsentGiven',
  ],
  [
    'S6',
    'nobody but person and source grants',
    { events: [event({ actor: 'controller' })] },
    'DENY ConsentUnknown',
  ],
  [
    'S7',
    'a broad imported refusal is superseded where the person granted, and nowhere else',
    {
      ...newsletter,
      request: { purpose: 'newsletter', attributes: ['email', 'phone'] },
      facts: [fact(), fact({ attribute: 'phone' })],
      events: [
        event({
          state: 'Refused',
          actor: 'imported',
          purposes: ['marketing'],
          attributes: ['*'],
          recipients: [],
        }),
        event({ purposes: ['newsletter'], at: 200 }),
      ],
    },
    'PARTIAL PARTIAL',
  ],
];

/** What must hold of the fact and the attribute. */
export const factRows: readonly TruthRow[] = [
  [
    'F1',
    'a superseded value never stands in',
    { facts: [fact({ superseded: true })], events: [event()] },
    'DENY NOT_CURRENT',
  ],
  [
    'F2',
    'a value out of its valid time',
    { facts: [fact({ validTo: 1_000 })], events: [event()] },
    'DENY NOT_CURRENT',
  ],
  [
    'F3',
    'a value recorded later than was known',
    { facts: [fact({ recordedAt: 1_001 })], events: [event()] },
    'DENY NOT_CURRENT',
  ],
  [
    'F4',
    'a value that its source keeps to another',
    { facts: [fact({ restriction: 'lantern' })], events: [event()] },
    'DENY SOURCE_RESTRICTED',
  ],
  [
    'F5',
    'a value that its source keeps to this organisation',
    { facts: [fact({ restriction: 'harbour' })], events: [event()] },
    'PERMIT ConsentGiven',
  ],
  [
    'F6',
    'a value kept to the organisation does not go on to another recipient',
    {
      request: { recipient: 'lantern' },
      ...supportIn({ recipients: ['harbour', 'lantern'] }),
      facts: [fact({ restriction: 'harbour' })],
      events: [event({ recipients: ['lantern'] })],
    },
    'DENY SOURCE_RESTRICTED',
  ],
  ['F7', 'no fact: what would be let out', { facts: [], events: [event()] }, 'PERMIT ConsentGiven'],
  [
    'F8',
    'an attribute outside the process',
    { ...supportIn({ attributes: ['phone'] }), events: [event()] },
    'DENY ATTRIBUTE_NOT_IN_PROCESS',
  ],
  ['F9', 'an undeclared attribute', { request: { attributes: ['shoeSize'] } }, 'DENY ATTRIBUTE_NOT_DECLARED'],
  ['F10', 'no attribute', { request: { attributes: [] } }, 'DENY NO_ATTRIBUTE_ASKED'],
];
