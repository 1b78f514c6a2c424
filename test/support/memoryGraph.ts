import type {
  Claim,
  Component,
  Decision,
  IdentifierNode,
  RecordNode,
  Revision,
} from '#core/resolution/component.ts';
import type { MembershipRow, StoredRecord } from '#core/resolution/resolution.queries.ts';
import type { GraphTransaction } from '#graph/executor.ts';

/** All evidence, and who is who, in memory: the queries of resolution without Neo4j, for random histories. */
export interface MemoryGraph {
  readonly records: Map<string, RecordNode>;
  readonly identifiers: Map<string, IdentifierNode>;
  claims: Claim[];
  revisions: Revision[];
  mustLinks: Decision[];
  cannotLinks: Decision[];
  readonly personOf: Map<string, string>;
  readonly persons: Set<string>;
  readonly shared: Set<string>;
}

export const emptyMemoryGraph = (): MemoryGraph => ({
  records: new Map(),
  identifiers: new Map(),
  claims: [],
  revisions: [],
  mustLinks: [],
  cannotLinks: [],
  personOf: new Map(),
  persons: new Set(),
  shared: new Set(),
});

/** All evidence as one component. */
export const wholeComponent = (graph: MemoryGraph): Component => ({
  ...graph,
  records: [...graph.records.values()],
  identifiers: [...graph.identifiers.values()],
});

const decided = (decisions: readonly Decision[], id: string): string[] =>
  decisions.flatMap(({ a, b }) => (a === id ? [b] : b === id ? [a] : []));

const storedRecord = (graph: MemoryGraph, node: RecordNode): StoredRecord => {
  const personId = graph.personOf.get(node.id);
  return {
    ...node,
    ...(personId === undefined ? {} : { personId }),
    claims: graph.claims
      .filter(({ recordId, verification }) => recordId === node.id && verification !== 'unverified')
      .flatMap(({ identifierKey, verification, at }) => {
        const identifier = graph.identifiers.get(identifierKey);
        if (!identifier) return [];
        const { key, type, issuer, blocked = false } = identifier;
        const shared = graph.shared.has(key);
        return [
          { key, type, blocked, shared, verification, at, ...(issuer === undefined ? {} : { issuer }) },
        ];
      }),
    revises: graph.revisions.filter(({ newer }) => newer === node.id).map(({ older }) => older),
    revisedBy: graph.revisions.filter(({ older }) => older === node.id).map(({ newer }) => newer),
    mustLinks: decided(graph.mustLinks, node.id),
    cannotLinks: decided(graph.cannotLinks, node.id),
  };
};

interface AnyParams {
  readonly ids?: readonly string[];
  readonly keys?: readonly string[];
  readonly limit?: number;
  readonly rows?: readonly never[];
}

const holdersOf = (graph: MemoryGraph, key: string): string[] => [
  ...new Set(
    graph.claims
      .filter(({ identifierKey, verification }) => identifierKey === key && verification !== 'unverified')
      .map(({ recordId }) => recordId),
  ),
];

const membersOf = (graph: MemoryGraph, person: string): string[] =>
  [...graph.personOf].filter(([, id]) => id === person).map(([id]) => id);

type Answer = (graph: MemoryGraph, params: AnyParams) => readonly unknown[];

const answers: Readonly<Record<string, Answer>> = {
  'resolution.lockIdentifiers': () => [],
  'resolution.lockRoots': () => [],
  'resolution.recordParked': () => [],
  'resolution.readRecords': (graph, { ids = [] }) =>
    ids.flatMap((id) => {
      const node = graph.records.get(id);
      return node ? [storedRecord(graph, node)] : [];
    }),
  'resolution.readHolders': (graph, { keys = [], limit }) =>
    keys.map((key) => ({ key, ids: holdersOf(graph, key).slice(0, limit) })),
  'resolution.readMembers': (graph, { keys = [], limit }) =>
    keys.map((key) => ({ key, ids: membersOf(graph, key).slice(0, limit) })),
  'resolution.detachRecords': (graph, { ids = [] }) => {
    for (const id of ids) graph.personOf.delete(id);
    return [];
  },
  'resolution.assignRecords': (graph, { rows = [] }) => {
    for (const { recordId, personId } of rows as readonly MembershipRow[]) {
      if (graph.personOf.has(recordId)) throw new Error('a record got a second person');
      graph.personOf.set(recordId, personId);
      graph.persons.add(personId);
    }
    return [];
  },
  'resolution.removeEmptyPersons': (graph, { ids = [] }) => {
    const empty = ids.filter((id) => membersOf(graph, id).length === 0);
    for (const id of empty) graph.persons.delete(id);
    return empty;
  },
  'resolution.markShared': (graph, { rows = [] }) => {
    for (const { key, shared } of rows as readonly { key: string; shared: true | null }[]) {
      if (shared) graph.shared.add(key);
      else graph.shared.delete(key);
    }
    return [];
  },
};

export interface MemoryTransaction extends GraphTransaction {
  /** Queries so far. */
  count(): number;
  /** Records that were read, all queries together. */
  recordsRead(): number;
}

/** Answers the queries of resolution from memory; counts them. */
export const memoryTransaction = (graph: MemoryGraph): MemoryTransaction => {
  let count = 0;
  let recordsRead = 0;
  return {
    run: <Params, Row>(query: { readonly name: string }, params: Params): Promise<Row[]> => {
      count += 1;
      if (query.name === 'resolution.readRecords') recordsRead += (params as AnyParams).ids?.length ?? 0;
      const answer = answers[query.name];
      if (!answer) throw new Error(`the memory graph can't answer ${query.name}`);
      return Promise.resolve([...answer(graph, params as AnyParams)] as Row[]);
    },
    count: () => count,
    recordsRead: () => recordsRead,
  };
};
