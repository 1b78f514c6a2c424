import { DomainError } from '#platform/errors.ts';
import { isBlockedValue } from './blockedValues.ts';
import { normaliseEmail } from './normaliseEmail.ts';
import { linkableIdentifier, normaliseIdentifier } from './normaliseIdentifier.ts';
import { normalisePhone } from './normalisePhone.ts';

const faultOf = (work: () => unknown): DomainError => {
  try {
    work();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
};

describe('normaliseEmail', () => {
  // Abuse case L11
  test.each([
    ['Ann@Mail.Example', 'ann@mail.example'],
    [' ann@mail.example ', 'ann@mail.example'],
    ['ann＠mail.example', 'ann@mail.example'],
    ['ａｎｎ@mail．example', 'ann@mail.example'],
    ['ann@mail。example', 'ann@mail.example'],
    ['ann@mail.example.', 'ann@mail.example'],
    ['ann@BÜCHER.example', 'ann@xn--bcher-kva.example'],
    ['ann@xn--bcher-kva.example', 'ann@xn--bcher-kva.example'],
    ['a.n.n+tag@mail.example', 'a.n.n+tag@mail.example'],
    ['\u212Aim@mail.example', 'kim@mail.example'],
    ['jose\u0301@mail.example', 'jos\u00e9@mail.example'],
    ["o'neil@mail.example", "o'neil@mail.example"],
  ])('reads %j as %j', (written, key) => {
    expect(normaliseEmail(written)).toBe(key);
    expect(normaliseEmail(normaliseEmail(written))).toBe(key);
  });

  test('keeps letters apart that only look alike', () => {
    expect(normaliseEmail('adm\u0131n@mail.example')).not.toBe('admin@mail.example');
    expect(normaliseEmail('ADM\u0130N@mail.example')).not.toBe('admin@mail.example');
    expect(normaliseEmail('\u0430nn@mail.example')).not.toBe('ann@mail.example');
  });

  test.each([
    '',
    'ann',
    '@mail.example',
    'ann@',
    'ann@mail',
    'ann@@mail.example',
    'ann@x.example@mail.example',
    'ann＠x.example@mail.example',
    'ann@mail.example\r\nBcc: di@mail.example',
    'ann@mail.example\n',
    'ann@mail.example\0',
    'an n@mail.example',
    'ann@ma il.example',
    '"an n"@mail.example',
    'ann.@mail.example',
    '.ann@mail.example',
    'a..n@mail.example',
    'ann@-mail.example',
    'ann@mail..example',
    'ann@[127.0.0.1]',
    'ann@127.0.0.1',
    'ann@0x7f.1',
    'ann@mail%2eexample',
    'a\u200bnn@mail.example',
    '\u202eann@mail.example',
    '<ann@mail.example>',
    `${'a'.repeat(65)}@mail.example`,
    `ann@${'a'.repeat(64)}.example`,
    `ann@${'mail.'.repeat(50)}example`,
  ])('refuses %j without repeating it', (written) => {
    const { code, message } = faultOf(() => normaliseEmail(written));
    expect(code).toBe('IDENTIFIER_MALFORMED');
    expect(message).not.toMatch(/ann|127|Bcc/);
  });
});

describe('normalisePhone', () => {
  test.each([
    ['+44 7700 900123', undefined, '+447700900123'],
    ['07700 900123', 'GB', '+447700900123'],
    ['(07700) 900-123', 'GB', '+447700900123'],
    ['0044 7700 900123', 'GB', '+447700900123'],
    ['＋４４ ７７００ ９００１２３', undefined, '+447700900123'],
    ['+44 20 7946 0123 ext. 7', undefined, '+442079460123;ext=7'],
  ])('reads %j in %s as %s', (written, region, key) => {
    expect(normalisePhone(written, region)).toBe(key);
  });

  test.each([
    ['07700 900123', undefined],
    ['12', 'GB'],
    ['+44', undefined],
    ['+4477009001234567890', undefined],
    ['call Ann', 'GB'],
    ['+44 7700 900123\r\n', undefined],
  ])('refuses %j in %s', (written, region) => {
    const { code, message } = faultOf(() => normalisePhone(written, region));
    expect(code).toBe('IDENTIFIER_MALFORMED');
    expect(message).not.toMatch(/\d{5}|Ann/);
  });
});

describe('normaliseIdentifier', () => {
  // Abuse case L7
  test('tells issuers apart and knows the aliases of one', () => {
    const of = (issuer: string): string => normaliseIdentifier({ type: 'social', issuer, value: '1234' });
    expect(of('https://accounts.google.com')).toBe(of('accounts.google.com'));
    expect(of('https://login.example/')).toBe(of('https://login.example'));
    expect(of('https://login.example')).not.toBe(of('https://other.example'));
    expect(of('HTTPS://Login.example/a')).toBe(of('https://login.example/a'));
    expect(of('https://login.example/a')).not.toBe(of('https://login.example/A'));
  });

  test('needs an issuer where the type has one', () => {
    expect(faultOf(() => normaliseIdentifier({ type: 'loyalty', value: '77' })).code).toBe(
      'IDENTIFIER_MALFORMED',
    );
    expect(normaliseIdentifier({ type: 'device', value: ' d-1 ' })).toBe('d-1');
  });
});

describe('a value of many letters', () => {
  // Patterns that look for an end take quadratic time: 100 kB of spaces or zeros held a process up for 20 seconds.
  test.each([
    ['email', `a${' '.repeat(100_000)}x`],
    ['phone', `1${' '.repeat(100_000)}x`],
    ['phone', `${'0'.repeat(100_000)}1`],
    ['loyalty', 'x'.repeat(100_000)],
  ] as const)('is refused for %s before any pattern is held against it', (type, value) => {
    const start = performance.now();
    const claim = { type, value, issuer: 'harbour' };
    expect(faultOf(() => normaliseIdentifier(claim)).code).toBe('IDENTIFIER_MALFORMED');
    expect(faultOf(() => linkableIdentifier(claim)).code).toBe('IDENTIFIER_MALFORMED');
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});

describe('blocked values', () => {
  test.each([
    ['email', 'null'],
    ['email', 'N/A'],
    ['email', 'test@test.example'],
    ['email', 'TEST@Example.com'],
    ['email', 'noreply@mail.example'],
    ['email', 'none@none.com'],
    ['phone', '-1'],
    ['phone', '0000'],
    ['phone', '000-000-0000'],
    ['phone', '+49 0000000'],
    ['phone', '123456789'],
    ['loyalty', '99999999'],
    ['customer', ' Unknown '],
    ['device', '00000000-0000-0000-0000-000000000000'],
  ] as const)('leaves out the %s %j', (type, value) => {
    expect(isBlockedValue(type, value)).toBe(true);
    expect(linkableIdentifier({ type, value, issuer: 'harbour' })).toBeUndefined();
  });

  test.each([
    ['email', 'ann@mail.example'],
    ['email', 'ann@example.com'],
    ['email', 'info@harbour.example'],
    ['phone', '+447700900123'],
    ['loyalty', '77'],
    ['customer', '1001'],
  ] as const)('keeps the %s %j', (type, value) => {
    expect(linkableIdentifier({ type, value, issuer: 'harbour' })).toContain(value);
  });
});
