import type { Component, RecordNode } from './component.ts';
import type { StoredClaim, StoredRecord } from './resolution.queries.ts';

/** What was read so far. */
export interface Loaded {
  /** `null`: there is no record of that id. */
  readonly records: ReadonlyMap<string, StoredRecord | null>;
  /** Ids of the records behind an identifier, by key. */
  readonly holders: ReadonlyMap<string, readonly string[]>;
  /** Ids of the records of a person, by person id. */
  readonly members: ReadonlyMap<string, readonly string[]>;
}

/** Where the evidence changed. */
export interface Touched {
  /** Records that are new, or whose claims, revisions or decisions changed. */
  readonly recordIds: readonly string[];
  /** Identifiers that gained or lost a claim. */
  readonly identifierKeys: readonly string[];
}

/** Records that are tied to a record by certain evidence. */
export const glueOf = (record: StoredRecord): readonly string[] => [
  ...record.revises,
  ...record.revisedBy,
  ...record.mustLinks,
];

/** All that was read as one component; who is not a member is a witness. */
export const componentOf = (loaded: Loaded, members: ReadonlySet<string>): Component => {
  const stored = [...loaded.records.values()].filter((record) => record !== null);
  const pairs = (ends: (record: StoredRecord) => readonly string[]): { a: string; b: string }[] =>
    stored.flatMap((record) =>
      ends(record)
        .filter((id) => loaded.records.get(id))
        .map((id) => ({ a: record.id, b: id })),
    );
  const identifiers = new Map<string, StoredClaim>();
  for (const claim of stored.flatMap(({ claims }) => claims)) identifiers.set(claim.key, claim);
  return {
    records: stored.map((record) => recordNode(record, !members.has(record.id))),
    identifiers: [...identifiers.values()],
    claims: stored.flatMap(({ id, claims }) =>
      claims.map(({ key, verification, at }) => ({ recordId: id, identifierKey: key, verification, at })),
    ),
    revisions: pairs(({ revises }) => revises).map(({ a, b }) => ({ newer: a, older: b })),
    mustLinks: pairs(({ id, mustLinks }) => mustLinks.filter((other) => id < other)),
    cannotLinks: pairs(({ id, cannotLinks }) => cannotLinks.filter((other) => id < other)),
  };
};

const recordNode = (record: StoredRecord, witness: boolean): RecordNode => {
  const { id, handshake, eventTime, tieHash, birthHash, familyHash, givenHash } = record;
  return {
    id,
    handshake,
    eventTime,
    tieHash,
    ...(birthHash === undefined ? {} : { birthHash }),
    ...(familyHash === undefined ? {} : { familyHash }),
    ...(givenHash === undefined ? {} : { givenHash }),
    ...(witness ? { witness } : {}),
  };
};
