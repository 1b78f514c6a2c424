import type { EvidenceRecord } from './evidenceRow.ts';

type Revisable = Pick<EvidenceRecord, 'id' | 'revises'> & {
  readonly facts: readonly Pick<
    EvidenceRecord['facts'][number],
    'id' | 'attribute' | 'rank' | 'validFrom' | 'validTo'
  >[];
};

/** Ids of the records that a record revises, at any distance. */
const olderThan = (record: Revisable, byId: ReadonlyMap<string, Revisable>): ReadonlySet<string> => {
  const found = new Set(record.revises);
  for (const id of found) for (const older of byId.get(id)?.revises ?? []) found.add(older);
  found.delete(record.id);
  return found;
};

/** Facts that a later revision of the same record by the same source says anew. */
const revisedFacts = (records: readonly Revisable[], at: number): readonly string[] => {
  if (!records.some(({ revises }) => revises.length > 0)) return [];
  const byId = new Map(records.map((record) => [record.id, record]));
  return records
    .filter(({ revises }) => revises.length > 0)
    .flatMap((newer) => {
      const said = new Set(
        newer.facts.filter(({ validFrom }) => validFrom <= at).map(({ attribute }) => attribute),
      );
      return [...olderThan(newer, byId)]
        .flatMap((id) => byId.get(id)?.facts ?? [])
        .filter(({ attribute }) => said.has(attribute))
        .map(({ id }) => id);
    });
};

/**
 * Ids of the facts that are no longer held to be true: out of their valid time, deprecated, or said anew by a
 * revision of their record. Such a fact never stands in for one that is withheld.
 */
export const supersededFacts = (records: readonly Revisable[], at: number): ReadonlySet<string> => {
  const over = new Set(revisedFacts(records, at));
  for (const { facts } of records) {
    for (const { id, validTo, rank } of facts) {
      if (rank === 'deprecated' || (validTo !== undefined && validTo <= at)) over.add(id);
    }
  }
  return over;
};
