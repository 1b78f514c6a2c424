import type { Executor } from '#graph/executor.ts';
import type { Query } from '#graph/query.ts';
import { unwindNested } from './nested.queries.ts';
import { storedRecords } from './stored.queries.ts';
import type { Properties, StoredRecord } from './stored.queries.ts';
import { unwindEdges, unwindNodes } from './unwind.queries.ts';
import type { EdgeRow } from './unwind.queries.ts';

const batchSize = 1_000;
const inFlight = 2;

/** Everything that imports wrote since a moment. */
export async function readStored(executor: Executor, since: number): Promise<readonly StoredRecord[]> {
  const all: StoredRecord[] = [];
  for (let more = true; more;) {
    const after = all.at(-1)?.record['id'];
    const params = { after: typeof after === 'string' ? after : '', since, limit: batchSize };
    const page = await executor.run(storedRecords, params);
    all.push(...page);
    more = page.length === batchSize;
  }
  return all;
}

/** Rows by label and type, each node once. */
export interface FlatRows {
  readonly nodes: Readonly<Record<keyof typeof unwindNodes, readonly Properties[]>>;
  readonly edges: Readonly<Record<keyof typeof unwindEdges, readonly EdgeRow[]>>;
}

const none: Properties = {};
const once = (rows: readonly Properties[], key: string): readonly Properties[] => [
  ...new Map(rows.map((row) => [row[key], row])).values(),
];

/** An edge from every record to everything of one kind that hangs on it. */
const edgesOf = (
  stored: readonly StoredRecord[],
  ends: (one: StoredRecord) => readonly { readonly to: unknown; readonly edge?: Properties }[],
): readonly EdgeRow[] =>
  stored.flatMap((one) => ends(one).map(({ to, edge = none }) => ({ from: one.record['id'], to, edge })));

const turned = (rows: readonly EdgeRow[]): readonly EdgeRow[] =>
  rows.map(({ from, to, edge }) => ({ from: to, to: from, edge }));

const byKey =
  (key: string) =>
  (node: Properties): { readonly to: unknown } => ({ to: node[key] });

export function flatRows(stored: readonly StoredRecord[]): FlatRows {
  return {
    nodes: {
      Record: stored.map(({ record }) => record),
      Fact: stored.flatMap(({ facts }) => facts),
      Identifier: once(
        stored.flatMap(({ claims }) => claims.map(({ identifier }) => identifier)),
        'key',
      ),
      Person: once(
        stored.flatMap(({ persons }) => persons),
        'id',
      ),
      Activity: once(
        stored.flatMap(({ generations }) => generations.map(({ activity }) => activity)),
        'id',
      ),
      ConsentEvent: stored.flatMap(({ events }) => events),
      CurrentConsent: stored.flatMap(({ current }) => current),
      Contract: stored.flatMap(({ contracts }) => contracts),
    },
    edges: {
      ASSERTS: edgesOf(stored, ({ facts }) => facts.map(byKey('id'))),
      IDENTIFIED_BY: edgesOf(stored, ({ claims }) =>
        claims.map(({ identifier, edge }) => ({ to: identifier['key'], edge })),
      ),
      RESOLVES_TO: edgesOf(stored, ({ persons }) => persons.map(byKey('id'))),
      WAS_GENERATED_BY: edgesOf(stored, ({ generations }) =>
        generations.map(({ activity, edge }) => ({ to: activity['id'], edge })),
      ),
      GIVEN_ON: turned(edgesOf(stored, ({ events }) => events.map(byKey('id')))),
      HAS_CONSENT: edgesOf(stored, ({ current }) => current.map(byKey('recordId'))),
      PARTY_TO: edgesOf(stored, ({ contracts }) => contracts.map(byKey('id'))),
      REVISES: edgesOf(stored, ({ revises }) => revises.map((to) => ({ to }))),
    },
  };
}

type RowsQuery<Row> = Query<{ readonly rows: readonly Row[] }, number>;

async function writeRows<Row>(
  executor: Executor,
  query: RowsQuery<Row>,
  rows: readonly Row[],
): Promise<void> {
  const batches = Array.from({ length: Math.ceil(rows.length / batchSize) }, (_, at) =>
    rows.slice(at * batchSize, (at + 1) * batchSize),
  );
  const work = async (): Promise<void> => {
    for (let batch = batches.shift(); batch; batch = batches.shift())
      await executor.run(query, { rows: batch });
  };
  await Promise.all(Array.from({ length: inFlight }, work));
}

const keysOf = <T extends object>(of: T): readonly (keyof T)[] => Object.keys(of) as (keyof T)[];

/** Plain UNWIND: label after label, then type after type. */
export async function writeFlat(executor: Executor, { nodes, edges }: FlatRows): Promise<void> {
  for (const label of keysOf(unwindNodes)) await writeRows(executor, unwindNodes[label], nodes[label]);
  for (const type of keysOf(unwindEdges)) await writeRows(executor, unwindEdges[type], edges[type]);
}

/** The harder one: a record with all that hangs on it in one row; only revisions are linked afterwards. */
export async function writeNested(executor: Executor, stored: readonly StoredRecord[]): Promise<void> {
  await writeRows(executor, unwindNested, stored);
  const revisions = edgesOf(stored, ({ revises }) => revises.map((to) => ({ to })));
  await writeRows(executor, unwindEdges.REVISES, revisions);
}
