import fc from 'fast-check';
import { declaredAttributes } from '#schema/attributes.generated.ts';
import { ageAt, canDerive, derivePlain, parsePlain } from './derive.rules.ts';
import { declaredLattice } from './lattice/declaredLattice.ts';

const on = (day: string): number => Date.parse(`${day}T12:00:00Z`);

describe('derived attributes', () => {
  test.each([
    ['2000-02-29', '2018-02-28', 17],
    ['2000-02-29', '2018-03-01', 18],
    ['2000-02-29', '2020-02-28', 19],
    ['2000-02-29', '2020-02-29', 20],
    ['2000-06-15', '2018-06-14', 17],
    ['2000-06-15', '2018-06-15', 18],
    ['2000-12-31', '2019-01-01', 18],
  ])('somebody born on %s is on %s %i years old', (born, day, age) => {
    expect(ageAt(born, on(day))).toBe(age);
    expect(derivePlain({ from: 'birthDate', to: 'ageOver18' }, born, on(day))).toBe(age >= 18);
  });
  test('the day changes at midnight UTC', () => {
    expect(ageAt('2000-06-15', Date.parse('2018-06-14T23:59:59.999Z'))).toBe(17);
    expect(ageAt('2000-06-15', Date.parse('2018-06-15T00:00:00.000Z'))).toBe(18);
  });
  test.each(['2000-02-30', '2001-02-29', '15.06.2000', '', '2000-13-01', '2999-01-01'])(
    'a birth date %j tells no age',
    (born) => expect(ageAt(born, on('2020-01-01'))).toBeUndefined(),
  );
  test('age grows by one from birthday to birthday', () => {
    const days = fc
      .integer({ min: 0, max: 40_000 })
      .map((day) => new Date(Date.UTC(1900, 0, 1 + day)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 99 }), (born, years) => {
        const year = Number(born.slice(0, 4)) + years;
        expect(ageAt(born, on(`${String(year)}-12-31`))).toBe(years);
      }),
    );
  });
  test('parts of an address come out of it, and only those that it has', () => {
    const text = JSON.stringify({
      street: '1 Quay',
      city: 'Hull',
      country: 'GB',
      planet: 'Earth',
      region: 7,
    });
    expect(derivePlain({ from: 'postalAddress', to: 'city' }, text, 0)).toBe('Hull');
    expect(derivePlain({ from: 'postalAddress', to: 'postcode' }, text, 0)).toBeUndefined();
    expect(parsePlain('Address', text)).toEqual({ street: '1 Quay', city: 'Hull', country: 'GB' });
  });
  test.each([
    ['Number', '12', 12],
    ['Number', ' ', undefined],
    ['Number', '12 apples', undefined],
    ['Boolean', 'false', false],
    ['Boolean', 'constructor', undefined],
    ['Date', '1990-01-01', '1990-01-01'],
    ['Date', '1990-02-31', undefined],
    ['Address', '[]', undefined],
    ['Address', '{', undefined],
  ] as const)('a %s of %j is read as %j', (kind, text, value) => {
    expect(parsePlain(kind, text)).toEqual(value);
  });
  test('everything that a stored attribute reveals can be computed from it, and nothing else', () => {
    for (const { name: from, stored } of declaredAttributes) {
      for (const { name: to } of declaredAttributes) {
        const revealed = stored && from !== to && declaredLattice.reveals(from).has(to);
        expect(`${from} ${to} ${String(canDerive(from, to))}`).toBe(`${from} ${to} ${String(revealed)}`);
      }
    }
    expect(canDerive('constructor', 'name')).toBe(false);
  });
});
