import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';
import type { DocumentNode } from 'graphql';
import { DomainError } from '#platform/errors.ts';
import type { Subgraph, SubgraphResolvers } from '#platform/graphql/subgraph.ts';
import type { Ref, ToyStore } from './toyStore.ts';

/**
 * Three toy subgraphs about a lending library, for the engine's tests: members (people and bots), shelf
 * (things to lend) and opinions (what members say of things). They hold what is hard to federate: interfaces,
 * unions, lists, non-null fields over a boundary, `@requires`, `@provides`, nested entities, mutations.
 */
const link = (names: string): string =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: [${names}])`;

export const membersSdl: DocumentNode = parse(`
  ${link('"@key", "@shareable"')}
  type Query {
    me: Member
    member(id: ID!): Member
    members(ids: [ID!]!): [Member!]!
    being(id: ID!): Being
    greet(options: GreetOptions!): String!
    brokenRoot: String
    slow: String
  }
  type Mutation {
    renameMember(id: ID!, name: String!): Member
    failHere: Member
  }
  input GreetOptions { word: String!, times: Int = 1 }
  interface Being { id: ID!, name: String! }
  type Member implements Being @key(fields: "id") {
    id: ID!
    name: String! @shareable
    town: String
    address: Address
    friends(first: Int = 10): [Member!]!
    secret: String
  }
  type Bot implements Being @key(fields: "id") { id: ID!, name: String!, owner: Member }
  type Address { street: String!, code: String! }
`);

export const shelfSdl: DocumentNode = parse(`
  ${link('"@key", "@external", "@requires"')}
  type Query {
    things(first: Int = 10): [Thing!]!
    thing(id: ID!): Thing
    finds: [Find]
    favourite: Book
  }
  type Mutation { priceBook(id: ID!, price: Int!): Book, shelveNothing: Int }
  interface Thing { id: ID!, title: String!, price: Int }
  type Book implements Thing @key(fields: "id") {
    id: ID!
    title: String!
    price: Int
    weight: Int
    pages: Int!
    size: String!
    part: Part
  }
  type Game implements Thing @key(fields: "id") { id: ID!, title: String!, price: Int, players: Int!, size: Int! }
  type Part { label: String!, of: Book }
  union Find = Book | Game | Member
  type Member @key(fields: "id") {
    id: ID!
    borrowed: [Thing!]!
    wish: Book
    debt: Int!
  }
`);

export const opinionsSdl: DocumentNode = parse(`
  ${link('"@key", "@external", "@requires", "@provides", "@shareable"')}
  type Query { opinions(first: Int = 10): [Opinion!]! }
  type Mutation { addOpinion(about: ID!, by: ID!, text: String!): Opinion! }
  type Opinion @key(fields: "id") {
    id: ID!
    text: String!
    stars: Int
    author: Member @provides(fields: "name")
    about: Book
    subject: Subject
  }
  union Subject = Book | Game
  type Member @key(fields: "id") {
    id: ID!
    name: String! @external
    opinions(first: Int = 10): [Opinion!]!
    latest: Opinion
    mood: Mood!
    maybeMood: Mood
  }
  enum Mood { CALM CROSS }
  type Book @key(fields: "id") {
    id: ID!
    price: Int @external
    weight: Int @external
    opinions: [Opinion!]!
    postage: Int @requires(fields: "price weight")
  }
  type Game @key(fields: "id") { id: ID!, opinions: [Opinion!]! }
