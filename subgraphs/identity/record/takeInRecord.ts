import type { RecordClaim } from '#core/evidence/evidence.ts';
import { writerOf } from '#intake/writer.ts';
import { takeIn } from '#intake/takeIn.ts';
import { DomainError } from '#platform/errors.ts';
import type { PersonReference } from '../../person.ts';
import { idFor } from '../../personIds.ts';
import type { IdentityContext } from '../identity.context.ts';
import type { IdentityDeps } from '../identity.deps.ts';

export interface RecordTakenIn {
  readonly outcome: 'created' | 'revised' | 'unchanged';
  readonly record: string;
  readonly person: PersonReference;
}

/** Takes one record in, and tells whose it is taken to be. */
export async function takeInRecord(
  deps: IdentityDeps,
  context: IdentityContext,
  claim: RecordClaim,
): Promise<RecordTakenIn> {
  const { viewer } = context;
  const writer = await writerOf(deps.intake, viewer, claim.source);
  const [taken] = await takeIn(deps.intake, { ...writer, activity: 'record', region: deps.region }, [claim]);
  if (!taken) throw new Error('one claim has one outcome');
  if (taken.outcome === 'rejected')
    throw new DomainError(taken.code, taken.message, { details: taken.details });
  return {
    outcome: taken.outcome,
    record: idFor(deps.personIds, viewer, taken.recordId),
    person: { id: idFor(deps.personIds, viewer, await personOf(context, taken.recordId)) },
  };
}

// A product gets its own record's id, which leads to the person all the same: whom the record was joined with would
// tell that somebody else knows the identifier.
async function personOf({ viewer, personBySeed }: IdentityContext, recordId: string): Promise<string> {
  if (viewer.kind === 'product') return recordId;
  return (await personBySeed.load(recordId)) ?? recordId;
}
