import type { Resolution } from './component.ts';
import type { Loaded } from './loaded.ts';

/** A record resolves to another person than before; `from` is absent for a new record. */
export interface MembershipChange {
  readonly recordId: string;
  readonly from?: string;
  readonly to: string;
}

/** Only differences: most records stay where they are. */
export const membershipChanges = (
  loaded: Loaded,
  partition: Resolution['partition'],
): readonly MembershipChange[] =>
  partition.flatMap(({ personId, records }) =>
    records.flatMap((recordId): MembershipChange[] => {
      const from = loaded.records.get(recordId)?.personId;
      if (from === personId) return [];
      return [{ recordId, to: personId, ...(from === undefined ? {} : { from }) }];
    }),
  );

/** In a component that is too large to be decided, a new record is a person of its own. */
export const singletonsOf = (loaded: Loaded, group: readonly string[]): readonly MembershipChange[] =>
  group.flatMap((recordId): MembershipChange[] => {
    const record = loaded.records.get(recordId);
    return record && record.personId === undefined ? [{ recordId, to: recordId }] : [];
  });

/** Persons that lost a record, and so may have none. */
export const emptiedBy = (changes: readonly MembershipChange[]): readonly string[] => [
  ...new Set(changes.flatMap(({ from }) => (from === undefined ? [] : [from]))),
];

export interface SharedChange {
  readonly key: string;
  /** null takes the mark away. */
  readonly shared: true | null;
}

/** Identifiers of the members whose mark `shared` is no longer right. */
export const sharedChanges = (
  loaded: Loaded,
  members: ReadonlySet<string>,
  resolution: Resolution,
): readonly SharedChange[] => {
  const shared = new Set(resolution.sharedIdentifiers.map(({ key }) => key));
  const changes = new Map<string, SharedChange>();
  for (const id of members) {
    for (const claim of loaded.records.get(id)?.claims ?? []) {
      const now = shared.has(claim.key);
      if (now !== claim.shared) changes.set(claim.key, { key: claim.key, shared: now ? true : null });
    }
  }
  return [...changes.values()];
};
