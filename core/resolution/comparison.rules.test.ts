import { createBlindIndex } from '#graph/vault/blindIndex.ts';
import { comparisonHashes, nameWords } from './comparison.rules.ts';
import type { PersonDetails } from './comparison.rules.ts';
import { compatible, profileOf } from './compatibility.rules.ts';

const blind = createBlindIndex(Buffer.alloc(32, 1));
const profile = (details: PersonDetails) =>
  profileOf([{ id: 'r', handshake: false, eventTime: 0, tieHash: '', ...comparisonHashes(blind, details) }]);

const example = (givenName: string, birthDate?: string): PersonDetails => ({
  givenName,
  familyName: 'Example',
  ...(birthDate === undefined ? {} : { birthDate }),
});

describe('name words', () => {
  it.each([
    ['  Ánn-MARIE ', ['an', 'marie']],
    ["O'Neill", ['oneil']],
    ['Strauß', ['straus']],
    ['Łukasz', ['lukasz']],
    ['Юлия', ['юлия']],
    ['明明', ['明明']],
    ['रमा', ['रमा']],
    ['12 ?', []],
  ])('of %j are %j', (text, words) => {
    expect(nameWords(text)).toEqual(words);
  });
});

describe('comparison hashes', () => {
  it('are absent for what is not known, a filler or a birth year alone', () => {
    expect(comparisonHashes(blind, {})).toEqual({});
    expect(comparisonHashes(blind, { givenName: 'N/A', familyName: 'unknown', birthDate: '1990' })).toEqual(
      {},
    );
  });

  it('hold no readable part of the name', () => {
    const text = JSON.stringify(comparisonHashes(blind, example('Katherine', '1990-01-02')));
    expect(text.toLowerCase()).not.toMatch(/katherine|example"|1990/);
  });

  it('need the key to be compared', () => {
    const other = createBlindIndex(Buffer.alloc(32, 2));
    expect(comparisonHashes(other, example('Ann'))).not.toEqual(comparisonHashes(blind, example('Ann')));
  });
});

describe('two subjects may be one person', () => {
  it.each<[string, PersonDetails, PersonDetails]>([
    ['the same name', example('Ann'), example('ANN')],
    ['nothing known of one', example('Ann'), {}],
    ['an initial', example('Ann'), example('A.')],
    ['a nickname', example('Robert'), example('Bob')],
    ['a second given name', example('Ann'), example('Ann Marie')],
    ['a part of a double name', { familyName: 'Smith-Jones' }, { familyName: 'Smith' }],
    ['a slip in a long name', example('Katherine'), example('Kathreine')],
    ['a slip in a long family name', { ...example('Ann'), familyName: 'Exmaple' }, example('Ann')],
    ['a slip in the day of birth', example('Ann', '1990-01-02'), example('Ann', '1990-01-03')],
    ['day and month swapped', example('Ann', '1990-01-02'), example('Ann', '1990-02-01')],
    [
      'a new family name with the same birth date',
      example('Ann', '1990-01-02'),
      { givenName: 'Ann', familyName: 'Married', birthDate: '1990-01-02' },
    ],
  ])('with %s', (_, a, b) => {
    expect(compatible(profile(a), profile(b))).toBe(true);
    expect(compatible(profile(b), profile(a))).toBe(true);
  });
});

describe('two subjects are two persons', () => {
  it.each<[string, PersonDetails, PersonDetails]>([
    ['other given names', example('Ann'), example('Ben')],
    ['other given names of twins', example('Ann', '1990-01-02'), example('Ben', '1990-01-02')],
    ['short names one letter apart', example('Tim', '1990-01-02'), example('Tom', '1990-01-02')],
    ['a name and its other gender', example('Daniel', '1990-01-02'), example('Daniela', '1990-01-02')],
    ['two given names that begin alike', example('Ann Marie'), example('Ann Lee')],
    ['a Chinese name and the beginning of another', { givenName: '明' }, { givenName: '明华' }],
    ['another initial', example('Ann'), example('B.')],
    ['other birth dates', example('Ann', '1990-01-02'), example('Ann', '1961-01-02')],
    ['another birth date and nothing else', { birthDate: '1990-01-02' }, { birthDate: '1990-01-03' }],
    ['another family name without a birth date', example('Ann'), { givenName: 'Ann', familyName: 'Other' }],
    ['a slip in the given name and no family name', { givenName: 'Martin' }, { givenName: 'Marvin' }],
    [
      'slips in given name and birth date together',
      example('Katherine', '1990-01-02'),
      example('Kathreine', '1990-01-03'),
    ],
  ])('with %s', (_, a, b) => {
    expect(compatible(profile(a), profile(b))).toBe(false);
    expect(compatible(profile(b), profile(a))).toBe(false);
  });
});

describe('a name of thousands of letters', () => {
  it('is compared as a whole: it has no more forms than a name of people', () => {
    const long = (letter: string) => ({ givenName: `${'ab'.repeat(2_000)}${letter}` });
    const { givenHash = '' } = comparisonHashes(blind, long('c'));
    expect(givenHash.split(' ').length).toBeLessThan(100);
    expect(compatible(profile(long('c')), profile(long('c')))).toBe(true);
    expect(compatible(profile(long('c')), profile(long('d')))).toBe(false);
  });
});
