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
  const spreads = spreadsOf(loaded, touched);
  const { groups, members } = walkMembers(loaded, touched, spreads);
  const all = groups.of(members);
  const oversized = all.filter((group) => group.length > limit);
  const parked = new Set(oversized.flat());
  return {
    groups: all.filter((group) => group.length <= limit),
    oversized,
    missing: missingOf(loaded, touched, { members, parked, spreads }),
  };
};

interface Walk {
  readonly groups: Groups;
  readonly members: ReadonlySet<string>;
}

/** From the touched records along everything that spreads. */
const walkMembers = (loaded: Loaded, touched: Touched, spreads: Spreads): Walk => {
  const groups = startGroups();
  const members = new Set<string>();
  const queue: string[] = [];
  const around: Surroundings = { loaded, spreads, speakers: new Map() };
  const visit = (id: string): void => {
    if (members.has(id) || loaded.records.get(id) === null) return;
    members.add(id);
    queue.push(id);
  };
  touched.recordIds.forEach(visit);
  touched.identifierKeys.flatMap((key) => spreadingHolders(loaded, spreads, key)).forEach(visit);
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    for (const other of neighboursOf(around, id)) {
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
  return holders.every((id) => loaded.records.has(id)) && spreads.spreads(key) ? holders : [];
};

interface Surroundings {
  readonly loaded: Loaded;
  readonly spreads: Spreads;
  /** Who speaks for all behind an identifier key, or for all of a person, that were answered once. */
  readonly speakers: Map<string, readonly string[]>;
}

/** All the first time, one of them from then on: the others hang on it already. Keeps large groups linear. */
const onceAll = (
  { speakers }: Surroundings,
  name: string,
  all: () => readonly string[],
): readonly string[] => {
  const known = speakers.get(name);
  if (known) return known;
  const ids = all();
  speakers.set(name, ids.slice(0, 1));
  return ids;
};

const neighboursOf = (around: Surroundings, id: string): readonly string[] => {
  const { loaded, spreads } = around;
  const record = loaded.records.get(id);
  if (!record) return [];
  const { personId = '' } = record;
  const keys = record.claims.filter(({ blocked }) => !blocked).map(({ key }) => key);
  return [
    ...glueOf(record),
    ...onceAll(around, `person ${personId}`, () => loaded.members.get(personId) ?? []),
    ...keys.flatMap((key) => onceAll(around, key, () => spreadingHolders(loaded, spreads, key))),
  ];
};

interface Bounds {
  readonly members: ReadonlySet<string>;
  /** Records of oversized groups, of which nothing more is read. */
  readonly parked: ReadonlySet<string>;
  readonly spreads: Spreads;
}

/** Holders that are read first: enough to see that a kiosk phone is shared, without reading all behind it. */
const sample = 32;

const missingOf = (loaded: Loaded, touched: Touched, bounds: Bounds): Missing => {
  const { members, parked, spreads } = bounds;
  const missing = { records: new Set<string>(), holders: new Set<string>(), members: new Set<string>() };
  const want = (id: string): void => {
    if (!loaded.records.has(id)) missing.records.add(id);
  };
  const [asked, proved] = [new Set<string>(), new Set<string>()];
  const wantBehind = (key: string, wanted: (holders: readonly string[]) => readonly string[]): void => {
    const holders = loaded.holders.get(key);
    if (holders) wanted(holders).forEach(want);
    else missing.holders.add(key);
  };
  const wantHolders = (key: string): void => {
    if (asked.has(key)) return;
    asked.add(key);
    wantBehind(key, (holders) => (spreads.surelyShared(key) ? [] : nextOf(loaded, touched, holders)));
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
      if (!proved.has(key)) wantBehind(key, (holders) => holders);
      proved.add(key);
    });
  };
  touched.identifierKeys.forEach(wantHolders);
  for (const id of members) if (!parked.has(id)) wantMember(id);
  for (const record of loaded.records.values()) if (record && !parked.has(record.id)) wantSubject(record);
  return missing;
};

/** All holders; of many a sample of those that are not touched, and all when that was not enough. */
const nextOf = (loaded: Loaded, touched: Touched, holders: readonly string[]): readonly string[] => {
  if (holders.length <= sample) return holders;
  const touchedIds = new Set(touched.recordIds);
  const others = holders.filter((id) => !touchedIds.has(id));
  const unread = others.filter((id) => !loaded.records.has(id));
  return others.length - unread.length < sample ? unread.slice(0, sample) : unread;
};

const provesCredential = ({ type, verification, blocked }: StoredClaim): boolean =>
  typeRules[type].credential && verification === 'provider' && !blocked;
