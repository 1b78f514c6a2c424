import type { Operation } from './operation.ts';
import type { Scene } from './scene.ts';

const everything = `
  id
  givenName { ...text } familyName { ...text } email { ...text } phone { ...text }
  birthDate { value provenance { source } }
  age { value provenance { derivedFrom } } ageOver16 { value } ageOver18 { value basis { until } } ageOver21 { value }
  postalAddress { value basis { purpose process } } postcode { ...text } city { ...text } region { ...text } country { ...text }
  gender { ...text } language { ...text } loyaltyTier { ...text } interests { ...text }
  purchaseCount { value } accessibilityNeeds { ...text }`;
const textFragment = `
  fragment text on DisclosedText {
    value
    provenance { source method recordedAt validFrom validTo confidence assurance { framework level } derivedFrom }
    basis { legalBasis reason process purpose consent { state at notice } until }
  }`;
export const personAll = `query ($id: ID!) { person(by: { id: $id }) { ${everything} } } ${textFragment}`;
export const harbourCy = (scene: Scene) => ({ id: scene.seenBy('harbour', scene.people.cy) });

const single: readonly Operation[] = [
  { name: 'a person with everything', as: 'desk', query: personAll, variables: harbourCy },
  { name: 'a person by legal obligation', as: 'fraud', query: personAll, variables: harbourCy },
  { name: 'a person by contract', as: 'orders', query: personAll, variables: harbourCy },
  {
    name: 'a person to another organisation',
    as: 'letters',
    query: personAll,
    variables: (s) => ({ id: s.seenBy('lantern', s.people.cy) }),
  },
  {
    name: 'a person who refused',
    as: 'desk',
    query: personAll,
    variables: (s) => ({ id: s.seenBy('harbour', s.people.noor) }),
  },
  {
    name: 'a person whom nobody knows',
    as: 'desk',
    query: personAll,
    variables: (s) => ({ id: s.seenBy('harbour', s.unknown) }),
  },
  {
    name: "an id of another organisation's",
    as: 'desk',
    query: personAll,
    variables: (s) => ({ id: s.seenBy('lantern', s.people.cy) }),
  },
  { name: 'a malformed id', as: 'desk', query: personAll, variables: () => ({ id: 'p_%00' }) },
  {
    name: 'an id inside the graph, by a product',
    as: 'desk',
    query: personAll,
    variables: (s) => ({ id: s.people.cy }),
  },
  { name: 'the own person', as: 'cyStrong', query: personAll, variables: (s) => ({ id: s.people.cy }) },
  {
    name: 'another person, by a person',
    as: 'cy',
    query: personAll,
    variables: (s) => ({ id: s.people.noor }),
  },
  {
    name: 'a person, by a steward',
    as: 'steward',
    query: personAll,
    variables: (s) => ({ id: s.people.noor }),
  },
  {
    name: 'a person whom nobody knows, by a steward',
    as: 'steward',
    query: personAll,
    variables: (s) => ({ id: s.unknown }),
  },
  {
    name: 'both ways of naming',
    code: 'INPUT_MALFORMED',
    as: 'desk',
    query: '{ person(by: { id: "x", identifier: { type: email, value: "a@b.example" } }) { id } }',
  },
  { name: 'no way of naming', code: 'INPUT_MALFORMED', as: 'desk', query: '{ person(by: {}) { id } }' },
];

const byIdentifier = `query ($v: String!) { personByIdentifier(type: email, value: $v) { id givenName { value } city { value } } }`;
const identified: readonly Operation[] = [
  {
    name: 'by identifier',
    as: 'desk',
    query: byIdentifier,
    variables: () => ({ v: 'Cy.Moreau@COURRIER.example' }),
  },
  {
    name: 'by identifier of one who refused',
    as: 'desk',
    query: byIdentifier,
    variables: () => ({ v: 'noor.haddad@inbox.example' }),
  },
  {
    name: 'by identifier of nobody',
    as: 'desk',
    query: byIdentifier,
    variables: () => ({ v: 'nobody@inbox.example' }),
  },
  {
    name: 'by a shared identifier',
    as: 'desk',
    query: byIdentifier,
    variables: () => ({ v: 'archers@family.example' }),
  },
  {
    name: 'by a malformed identifier',
    code: 'IDENTIFIER_MALFORMED',
    as: 'desk',
    query: byIdentifier,
    variables: () => ({ v: 'no at sign' }),
  },
  {
    name: 'by identifier in `person`',
    as: 'steward',
    query:
      '{ person(by: { identifier: { type: loyalty, issuer: "harbour", value: "HB0000010" } }) { id givenName { value } } }',
  },
  {
    name: 'two identifiers, one malformed',
    code: 'IDENTIFIER_MALFORMED',
    as: 'desk',
    query:
      '{ a: personByIdentifier(type: email, value: "cy.moreau@courrier.example") { id email { value } } b: personByIdentifier(type: phone, value: "x") { id } }',
  },
];

