import { defineQuery } from '#graph/query.ts';
import type { ConsentEvent } from './consent.ts';

/** The events of one record to be written, and the current state that they lead to. */
export interface ConsentRow {
  readonly recordId: string;
  readonly events: readonly ConsentEvent[];
  readonly current: string;
  readonly version: number;
}

/** The state of a record's consent; `version` counts the writes. */
export interface CurrentConsentRow {
  readonly recordId: string;
  readonly events: string;
  readonly version: number;
}

const currentRow = (get: <T>(column: string) => T): CurrentConsentRow => ({
  recordId: get('recordId'),
  events: get('events'),
  version: get('version'),
});

/** Locks the current consent of each record by writing to it, then reads it: writers of one record go one by one. */
export const lockCurrentConsents = defineQuery<{ recordIds: readonly string[] }, CurrentConsentRow>({
  name: 'consent.lockCurrent',
  access: 'write',
  cypher: `
    UNWIND $recordIds AS recordId
    MATCH (record:Record {id: recordId})
    MERGE (current:CurrentConsent {recordId: recordId})
      ON CREATE SET current.events = '[]', current.version = 0
    SET current.recordId = recordId
    MERGE (record)-[:HAS_CONSENT]->(current)
    RETURN recordId, current.events AS events, current.version AS version`,
  row: currentRow,
});

/** Writes events and the state that they lead to. The current consents are locked by then. */
export const writeConsents = defineQuery<{ rows: readonly ConsentRow[] }, never>({
  name: 'consent.write',
  access: 'write',
  cypher: `
    UNWIND $rows AS row
    MATCH (record:Record {id: row.recordId})-[:HAS_CONSENT]->(current:CurrentConsent)
    SET current.events = row.current, current.version = row.version
    WITH record, row
    UNWIND row.events AS event
    CREATE (said:ConsentEvent)
    SET said = event
    CREATE (said)-[:GIVEN_ON]->(record)`,
  row: () => {
    throw new Error('has no rows');
  },
});

/** The same for records that are new in this transaction, so that nothing has to be read or locked. */
export const createConsents = defineQuery<{ rows: readonly ConsentRow[] }, never>({
  name: 'consent.createForNewRecords',
  access: 'write',
  cypher: `
    UNWIND $rows AS row
    MATCH (record:Record {id: row.recordId})
    CREATE (record)-[:HAS_CONSENT]->(:CurrentConsent {
      recordId: row.recordId, events: row.current, version: row.version
    })
    WITH record, row
    UNWIND row.events AS event
    CREATE (said:ConsentEvent)
    SET said = event
    CREATE (said)-[:GIVEN_ON]->(record)`,
  row: () => {
    throw new Error('has no rows');
  },
});

/** Current consents; a record without any has no row. */
export const readCurrentConsents = defineQuery<{ recordIds: readonly string[] }, CurrentConsentRow>({
  name: 'consent.readCurrent',
  access: 'read',
  cypher: `
    UNWIND $recordIds AS id
    MATCH (current:CurrentConsent {recordId: id})
    RETURN current.recordId AS recordId, current.events AS events, current.version AS version`,
  row: currentRow,
});

/** Every event of the records, for a replay of a past decision. */
export const readConsentHistory = defineQuery<{ recordIds: readonly string[] }, ConsentEvent>({
  name: 'consent.readHistory',
  access: 'read',
  cypher: `
    UNWIND $recordIds AS id
    MATCH (:Record {id: id})<-[:GIVEN_ON]-(event:ConsentEvent)
    RETURN event {.*} AS event`,
  row: (get) => get<ConsentEvent>('event'),
});