`);

type Args = Readonly<Record<string, unknown>>;
const text = (args: Args, name: string): string => String(args[name]);
const found = <Value>(value: Value | undefined, what: string): Value => {
  if (value === undefined) throw new DomainError('NOT_FOUND', `Found no ${what} of that id.`);
  return value;
};
const member = (id: string): Ref => ({ __typename: 'Member', id });
const book = (id: string): Ref => ({ __typename: 'Book', id });
const first = <Item>(items: readonly Item[], args: Args): readonly Item[] =>
  items.slice(0, Number(args['first'] ?? 10));

// Every resolver works from the id alone, so that the same functions serve a merged schema, the differential's judge.
const membersResolvers = (store: ToyStore): SubgraphResolvers => ({
  Query: {
    me: () => member('1'),
    member: (_: unknown, args: Args) =>
      store.members.has(text(args, 'id')) ? member(text(args, 'id')) : null,
    members: (_: unknown, args: Args) => (args['ids'] as string[]).map(member),
    being: (_: unknown, args: Args): Ref =>
      text(args, 'id').startsWith('b')
        ? { __typename: 'Bot', id: text(args, 'id') }
        : member(text(args, 'id')),
    greet: (_: unknown, args: Args) => {
      const { word, times } = args['options'] as { word: string; times: number };
      return Array.from({ length: times }, () => word).join(' ');
    },
    brokenRoot: () => {
      throw new Error('a secret detail');
    },
    slow: () => new Promise((resolve) => setTimeout(resolve, 300, 'late')),
  },
  Mutation: {
    renameMember: (_: unknown, args: Args) => {
      found(store.members.get(text(args, 'id')), 'member').name = text(args, 'name');
      store.writes.push(`rename ${text(args, 'name')}`);
      return member(text(args, 'id'));
    },
    failHere: () => {
      throw new DomainError('FORBIDDEN', 'Nobody may do that.');
    },
  },
  Member: {
    __resolveReference: (ref: Ref) => (store.members.has(ref.id) ? member(ref.id) : null),
    name: (ref: Ref) => found(store.members.get(ref.id), 'member').name,
    town: (ref: Ref) => store.members.get(ref.id)?.town ?? null,
    address: () => ({ street: 'Quay 1', code: '00000' }),
    friends: (ref: Ref, args: Args) => first((store.members.get(ref.id)?.friends ?? []).map(member), args),
    secret: () => {
      throw new DomainError('FORBIDDEN', 'This kind of viewer may not read that.', {
        details: { field: 'secret' },
      });
    },
  },
  Bot: {
    __resolveReference: (ref: Ref) => ref,
    name: (ref: Ref) => `bot ${ref.id}`,
    owner: () => member('2'),
  },
});

const thingFields = (store: ToyStore): SubgraphResolvers => ({
  title: (ref: Ref) => found(store.things.get(ref.id), 'thing').title,
  price: (ref: Ref) => store.things.get(ref.id)?.price ?? null,
});

const shelfResolvers = (store: ToyStore): SubgraphResolvers => ({
  Query: {
    things: (_: unknown, args: Args) =>
      first(
        [...store.things.values()].map((each) => each.ref),
        args,
      ),
    thing: (_: unknown, args: Args) => store.things.get(text(args, 'id'))?.ref ?? null,
    finds: () => [book('1'), { __typename: 'Game', id: 'g1' }, member('2'), null],
    favourite: () => book('2'),
  },
  Mutation: {
    priceBook: (_: unknown, args: Args) => {
      found(store.things.get(text(args, 'id')), 'book').price = Number(args['price']);
      store.writes.push(`price ${text(args, 'price')}`);
      return book(text(args, 'id'));
    },
    shelveNothing: () => 0,
  },
  Book: {
    ...thingFields(store),
    __resolveReference: (ref: Ref) => (store.things.has(ref.id) ? book(ref.id) : null),
    weight: (ref: Ref) => store.things.get(ref.id)?.weight ?? null,
    pages: (ref: Ref) => store.things.get(ref.id)?.pages ?? null,
    size: () => 'octavo',
    part: (ref: Ref) => ({ label: `part of ${ref.id}`, of: book(ref.id) }),
  },
  Game: {
    ...thingFields(store),
    __resolveReference: (ref: Ref) => ref,
    players: () => 4,
    size: () => 30,
  },
  Member: {
    borrowed: (ref: Ref) =>
      store.members.get(ref.id)?.borrowed.map((id) => found(store.things.get(id), 'thing').ref),
    wish: (ref: Ref) => (ref.id === '1' ? book('404') : null),
    debt: (ref: Ref) => {
      if (ref.id === '4') throw new DomainError('FORBIDDEN', 'The debts of this member are closed.');
      store.debtReads.push(`${ref.id} ${String(store.things.get('1')?.price)}`);
      return Number(ref.id) * 10;
    },
  },
});

const opinionRef = (id: string): Ref => ({ __typename: 'Opinion', id });

const opinionsResolvers = (store: ToyStore): SubgraphResolvers => ({
  Query: { opinions: (_: unknown, args: Args) => first([...store.opinions.keys()].map(opinionRef), args) },
  Mutation: {
    addOpinion: (_: unknown, args: Args) => {
      const id = `o${store.opinions.size + 1}`;
      store.opinions.set(id, { text: text(args, 'text'), by: text(args, 'by'), about: text(args, 'about') });
      store.writes.push(`opinion ${text(args, 'text')}`);
      return opinionRef(id);
    },
  },
  Opinion: {
    __resolveReference: (ref: Ref) => ref,
    text: (ref: Ref) => store.opinions.get(ref.id)?.text,
    stars: (ref: Ref) => {
      if (ref.id === 'o2') throw new Error('a secret detail');
      return 4;
    },
    author: (ref: Ref) => ({ ...member(found(store.opinions.get(ref.id), 'opinion').by), provided: true }),
    about: (ref: Ref) => book(found(store.opinions.get(ref.id), 'opinion').about),
    subject: (ref: Ref) => (ref.id === 'o1' ? book('1') : { __typename: 'Game', id: 'g1' }),
  },
  Member: {
    name: (ref: Ref) => found(store.members.get(ref.id), 'member').name,
    opinions: (ref: Ref, args: Args) =>
      first(
        [...store.opinions].filter(([, opinion]) => opinion.by === ref.id).map(([id]) => opinionRef(id)),
        args,
      ),
    latest: (ref: Ref) => (ref.id === '1' ? opinionRef('o1') : null),
    mood: (ref: Ref) => {
      if (ref.id === '3') throw new DomainError('NOT_FOUND', 'Nothing is known of this mood.');
      return 'CALM';
    },
    maybeMood: (ref: Ref) => {
      if (ref.id === '2') throw new DomainError('NOT_FOUND', 'Nothing is known of this mood.');
      return 'CROSS';
    },
  },
  Book: {
    opinions: (ref: Ref) =>
      [...store.opinions].filter(([, opinion]) => opinion.about === ref.id).map(([id]) => opinionRef(id)),
    postage: (ref: Ref & { price?: number; weight?: number }) => {
      const price = ref.price ?? store.things.get(ref.id)?.price ?? 0;
      return price + (ref.weight ?? store.things.get(ref.id)?.weight ?? 0);
    },
  },
  Game: { opinions: () => [opinionRef('o2')] },
});

const contextFrom = (envelope: object): object => ({ envelope });

/** The three, all over one store. */
export const toySubgraphs: readonly Subgraph<ToyStore>[] = [
  { name: 'members', typeDefs: membersSdl, resolvers: membersResolvers, contextFrom },
  { name: 'shelf', typeDefs: shelfSdl, resolvers: shelfResolvers, contextFrom },
  { name: 'opinions', typeDefs: opinionsSdl, resolvers: opinionsResolvers, contextFrom },
];

/** The composed supergraph. */
export const toySupergraph = (): string => {
  const services = toySubgraphs.map(({ name, typeDefs }) => ({
    name,
    typeDefs,
    url: `http://${name}.example`,
  }));
  const { supergraphSdl, errors } = composeServices(services);
  if (supergraphSdl === undefined) throw new Error(`the toys do not compose: ${String(errors[0]?.message)}`);
  return supergraphSdl;
};
