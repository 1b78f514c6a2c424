import type { Executor, GraphTransaction } from '#graph/executor.ts';
import { DomainError } from '#platform/errors.ts';
import type { ConsentEvent } from './consent.ts';
import {
  createConsents,
  lockCurrentConsents,
  readCurrentConsents,
  writeConsents,
  type ConsentRow,
} from './consent.queries.ts';
import { parseCurrent, writeCurrent } from './currentConsent.ts';

/** Neo4j takes no `undefined`, and a stored event holds nothing but what an event has. */
const stored = (event: ConsentEvent): ConsentEvent => ({
  id: event.id,
  recordId: event.recordId,
  state: event.state,
  purposes: event.purposes,
  attributes: event.attributes,
  recipients: event.recipients,
  ...(event.notice !== undefined && { notice: event.notice }),
  actor: event.actor,
  explicit: event.explicit,
  at: event.at,
  recordedAt: event.recordedAt,
  ...(event.until !== undefined && { until: event.until }),
  ...(event.locations !== undefined && { locations: event.locations }),
});

function byRecord(events: readonly ConsentEvent[]): ReadonlyMap<string, readonly ConsentEvent[]> {
  const groups = new Map<string, ConsentEvent[]>();
  for (const event of events) {
    const group = groups.get(event.recordId);
    if (group) group.push(stored(event));
    else groups.set(event.recordId, [stored(event)]);
  }
  return groups;
}

/**
 * Appends expressions to their records and brings the current consent of each up to date, in the caller's
 * transaction: two queries, whatever the number of events. Writers of one record wait for each other.
 * @throws DomainError NOT_FOUND when a record does not exist; nothing is written then.
 */
export async function recordConsentEvents(
  tx: GraphTransaction,
  events: readonly ConsentEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const groups = byRecord(events);
  // Sorted, so that two transactions that meet lock in the same order.
  const recordIds = [...groups.keys()].sort();
  const current = await tx.run(lockCurrentConsents, { recordIds });
  if (current.length !== recordIds.length) {
    const missing = recordIds.length - current.length;
    throw new DomainError(
      'NOT_FOUND',
      `found no record for ${missing} of ${recordIds.length} ids, expected one each`,
    );
  }
  const rows = current.map(({ recordId, events: before, version }): ConsentRow => {
    const added = groups.get(recordId) ?? [];
    return {
      recordId,
      events: added,
      current: writeCurrent([...parseCurrent(before), ...added]),
      version: version + 1,
    };
  });
  await tx.run(writeConsents, { rows });
}

/** Rows of `createConsents`, for a caller that runs it among other queries of its own. */
export const newConsentRows = (events: readonly ConsentEvent[]): readonly ConsentRow[] =>
  [...byRecord(events)].map(([recordId, added]) => ({
    recordId,
    events: added,
    current: writeCurrent(added),
    version: 1,
  }));

/**
 * The fast way for an import: every record was created in this transaction, so one query does it. A record that
 * has expressions already makes the transaction fail (the key of CurrentConsent is unique).
 */
export async function createConsentEvents(
  tx: GraphTransaction,
  events: readonly ConsentEvent[],
): Promise<void> {
  if (events.length > 0) await tx.run(createConsents, { rows: newConsentRows(events) });
}

/** Current expressions of each record that has any. */
export async function readConsents(
  source: GraphTransaction | Executor,
  recordIds: readonly string[],
): Promise<ReadonlyMap<string, readonly ConsentEvent[]>> {
  const rows = await source.run(readCurrentConsents, { recordIds });
  return new Map(rows.map(({ recordId, events }) => [recordId, parseCurrent(events)]));
}
