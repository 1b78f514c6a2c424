import { readFileSync } from 'node:fs';
import { DomainError } from '#platform/errors.ts';
import { sdlAttributes } from '#intake/attributes.ts';
import { testCatalogue } from '#test/support/intakeDeps.ts';
import { compileMapping } from './compileMapping.ts';
import type { CompiledMapping } from './compileMapping.ts';
import { parseMapping } from './parseMapping.ts';

const base = {
  sourceRecordId: { column: 'id' },
  eventTime: { column: 'changed', format: 'DD/MM/YYYY', zone: 'Europe/Dublin' },
  identifiers: [
    { type: 'email', value: { column: 'mail' }, verified: { column: 'confirmed', when: ['yes'] } },
  ],
  attributes: [
    { attribute: 'birthDate', value: { column: 'born' }, dateFormat: 'D.M.YYYY' },
    {
      attribute: 'postalAddress',
      value: {
        address: {
          street: { template: '{no} {street}' },
          city: { column: 'town' },
          country: { constant: 'IE' },
        },
      },
    },
    { attribute: 'gender', value: { column: 'sex', map: { m: 'male', w: 'female', '-': '' } } },
  ],
  consents: [
    {
      state: { column: 'news', values: { yes: 'Given', no: 'Refused', '?': null } },
      purposes: ['newsletter'],
      attributes: ['email'],
      recipients: ['harbour'],
      at: { column: 'news_at' },
    },
  ],
};

const compile = (change: object = {}): CompiledMapping =>
  compileMapping(parseMapping(JSON.stringify({ ...base, ...change })), {
    source: 'crm',
    attributes: sdlAttributes,
    catalogue: testCatalogue(),
  });

const row = {
  id: '7',
  changed: '01/07/2024',
  mail: 'ann@mail.example',
  confirmed: 'yes',
  born: '3.12.1990',
  no: '5',
  street: '',
  town: 'Cork',
  sex: 'w',
  news: 'no',
  news_at: '2024-06-01T10:00:00+02:00',
};

const faultOf = (work: () => unknown): DomainError => {
  try {
    work();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
};

describe('a mapping', () => {
  test('makes a claim of a row', () => {
    const { claim } = compile().toClaim(row);
    expect(claim).toEqual({
      source: 'crm',
      sourceRecordId: '7',
      eventTime: Date.parse('2024-06-30T23:00:00Z'),
      handshake: false,
      identifiers: [{ type: 'email', value: 'ann@mail.example', verification: 'source' }],
      facts: [
        { attribute: 'birthDate', value: '1990-12-03', method: 'collected' },
        {
          attribute: 'postalAddress',
          value: '{"street":"5","city":"Cork","country":"IE"}',
          method: 'collected',
        },
        { attribute: 'gender', value: 'female', method: 'collected' },
      ],
      consents: [
        {
          state: 'Refused',
          purposes: ['newsletter'],
          attributes: ['email'],
          recipients: ['harbour'],
          actor: 'imported',
          at: Date.parse('2024-06-01T08:00:00Z'),
          timed: true,
        },
      ],
      contracts: [],
    });
  });

  test('leaves out what the file does not say', () => {
    const silent = { id: '7', changed: '01/07/2024', confirmed: 'no', sex: '-', news: '?' };
    const { claim } = compile().toClaim(silent);
    expect(claim).toMatchObject({ identifiers: [], facts: [], consents: [] });
  });

  test.each([
    ['changed', '2024-07-01'],
    ['changed', ''],
    ['id', ''],
    ['born', '1990-Canary'],
    ['sex', 'Canary'],
    ['news', 'Canary'],
    ['news_at', 'Canary'],
  ])('names the column %s when it holds %j', (column, value) => {
    const error = faultOf(() => compile().toClaim({ ...row, [column]: value }));
    expect(error).toMatchObject({ code: 'INPUT_MALFORMED', details: { column } });
    expect(error.message).not.toContain('Canary');
  });

  test('reads dotted paths of NDJSON, own members only', () => {
    const mapping = compile({ format: 'ndjson', sourceRecordId: { column: 'customer.id' }, consents: [] });
    expect(mapping.toClaim({ ...row, customer: { id: 12 } }).claim.sourceRecordId).toBe('12');
    const inherited = compile({
      format: 'ndjson',
      sourceRecordId: { column: 'constructor.name' },
      consents: [],
    });
    expect(faultOf(() => inherited.toClaim(row)).code).toBe('INPUT_MALFORMED');
  });

  test('leaves out a malformed identifier when it says so', () => {
    const identifiers = [{ ...base.identifiers[0], whenMalformed: 'leave-out' }];
    const { claim, leftOut } = compile({ identifiers }).toClaim({ ...row, mail: 'ann at mail' });
    expect({ identifiers: claim.identifiers, leftOut }).toEqual({ identifiers: [], leftOut: 1 });
  });

  test.each([
    ['an unknown member', { color: 'red' }, 'MAPPING_INVALID'],
    ['no word about consent', { consents: undefined }, 'MAPPING_INVALID'],
    [
      'an unknown attribute',
      { attributes: [{ attribute: 'shoeSize', value: { column: 'x' } }] },
      'ATTRIBUTE_UNKNOWN',
    ],
    [
      'a computed attribute',
      { attributes: [{ attribute: 'age', value: { column: 'x' } }] },
      'ATTRIBUTE_UNKNOWN',
    ],
    ['an unknown purpose', { consents: [{ ...base.consents[0], purposes: ['spying'] }] }, 'PURPOSE_UNKNOWN'],
    [
      'an unknown consent attribute',
      { consents: [{ ...base.consents[0], attributes: ['shoe'] }] },
      'ATTRIBUTE_UNKNOWN',
    ],
    [
      'an unknown recipient',
      { consents: [{ ...base.consents[0], recipients: ['nobody'] }] },
      'MAPPING_INVALID',
    ],
    [
      'a grant of everything',
      { consents: [{ ...base.consents[0], attributes: ['*'] }] },
      'ATTRIBUTE_UNKNOWN',
    ],
    ['an unknown time zone', { eventTime: { ...base.eventTime, zone: 'Mars/Base' } }, 'MAPPING_INVALID'],
    [
      'a loyalty id of no programme',
      { identifiers: [{ type: 'loyalty', value: { column: 'x' }, verified: true }] },
      'MAPPING_INVALID',
    ],
    [
      'nothing about verification',
      { identifiers: [{ type: 'email', value: { column: 'x' } }] },
      'MAPPING_INVALID',
    ],
    [
      'an address of one text',
      { attributes: [{ attribute: 'postalAddress', value: { column: 'x' } }] },
      'MAPPING_INVALID',
    ],
  ])('is refused for %s', (_, change, code) => {
    expect(faultOf(() => compile(change)).code).toBe(code);
  });

  test('is refused when the file lacks its columns', () => {
    const error = faultOf(() => {
      compile().checkHeader(['id', 'Canary Person']);
    });
    expect(error.code).toBe('MAPPING_INVALID');
    expect(error.message).toContain('"mail"');
    expect(error.message).not.toContain('Canary');
  });

  test('says that it is not JSON', () => {
    expect(faultOf(() => parseMapping('{')).code).toBe('MAPPING_INVALID');
  });

  test.each(['fake1000.json', 'febrl3.json'])('%s is a valid one', (name) => {
    const mapping = parseMapping(readFileSync(`test/mappings/${name}`, 'utf8'));
    const context = { source: 'set', attributes: sdlAttributes, catalogue: testCatalogue() };
    expect(compileMapping(mapping, context).columns.length).toBeGreaterThan(4);
  });
});
