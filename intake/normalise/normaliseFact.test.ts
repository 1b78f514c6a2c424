import { DomainError } from '#platform/errors.ts';
import { sdlAttributes } from '#intake/attributes.ts';
import { isCalendarDate, normaliseFact } from './normaliseFact.ts';

const codeOf = (attribute: string, value: string): string => {
  try {
    normaliseFact(sdlAttributes, attribute, value);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    expect(error.message).not.toContain('Canary');
    return error.code;
  }
  return 'accepted';
};

describe('normaliseFact', () => {
  test.each([
    ['givenName', ' Jose\u0301 ', 'Jos\u00e9'],
    ['birthDate', '2000-02-29', '2000-02-29'],
    ['purchaseCount', '007', '7'],
    ['purchaseCount', '1e3', '1000'],
    ['postalAddress', '{"country":"gb","city":" Bath "}', '{"city":"Bath","country":"GB"}'],
  ])('stores %s %j as %j', (attribute, value, stored) => {
    expect(normaliseFact(sdlAttributes, attribute, value)).toBe(stored);
  });

  test.each([
    ['shoeSize', '42', 'ATTRIBUTE_UNKNOWN'],
    ['Canary <x>', '42', 'ATTRIBUTE_UNKNOWN'],
    ['__proto__', '42', 'ATTRIBUTE_UNKNOWN'],
    ['ageOver18', 'true', 'ATTRIBUTE_UNKNOWN'],
    ['givenName', '  ', 'INPUT_MALFORMED'],
    ['givenName', 'Canary\0', 'INPUT_MALFORMED'],
    ['birthDate', '2001-02-29', 'INPUT_MALFORMED'],
    ['birthDate', '1.2.2001', 'INPUT_MALFORMED'],
    ['purchaseCount', 'Canary', 'INPUT_MALFORMED'],
    ['purchaseCount', 'Infinity', 'INPUT_MALFORMED'],
    ['purchaseCount', '0x10', 'INPUT_MALFORMED'],
    ['postalAddress', 'Canary Street', 'INPUT_MALFORMED'],
    ['postalAddress', '{}', 'INPUT_MALFORMED'],
    ['postalAddress', '{"street":"Canary","planet":"Earth"}', 'INPUT_MALFORMED'],
    ['postalAddress', '{"country":"England"}', 'INPUT_MALFORMED'],
  ])('refuses %s %j with %s', (attribute, value, code) => {
    expect(codeOf(attribute, value)).toBe(code);
  });

  test('refuses a long text of digits in no time', () => {
    const start = performance.now();
    expect(codeOf('purchaseCount', `${'1'.repeat(100_000)}x`)).toBe('INPUT_MALFORMED');
    expect(performance.now() - start).toBeLessThan(1_000);
  });

  test.each(['1900-02-29', '2000-13-01', '2000-00-10', '2000-04-31', '2000-1-1', '20000101'])(
    'knows that %s is no day',
    (text) => {
      expect(isCalendarDate(text)).toBe(false);
    },
  );
});
