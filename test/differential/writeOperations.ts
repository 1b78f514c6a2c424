import type { Operation } from './operation.ts';
import type { Scene } from './scene.ts';

const grantOf = (scene: Scene, change: object = {}) => ({
  input: {
    purposes: ['support'],
    attributes: ['givenName', 'accessibilityNeeds'],
    recipients: [scene.world.catalogue.id('harbour')],
    notice: scene.world.catalogue.notice('harbour-support'),
    explicit: true,
    ...change,
  },
});
const give =
  'mutation ($input: GiveConsentInput!) { giveConsent(input: $input) { id state purposes attributes recipients notice actor explicit at recordedAt until record } }';
const withdraw =
  'mutation ($input: DenyConsentInput!) { withdrawConsent(input: $input) { state purposes attributes recipients notice actor until } }';

const consents: readonly Operation[] = [
  { name: 'consent is given', as: 'cy', query: give, variables: (s) => grantOf(s) },
  {
    name: 'consent is given with an end in the past',
    code: 'INPUT_MALFORMED',
    as: 'cy',
    query: give,
    variables: (s) => grantOf(s, { until: '2020-01-01T00:00:00.000Z' }),
  },
  {
    name: 'consent beyond its notice',
    code: 'INPUT_MALFORMED',
    as: 'cy',
    query: give,
    variables: (s) => grantOf(s, { attributes: ['birthDate'] }),
  },
  {
    name: 'consent under no notice',
    code: 'INPUT_MALFORMED',
    as: 'cy',
    query: give,
    variables: (s) => grantOf(s, { notice: 'none' }),
  },
  {
    name: 'consent to an unknown purpose',
    code: 'PURPOSE_UNKNOWN',
    as: 'cy',
    query: give,
    variables: (s) => grantOf(s, { purposes: ['world-peace'] }),
  },
  {
    name: 'consent about an unknown attribute',
    code: 'ATTRIBUTE_UNKNOWN',
    as: 'cy',
    query: give,
    variables: (s) => grantOf(s, { attributes: ['shoeSize'] }),
  },
  { name: 'consent by a product', code: 'FORBIDDEN', as: 'desk', query: give, variables: (s) => grantOf(s) },
  {
    name: 'consent by a steward',
    code: 'FORBIDDEN',
    as: 'steward',
    query: give,
    variables: (s) => grantOf(s),
  },
  {
    name: 'a malformed end of consent',
    code: 'INPUT_MALFORMED',
    judgedBySubgraph: true,
    as: 'cy',
    query: give,
    variables: (s) => grantOf(s, { until: 'tomorrow' }),
  },
  {
    name: 'a malformed end of consent, written into the text',
    code: 'GRAPHQL_VALIDATION_FAILED',
    as: 'cy',
    judgedBySubgraph: true,
    query:
      'mutation { giveConsent(input: { purposes: ["support"], attributes: ["email"], recipients: ["x"], notice: "x", until: "tomorrow" }) { id } }',
  },
  {
    name: 'consent is taken back',
    as: 'cy',
    query: withdraw,
    variables: (s) => ({
      input: {
        purposes: ['support'],
        attributes: ['accessibilityNeeds'],
        recipients: [s.world.catalogue.id('harbour')],
      },
    }),
  },
  {
    name: 'consent is taken back for nothing',
    code: 'INPUT_MALFORMED',
    as: 'cy',
    query: withdraw,
    variables: () => ({ input: { purposes: [] } }),
  },
  {
    name: 'two mutations in their order',
    code: 'PURPOSE_UNKNOWN',
    as: 'cy',
    query:
      'mutation { a: refuseConsent(input: { purposes: ["newsletter"] }) { state } b: refuseConsent(input: { purposes: ["nothing-such"] }) { state } }',
  },
];

const take =
  'mutation ($record: RecordInput!) { takeIn(record: $record) { outcome record person { id givenName { value } records { source } } } }';
const recordOf = (run: string, change: object = {}) => ({
  record: {
    source: 'crm',
    sourceRecordId: `diff-${run}`,
    eventTime: '2025-01-01T00:00:00.000Z',
    identifiers: [{ type: 'email', value: `diff-${run}@post.example`, verified: true }],
    facts: [{ attribute: 'givenName', value: 'Eve' }],
    ...change,
  },
});
const records: readonly Operation[] = [
  {
    name: 'a record is taken in by a steward',
    as: 'steward',
    query: take,
    variables: (_, run) => recordOf(run),
  },
  {
    name: 'a record is taken in by its product',
    as: 'desk',
    query: take,
    variables: (_, run) => recordOf(`desk-${run}`),
  },
  { name: 'the same record again', as: 'steward', query: take, variables: (_, run) => recordOf(run) },
  {
    name: 'a record of a source of another product',
    code: 'FORBIDDEN',
    as: 'letters',
    query: take,
    variables: (_, run) => recordOf(run),
  },
  {
    name: 'a record by a person',
    code: 'FORBIDDEN',
    as: 'cy',
    query: take,
    variables: (_, run) => recordOf(run),
  },
  {
    name: 'a record with a malformed identifier',
    code: 'IDENTIFIER_MALFORMED',
    as: 'steward',
    query: take,
    variables: (_, run) => recordOf(run, { identifiers: [{ type: 'phone', value: '12' }] }),
  },
  {
    name: 'a record with an unknown attribute',
    code: 'ATTRIBUTE_UNKNOWN',
    as: 'steward',
    query: take,
    variables: (_, run) => recordOf(run, { facts: [{ attribute: 'shoeSize', value: '42' }] }),
  },
  {
    name: 'records of somebody else are confirmed',
    code: 'NOT_FOUND',
    as: 'cy',
    query: 'mutation ($r: [ID!]!) { confirmRecords(records: $r) { id } }',
    variables: (s) => ({ r: [s.people.cy, s.people.noor] }),
  },
  {
    name: 'records are confirmed by a product',
    code: 'FORBIDDEN',
    as: 'desk',
    query: 'mutation ($r: [ID!]!) { confirmRecords(records: $r) { id } }',
    variables: (s) => ({ r: [s.people.cy, s.people.noor] }),
  },
];

/** Each is run once in each way, one after the other; ids and times of what they make differ. */
export const writeOperations: readonly Operation[] = [...consents, ...records];
