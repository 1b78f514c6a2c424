/** A reference as a resolver hands it out. */
export interface Ref {
  readonly __typename: string;
  readonly id: string;
}

interface ToyMember {
  name: string;
  readonly town: string | null;
  readonly friends: readonly string[];
  readonly borrowed: readonly string[];
}
interface ToyThing {
  readonly ref: Ref;
  readonly title: string;
  price: number | null;
  readonly weight: number;
  readonly pages: number | null;
}

/** What the toy subgraphs know; `writes` and `debtReads` tell in which order things happened. */
export interface ToyStore {
  readonly members: Map<string, ToyMember>;
  readonly things: Map<string, ToyThing>;
  readonly opinions: Map<string, { readonly text: string; readonly by: string; readonly about: string }>;
  readonly writes: string[];
  readonly debtReads: string[];
}

/** A fresh store. Member 3 has no mood, member 4 no debt, book 2 no pages, opinion o2 no stars, book 404 is nowhere. */
export const createToyStore = (): ToyStore => ({
  members: new Map([
    ['1', { name: 'Ann', town: 'Hull', friends: ['2', '3'], borrowed: ['1', 'g1'] }],
    ['2', { name: 'Ben', town: null, friends: ['1', '4'], borrowed: ['2'] }],
    ['3', { name: 'Bo', town: 'Leith', friends: [], borrowed: [] }],
    ['4', { name: 'Cy', town: 'Ayr', friends: ['2'], borrowed: ['1', '2'] }],
  ]),
  things: new Map([
    ['1', { ref: { __typename: 'Book', id: '1' }, title: 'Tides', price: 10, weight: 3, pages: 90 }],
    ['2', { ref: { __typename: 'Book', id: '2' }, title: 'Knots', price: null, weight: 5, pages: null }],
    ['g1', { ref: { __typename: 'Game', id: 'g1' }, title: 'Chess', price: 20, weight: 9, pages: null }],
  ]),
  opinions: new Map([
    ['o1', { text: 'wet', by: '1', about: '1' }],
    ['o2', { text: 'tight', by: '2', about: '2' }],
    ['o3', { text: 'dry', by: '1', about: '2' }],
  ]),
  writes: [],
  debtReads: [],
});
