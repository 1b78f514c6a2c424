/** What every variant is asked for: what Harbour's service desk may read of a person for support. */
export const attributes = [
  'givenName',
  'familyName',
  'email',
  'phone',
  'language',
  'city',
  'country',
  'loyaltyTier',
] as const;

export const viewer = {
  kind: 'product',
  productId: 'harbour-desk',
  organizationId: 'harbour',
  purpose: 'support',
} as const;

const fields = attributes
  .map(
    (name) =>
      `${name}{value provenance{source method recordedAt} basis{legalBasis reason process until consent{state at}}}`,
  )
  .join(' ');

/** By the number of people: one by `person`, more by `persons`. The ids are variables. */
export const documentFor = (people: number): string =>
  people === 1
    ? `query One($id:ID!){person(by:{id:$id}){id ${fields}}}`
    : `query Several($ids:[ID!]!){persons(ids:$ids){id ${fields}}}`;

/** How a variant wants to be asked. */
export type Dialect = 'graphql' | 'plain';

/** Body of one request. */
export function bodyFor(dialect: Dialect, ids: readonly string[]): string {
  if (dialect === 'plain') return JSON.stringify({ ids });
  const variables = ids.length === 1 ? { id: ids[0] } : { ids };
  return JSON.stringify({ query: documentFor(ids.length), variables });
}

type Person = Readonly<Record<string, unknown>>;

interface Answer {
  readonly data?: { readonly person?: Person; readonly persons?: readonly Person[] };
  readonly persons?: readonly Person[];
}

/** The persons of an answer, in one form whatever the dialect: to compare. */
export function personsOf(text: string): readonly Person[] {
  const answer = JSON.parse(text) as Answer;
  const persons = answer.persons ?? answer.data?.persons ?? [answer.data?.person ?? {}];
  return persons.map((person) =>
    Object.fromEntries(['id', ...attributes].map((name) => [name, person[name] ?? null])),
  );
}
