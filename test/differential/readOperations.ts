import type { Operation } from './operation.ts';
import { harbourCy, personAll, personOperations, several } from './personOperations.ts';

const register: readonly Operation[] = [
  {
    name: 'a notice',
    as: 'desk',
    query:
      'query ($h: String!) { notice(hash: $h) { hash name version language text purposes attributes why { attribute reason } } none: notice(hash: "x") { name } }',
    variables: (s) => ({ h: s.world.catalogue.notice('harbour-support') }),
  },
  {
    name: 'introspection',
    as: 'desk',
    query:
      '{ __schema { queryType { name } mutationType { name } directives { name } } __type(name: "Person") { name kind fields { name type { kind name ofType { name } } } } }',
  },
  {
    name: 'introspection beside data',
    as: 'desk',
    query:
      'query ($id: ID!) { __type(name: "DisclosedText") { fields { name } } person(by: { id: $id }) { id } }',
    variables: harbourCy,
  },
];

const own: readonly Operation[] = [
  {
    name: 'me',
    as: 'cy',
    query:
      '{ me { id givenName { value } birthDate { value } consents { id state purposes attributes recipients notice actor explicit at recordedAt until record } records { id source eventTime recordedAt confirmed } identifiers { type value verification at record shared } } }',
  },
  {
    name: 'own facts, weak login',
    as: 'cy',
    query: '{ me { facts { id attribute value withheld superseded provenance { source } } } }',
  },
  {
    name: 'own facts, strong login',
    as: 'cyStrong',
    query: '{ me { facts { id attribute value withheld } } }',
  },
  { name: 'me, for a product', as: 'desk', query: '{ me { id } }' },
  {
    name: 'own fields, for a product',
    as: 'desk',
    query:
      'query ($id: ID!) { person(by: { id: $id }) { id consents { id } records { id } identifiers { value } facts { value } } }',
    variables: harbourCy,
  },
  {
    name: 'facts, for a steward',
    as: 'steward',
    query:
      'query ($id: ID!) { person(by: { id: $id }) { facts { id attribute value withheld } identifiers { type value shared } consents { id state } records { id source } } }',
    variables: (s) => ({ id: s.people.ann }),
  },
];

const lineage =
  'query ($f: ID!) { lineage(fact: $f) { fact { id attribute value superseded } record { id source eventTime recordedAt row revises } activities { id kind startedAt endedAt agents { kind name } } } }';
const lineages: readonly Operation[] = [
  { name: 'lineage, for a steward', as: 'steward', query: lineage, variables: (s) => ({ f: s.facts.noor }) },
  { name: 'lineage of the own fact', as: 'cyStrong', query: lineage, variables: (s) => ({ f: s.facts.cy }) },
  {
    name: "lineage of another person's fact",
    as: 'cy',
    query: lineage,
    variables: (s) => ({ f: s.facts.noor }),
  },
  { name: 'lineage, for a product', as: 'desk', query: lineage, variables: (s) => ({ f: s.facts.cy }) },
];

const wrong: readonly Operation[] = [
  { name: 'no token', code: 'UNAUTHENTICATED', as: 'nobody', query: '{ purposes { name } }' },
  { name: 'a text that is no GraphQL', code: 'GRAPHQL_PARSE_FAILED', as: 'desk', query: '{ person(' },
  {
    name: 'an unknown field',
    code: 'GRAPHQL_VALIDATION_FAILED',
    as: 'desk',
    query: '{ person(by: { id: "x" }) { shoeSize } }',
  },
  {
    name: 'a variable of another type',
    code: 'BAD_USER_INPUT',
    as: 'desk',
    query: several,
    variables: () => ({ ids: [{ a: 1 }] }),
  },
  { name: 'a missing variable', code: 'BAD_USER_INPUT', as: 'desk', query: personAll },
  {
    name: 'an unknown kind of identifier',
    code: 'BAD_USER_INPUT',
    as: 'desk',
    query: 'query ($t: IdentifierType!) { personByIdentifier(type: $t, value: "x") { id } }',
    variables: () => ({ t: 'passport' }),
  },
];

export const readOperations: readonly Operation[] = [
  ...personOperations,
  ...register,
  ...own,
  ...lineages,
  ...wrong,
];
