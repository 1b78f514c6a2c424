import type { IdentifierType } from '#core/evidence/evidence.ts';

/**
 * Values that stand for "nothing" in real files. Linking by one of them would make one person of all the
 * people without the value. Maintained by hand: add what you meet, in lower case.
 */
const placeholders: ReadonlySet<string> = new Set([
  ...[
    'null',
    '(null)',
    'nil',
    'none',
    'undefined',
    'unknown',
    'unbekannt',
    'inconnu',
    'nan',
    'na',
    'n/a',
    'n.a.',
  ],
  ...[
    '#n/a',
    '#ref!',
    'not available',
    'not applicable',
    'not provided',
    'missing',
    'empty',
    'blank',
    'tbd',
    'tba',
  ],
  ...[
    'test',
    'tester',
    'testing',
    'dummy',
    'sample',
    'example',
    'fake',
    'anonymous',
    'guest',
    'user',
    'default',
  ],
  ...[
    '-',
    '--',
    '---',
    '.',
    '?',
    '*',
    '-1',
    '0',
    '1',
    'x',
    'xx',
    'xxx',
    'true',
    'false',
    'no',
    'nein',
    'non',
  ],
  ...['asdf', 'qwerty', 'abc', 'abc123', '[object object]', '123', '1234', '12345', '123456', '1234567'],
  ...['12345678', '123456789', '1234567890', '0123456789', '987654321', '9876543210'],
  '00000000-0000-0000-0000-000000000000',
]);

/** Local parts that are nobody's own mailbox, whatever the domain. */
const nobodysMailbox: ReadonlySet<string> = new Set([
  ...['noreply', 'no-reply', 'no_reply', 'donotreply', 'do-not-reply', 'null', 'none', 'na', 'n/a', 'nomail'],
  ...['noemail', 'no-email', 'no_email', 'noone', 'nobody', 'unknown', 'undefined', 'mailer-daemon'],
]);

/** Local parts that people type to get past a form; blocked only at one of `formDomains`. */
const formMailboxes: ReadonlySet<string> = new Set([
  ...['test', 'tester', 'testing', 'test1', 'test123', 'user', 'username', 'name', 'yourname', 'your.name'],
  ...['email', 'mail', 'example', 'sample', 'someone', 'somebody', 'you', 'me', 'foo', 'bar', 'abc', 'asdf'],
  ...['qwerty', 'fake', 'dummy', 'first.last', 'firstname.lastname'],
]);

/** First labels of domains that people type to get past a form. */
const formDomains: ReadonlySet<string> = new Set([
  ...[
    'test',
    'example',
    'domain',
    'yourdomain',
    'email',
    'none',
    'null',
    'fake',
    'dummy',
    'sample',
    'invalid',
  ],
  ...['noemail', 'nomail', 'asdf', 'qwerty'],
]);

/** One character over and over: `0000`, `99999999`, `xxxx`. Four at least: short ids of real people repeat too. */
const monotonous = /^[+(]?(.)\1{3,}$/u;

const isBlockedEmail = (text: string): boolean => {
  const [local = '', domain = ''] = text.split('@');
  if (nobodysMailbox.has(local)) return true;
  const label = domain.split('.')[0] ?? '';
  // a@a.com, none@none.com: nobody's name is the name of their mailbox's host
  return label === local || (formMailboxes.has(local) && formDomains.has(label));
};

const isBlockedPhone = (text: string): boolean => {
  const digits = text.replace(/\D/g, '');
  // +49 0000000 and the like: a tail of one digit is longer than any number that is given out
  return digits === '' || /(\d)\1{6,}$/.test(digits) || placeholders.has(digits);
};

/**
 * Whether a value is a placeholder that must not link records. Asked for the value as it was written and
 * again for its normalised form.
 */
export function isBlockedValue(type: IdentifierType, value: string): boolean {
  const text = value.normalize('NFKC').trim().toLowerCase();
  if (text === '' || placeholders.has(text) || monotonous.test(text.replace(/[\s./-]/g, ''))) return true;
  if (type === 'email') return isBlockedEmail(text);
  return type === 'phone' && isBlockedPhone(text);
}
