import type { GraphTransaction } from '#graph/executor.ts';
import type { Touched } from './loaded.ts';
import type { LoadedComponents } from './loadComponents.ts';
import { lockIdentifiers, lockRoots } from './resolution.queries.ts';

/** What this transaction holds: identifier keys, and the root records of persons. */
export interface Locks {
  readonly identifiers: Set<string>;
  readonly roots: Set<string>;
}

export interface Lockable {
  readonly identifiers: readonly string[];
  readonly roots: readonly string[];
}

/** What has to be locked before the rest can be decided. */
export interface LockPlan extends Lockable {
  /** Records of groups of which everything is locked, so that nobody can change them now. */
  readonly settled: ReadonlySet<string>;
  /** The part of the touched evidence that must be read again after locking. */
  readonly open: Touched;
}

/** Everything is locked in sorted order, so that two transactions wait for each other and don't deadlock. */
export const lock = async (tx: GraphTransaction, held: Locks, wanted: Lockable): Promise<void> => {
  const identifiers = [...new Set(wanted.identifiers)].filter((key) => !held.identifiers.has(key)).sort();
  const roots = [...new Set(wanted.roots)].filter((id) => !held.roots.has(id)).sort();
  if (identifiers.length > 0) await tx.run(lockIdentifiers, { keys: identifiers });
  if (roots.length > 0) await tx.run(lockRoots, { ids: roots });
  for (const key of identifiers) held.identifiers.add(key);
  for (const id of roots) held.roots.add(id);
};

/** Oversized groups need no lock: nothing of them is changed. */
export const planLocks = (components: LoadedComponents, touched: Touched, held: Locks): LockPlan => {
  const settled = new Set<string>();
  const unsettled = new Set<string>();
  const wanted = { identifiers: new Set<string>(), roots: new Set<string>() };
  const openKeys = new Set<string>();
  for (const group of components.groups) {
    const needs = needsOf(components, group);
    const identifiers = needs.identifiers.filter((key) => !held.identifiers.has(key));
    const roots = needs.roots.filter((id) => !held.roots.has(id));
    const complete = identifiers.length + roots.length === 0;
    for (const id of group) (complete ? settled : unsettled).add(id);
    if (complete) continue;
    for (const key of identifiers) wanted.identifiers.add(key);
    for (const id of roots) wanted.roots.add(id);
    for (const key of needs.identifiers) openKeys.add(key);
  }
  return {
    identifiers: [...wanted.identifiers],
    roots: [...wanted.roots],
    settled,
    open: {
      recordIds: touched.recordIds.filter((id) => unsettled.has(id)),
      identifierKeys: touched.identifierKeys.filter((key) => openKeys.has(key)),
    },
  };
};

const needsOf = ({ loaded }: LoadedComponents, group: readonly string[]): Lockable => {
  const records = group.map((id) => loaded.records.get(id)).filter((record) => record != null);
  return {
    identifiers: records.flatMap(({ claims }) =>
      claims.filter(({ blocked }) => !blocked).map(({ key }) => key),
    ),
    roots: records.flatMap(({ personId }) => (personId === undefined ? [] : [personId])),
  };
};
