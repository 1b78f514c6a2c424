import { typeRules } from './caps.ts';
import type { Groups } from './groups.ts';
import { startGroups } from './groups.ts';
import type { Loaded, Touched } from './loaded.ts';
import { glueOf } from './loaded.ts';
import type { StoredClaim, StoredRecord } from './resolution.queries.ts';
import type { Spreads } from './spreads.rules.ts';
import { spreadsOf } from './spreads.rules.ts';

/** What must be read before the answer is complete; all empty when it is. */
export interface Missing {
  readonly records: ReadonlySet<string>;
  readonly holders: ReadonlySet<string>;
  readonly members: ReadonlySet<string>;
}

/** Where the component ends, as far as what was read tells. */
export interface Expansion {
  /** Groups of record ids that hang together and must be decided together. */
  readonly groups: readonly (readonly string[])[];
  /** Groups that are larger than the limit; they were not read to their end. */
  readonly oversized: readonly (readonly string[])[];
  readonly missing: Missing;
}

/** Decides from what was read who belongs together, and what is still to be read. Pure. */
export const expand = (loaded: Loaded, touched: Touched, limit: number): Expansion => {
  const { groups, members } = walkMembers(loaded, touched);
  const all = groups.of(members);
  const oversized = all.filter((group) => group.length > limit);
  const parked = new Set(oversized.flat());
  return {
    groups: all.filter((group) => group.length <= limit),
    oversized,
    missing: missingOf(loaded, touched, { members, parked }),
  };
};

interface Walk {
  readonly groups: Groups;
  readonly members: ReadonlySet<string>;
}

/** From the touched records along everything that spreads. */
const walkMembers = (loaded: Loaded, touched: Touched): Walk => {
  const spreads = spreadsOf(loaded, touched);
  const groups = startGroups();
  const members = new Set<string>();
  const queue: string[] = [];
  const visit = (id: string): void => {
    if (members.has(id) || loaded.records.get(id) === null) return;
    members.add(id);
    queue.push(id);
  };
  touched.recordIds.forEach(visit);
  touched.identifierKeys.flatMap((key) => spreadingHolders(loaded, spreads, key)).forEach(visit);
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    for (const other of neighboursOf(loaded, spreads, id)) {
      if (loaded.records.get(other) === null) continue;
      groups.join(other, id);
      visit(other);
    }
  }
  return { groups, members };
};

/** Nobody, as long as one of the holders is not known: names decide whether the identifier spreads. */
const spreadingHolders = (loaded: Loaded, spreads: Spreads, key: string): readonly string[] => {
  const holders = loaded.holders.get(key) ?? [];
  return holders.every((id) => loaded.records.has(id)) && spreads(key) ? holders : [];
};

const neighboursOf = (loaded: Loaded, spreads: Spreads, id: string): readonly string[] => {
  const record = loaded.records.get(id);
  if (!record) return [];
  return [
    ...glueOf(record),
    ...(record.personId === undefined ? [] : (loaded.members.get(record.personId) ?? [])),
    ...record.claims
      .filter(({ blocked }) => !blocked)
      .flatMap(({ key }) => spreadingHolders(loaded, spreads, key)),
  ];
};

interface Bounds {
  readonly members: ReadonlySet<string>;
  /** Records of oversized groups, of which nothing more is read. */
  readonly parked: ReadonlySet<string>;
}

const missingOf = (loaded: Loaded, touched: Touched, { members, parked }: Bounds): Missing => {
  const missing = { records: new Set<string>(), holders: new Set<string>(), members: new Set<string>() };
  const want = (id: string): void => {
    if (!loaded.records.has(id)) missing.records.add(id);
  };
  const wantHolders = (key: string): void => {
    const holders = loaded.holders.get(key);
    if (holders) holders.forEach(want);
    else missing.holders.add(key);
  };
  const wantMember = (id: string): void => {
    want(id);
    const record = loaded.records.get(id);
    record?.claims
      .filter(({ blocked }) => !blocked)
      .forEach(({ key }) => {
        wantHolders(key);
      });
    if (record?.personId && !loaded.members.has(record.personId)) missing.members.add(record.personId);
  };
  // Subjects behind an identifier can only be counted when each of them, a witness too, is known to its end.
  const wantSubject = (record: StoredRecord): void => {
    glueOf(record).forEach(want);
    record.claims.filter(provesCredential).forEach(({ key }) => {
      wantHolders(key);
    });
  };
  touched.identifierKeys.forEach(wantHolders);
  for (const id of members) if (!parked.has(id)) wantMember(id);
  for (const record of loaded.records.values()) if (record && !parked.has(record.id)) wantSubject(record);
  return missing;
};

const provesCredential = ({ type, verification, blocked }: StoredClaim): boolean =>
  typeRules[type].credential && verification === 'provider' && !blocked;
