import type { Executor } from '#graph/executor.ts';
import { DomainError } from '#platform/errors.ts';
import { recordsOfPerson, writeConfirmation } from './confirmation.queries.ts';

export interface Confirmation {
  /** Id of the activity that the confirmation becomes. */
  readonly id: string;
  /** Seed id by which the person is logged in. */
  readonly personId: string;
  readonly records: readonly string[];
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
}

/**
 * The person confirms that records are all about them; from then on grants spread over exactly these.
 * @throws DomainError NOT_FOUND when one of them does not resolve to this person now
 */
export async function confirmRecords(executor: Executor, confirmation: Confirmation): Promise<void> {
  const { id, personId, at } = confirmation;
  const records = [...new Set(confirmation.records)];
  if (records.length < 2) {
    throw new DomainError(
      'INPUT_MALFORMED',
      `found ${records.length} records, expected at least two different ones`,
    );
  }
  await executor.write(async (tx) => {
    const own = await tx.run(recordsOfPerson, { seed: personId, records });
    if (own.length !== records.length) {
      throw new DomainError(
        'NOT_FOUND',
        `found ${own.length} of ${records.length} records among those of the person, expected all`,
      );
    }
    await tx.run(writeConfirmation, { id, personId, records, at });
  });
}
