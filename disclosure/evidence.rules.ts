import { momentOfReading } from '#core/consent/currentConsent.ts';
import type { ClusterRecord, DecisionInput, FactMeta } from './decide/decision.ts';
import { known, unavailable } from './decide/decision.ts';
import type { EvidenceRow, RawFact } from './evidenceRow.ts';
import { supersededFacts } from './supersession.rules.ts';

/** The evidence of one person as decisions take it; shared by all who asked in one batch, since it decides nothing. */
export interface Evidence extends Pick<
  DecisionInput,
  'subject' | 'facts' | 'events' | 'contracts' | 'at' | 'knownAt'
> {
  readonly personId: string | undefined;
  readonly clusterRecords: readonly ClusterRecord[];
  readonly records: DecisionInput['records'];
  readonly rawFacts: ReadonlyMap<string, RawFact>;
  readonly superseded: ReadonlySet<string>;
}

const metaOf = (fact: RawFact, superseded: boolean): FactMeta => ({
  id: fact.id,
  recordId: fact.recordId,
  attribute: fact.attribute,
  recordedAt: fact.recordedAt,
  validFrom: fact.validFrom,
  validTo: fact.validTo,
  level: fact.level,
  restriction: fact.restriction,
  superseded,
});

/** Everything about one person that decisions need; an absent row is a person of whom nothing is known. */
export const evidenceOf = (row: EvidenceRow | undefined, now: number): Evidence => {
  const records = row?.records ?? [];
  const readable = records.every(({ events }) => events !== undefined);
  const events = records.flatMap((record) => record.events ?? []);
  const at = momentOfReading(now, events);
  const superseded = supersededFacts(records, at);
  const rawFacts = new Map<string, RawFact>();
  for (const { facts } of records) for (const fact of facts) rawFacts.set(fact.id, fact);
  const clusterRecords = records.map(({ id, confirmations }) => ({ id, confirmations }));
  return {
    personId: row?.personId,
    clusterRecords,
    records: known(clusterRecords),
    subject: known({ erased: false }),
    facts: [...rawFacts.values()].map((fact) => metaOf(fact, superseded.has(fact.id))),
    events: readable ? known(events) : unavailable('the consent of a record can not be read'),
    contracts: known(records.flatMap(({ contracts }) => contracts)),
    at,
    knownAt: at,
    rawFacts,
    superseded,
  };
};
