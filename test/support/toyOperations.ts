/** One operation of the differential: run in process, over HTTP and on a merged schema. */
export interface ToyOperation {
  readonly text: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

const of = (text: string, variables: Readonly<Record<string, unknown>> = {}): ToyOperation => ({
  text,
  variables,
});

export const toyOperations: Readonly<Record<string, ToyOperation>> = {
  'one subgraph': of('{ me { id name town address { code street } } }'),
  'three subgraphs': of(
    '{ me { n: name opinions { text about { title postage } author { name town } } debt } }',
  ),
  'a list by ids': of('query($ids: [ID!]!) { members(ids: $ids) { id mood name debt } }', {
    ids: ['1', '2'],
  }),
  'an unknown entity': of('{ member(id: "99") { name mood } me { wish { id opinions { id } } } }'),
  'an interface': of(
    '{ things { __typename id title ... on Book { size opinions { text } } ... on Game { players size2: size opinions { id } } } }',
  ),
  'an interface without types': of('{ things(first: 2) { title id } }'),
  'an aliased typename': of('{ things { t: __typename } me { __typename u: __typename } }'),
  'a fragment on the interface': of(
    '{ things { ...T ... on Being { name } } } fragment T on Thing { title price }',
  ),
  'a union with null': of(
    '{ finds { __typename ... on Book { title opinions { id } } ... on Game { title players } ... on Member { name debt maybeMood } } }',
  ),
  'a union from another subgraph': of(
    '{ opinions { subject { ... on Book { title s: size } ... on Game { title players } } } }',
  ),
  'two types of one interface': of(
    '{ a: being(id: "1") { id name ... on Member { mood debt } } b: being(id: "b7") { name ... on Bot { owner { mood name } } } }',
  ),
  'the same entity twice, asked differently': of(
    '{ a: member(id: "1") { opinions { x: text about { title } } } b: member(id: "1") { opinions { x: id about { price pages } } } }',
  ),
  'nested entities': of(
    '{ me { friends { friends { mood2: maybeMood debt } latest { about { part { of { postage } } } } } } }',
  ),
  'borrowed things': of('{ me { borrowed { __typename title ... on Book { postage pages } } } }'),
  'nested lists with many duplicates': of(
    '{ opinions { author { name opinions { author { debt town } } } } }',
  ),
  'an alias over a required field': of(
    '{ me { borrowed { ... on Book { price: title postage weight: size } } } }',
  ),
  'an alias over a key': of('{ me { id: name mood __typename: town } }'),
  'skip and include': of(
    'query($y: Boolean!, $n: Boolean!) { me { name @include(if: $n) ...F @include(if: $y) mood @skip(if: $n) } } fragment F on Member { debt name opinions @skip(if: $y) { id } }',
    { y: true, n: false },
  ),
  'all skipped': of('query($n: Boolean = false) { me @include(if: $n) { mood } }'),
  'a default of a variable': of('query($f: Int = 1) { me { opinions(first: $f) { id } } }'),
  'a null variable': of('query($f: Int) { me { opinions(first: $f) { id } } }', { f: 2 }),
  'an input object': of(
    'query($o: GreetOptions!) { greet(options: $o) x: greet(options: { word: "ho", times: 2 }) }',
    {
      o: { word: 'hi' },
    },
  ),
  'a missing variable': of('query($id: ID!) { member(id: $id) { name } }'),
  'the root typename': of('{ __typename t: __typename me { id } }'),
  'only the root typename': of('{ __typename }'),
  introspection: of('{ s: __schema { queryType { name } } me { id } __type(name: "Member") { name kind } }'),
  'a named fragment at the root': of(
    '{ ...Q } fragment Q on Query { me { ...M } __typename } fragment M on Member { mood ...N } fragment N on Member { name }',
  ),
  'a failing field': of('{ me { secret name debt } }'),
  'a failing root field': of('{ brokenRoot me { id } }'),
  'a failing nullable entity field': of(
    '{ member(id: "2") { name maybeMood } members(ids: ["1", "2"]) { maybeMood } }',
  ),
  'a failing non-null entity field': of('{ member(id: "3") { name mood } me { id } }'),
  'a failing non-null entity field in a list': of('{ me { friends { name mood } } }'),
  'a failing non-null field deep in a list': of('{ member(id: "2") { friends { id debt } name } }'),
  'a failing field of a nested type': of('{ opinions { id stars } me { opinions { stars } } }'),
  'a null for a non-null field': of('{ favourite { title pages } }'),
  'a null for a non-null field over the boundary': of('{ opinions { about { title pages } } }'),
  'an entity that nobody knows': of('{ me { wish { title } name } }'),
  'one mutation': of('mutation { renameMember(id: "1", name: "Di") { name debt opinions { text } } }'),
  'many mutations': of(
    'mutation { a: renameMember(id: "1", name: "Di") { name debt } b: priceBook(id: "1", price: 3) { price postage } c: renameMember(id: "1", name: "Dee") { name debt } ...M } fragment M on Mutation { addOpinion(about: "1", by: "2", text: "t") { text author { name town debt } } }',
  ),
  'a failing mutation': of(
    'mutation { failHere { name } shelveNothing priceBook(id: "404", price: 1) { title } }',
  ),
};