export const several = `query ($ids: [ID!]!) { persons(ids: $ids) { id givenName { value basis { reason } } ageOver18 { value } } }`;
const lists: readonly Operation[] = [
  {
    name: 'a list with gaps and doubles',
    as: 'desk',
    query: several,
    variables: (s) => ({
      ids: [
        s.seenBy('harbour', s.people.cy),
        'nonsense',
        s.seenBy('harbour', s.unknown),
        s.seenBy('harbour', s.people.ann),
        s.seenBy('harbour', s.people.cy),
      ],
    }),
  },
  { name: 'an empty list', as: 'desk', query: several, variables: () => ({ ids: [] }) },
  {
    name: 'a list that is too long',
    code: 'INPUT_MALFORMED',
    as: 'desk',
    query: several,
    variables: () => ({ ids: Array.from({ length: 101 }, (_, n) => `p_${n}`) }),
  },
  {
    name: 'a list, by a steward',
    as: 'steward',
    query: several,
    variables: (s) => ({ ids: [s.people.dee, s.unknown, s.people.sam] }),
  },
  {
    name: 'a page',
    as: 'desk',
    query:
      'query ($after: String) { people(first: 1, after: $after) { nodes { id givenName { value } } pageInfo { hasNextPage } } }',
    variables: (s) => ({ after: s.cursor }),
  },
  {
    name: 'a page after a malformed cursor',
    code: 'CURSOR_MALFORMED',
    as: 'desk',
    query: '{ people(first: 2, after: "made-up") { nodes { id } pageInfo { endCursor } } }',
  },
  {
    name: "a page after another organisation's cursor",
    code: 'CURSOR_MALFORMED',
    as: 'letters',
    query: 'query ($after: String) { people(first: 2, after: $after) { nodes { id } } }',
    variables: (s) => ({ after: s.cursor }),
  },
  {
    name: 'a page of no size',
    code: 'INPUT_MALFORMED',
    as: 'desk',
    query: '{ people(first: 0) { nodes { id } } }',
  },
  { name: 'pages for a person', code: 'FORBIDDEN', as: 'cy', query: '{ people(first: 1) { nodes { id } } }' },
];

const generic = `query ($id: ID!, $names: [String!]!) { person(by: { id: $id }) { attributes(names: $names) { name value provenance { source derivedFrom } basis { reason until } } } }`;
const shapes: readonly Operation[] = [
  {
    name: 'generic attributes',
    as: 'desk',
    query: generic,
    variables: (s) => ({
      ...harbourCy(s),
      names: ['city', 'birthDate', 'givenName', 'givenName', 'ageOver18'],
    }),
  },
  {
    name: 'generic attributes by contract',
    as: 'orders',
    query: generic,
    variables: (s) => ({ ...harbourCy(s), names: ['postalAddress', 'country'] }),
  },
  {
    name: 'an unknown attribute',
    code: 'ATTRIBUTE_UNKNOWN',
    as: 'desk',
    query: generic,
    variables: (s) => ({ ...harbourCy(s), names: ['shoeSize', 'city'] }),
  },
  {
    name: 'an unknown attribute of several persons',
    code: 'ATTRIBUTE_UNKNOWN',
    as: 'desk',
    query:
      'query ($ids: [ID!]!) { persons(ids: $ids) { id good: attributes(names: ["city"]) { value } bad: attributes(names: ["citty"]) { value } } }',
    variables: (s) => ({ ids: [s.seenBy('harbour', s.people.cy), s.seenBy('harbour', s.people.ann)] }),
  },
  {
    name: 'aliases on every level',
    as: 'desk',
    query:
      'query ($id: ID!) { one: person(by: { id: $id }) { who: id first: givenName { v: value w: value p: provenance { value: source } } second: givenName { value } } two: person(by: { id: $id }) { who: email { value } } }',
    variables: harbourCy,
  },
  {
    name: 'skip and include',
    as: 'desk',
    query:
      'query ($id: ID!, $yes: Boolean!, $no: Boolean!) { person(by: { id: $id }) { id @skip(if: $yes) givenName @include(if: $yes) { value source: provenance @skip(if: $no) { source } } email @include(if: $no) { value } city @skip(if: $no) @include(if: $yes) { value } } }',
    variables: (s) => ({ ...harbourCy(s), yes: true, no: false }),
  },
  {
    name: 'everything left out',
    as: 'desk',
    query: 'query ($id: ID!, $no: Boolean!) { person(by: { id: $id }) @include(if: $no) { id } }',
    variables: (s) => ({ ...harbourCy(s), no: false }),
  },
  {
    name: 'fragments, inline and named, that overlap',
    as: 'desk',
    query:
      'query ($id: ID!) { ...root } fragment root on Query { person(by: { id: $id }) { ...names ... on Person { givenName { basis { process } } } ... { id } } } fragment names on Person { givenName { value } familyName { value } __typename }',
    variables: harbourCy,
  },
  {
    name: 'type names',
    as: 'desk',
    query:
      'query ($id: ID!) { __typename person(by: { id: $id }) { __typename givenName { __typename value basis { __typename } } } purposes { __typename name } }',
    variables: harbourCy,
  },
  {
    name: 'only a field of the other subgraph',
    as: 'desk',
    query: 'query ($id: ID!) { person(by: { id: $id }) { phone { value } } }',
    variables: harbourCy,
  },
  {
    name: 'one of two operations',
    as: 'desk',
    operationName: 'B',
    query:
      'query A { purposes { name } } query B { processes { id product purpose attributes legalBasis recipients } }',
  },
  {
    name: 'an unknown operation name',
    code: 'OPERATION_RESOLUTION_FAILURE',
    as: 'desk',
    operationName: 'C',
    query: 'query A { purposes { name } } query B { purposes { iri } }',
  },
];

/** Reads of persons, one by one and in lists, by products. */
export const personOperations: readonly Operation[] = [...single, ...identified, ...lists, ...shapes];
