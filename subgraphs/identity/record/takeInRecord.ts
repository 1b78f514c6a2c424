import type { RecordClaim } from '#core/evidence/evidence.ts';
import type { AgentRow } from '#core/evidence/evidenceRows.ts';
import { takeIn } from '#intake/takeIn.ts';
import { DomainError } from '#platform/errors.ts';
import type { Viewer } from '#platform/viewer.ts';
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
  const agent = await agentFor(deps, viewer, claim.source);
  const [taken] = await takeIn(deps.intake, { agent, activity: 'record', region: deps.region }, [claim]);
  if (!taken) throw new Error('one claim has one outcome');
  if (taken.outcome === 'rejected')
    throw new DomainError(taken.code, taken.message, { details: taken.details });
  const personId = (await context.personBySeed.load(taken.recordId)) ?? taken.recordId;
  return {
    outcome: taken.outcome,
    record: idFor(deps.personIds, viewer, taken.recordId),
    person: { id: idFor(deps.personIds, viewer, personId) },
  };
}

/**
 * Who may write as a source: stewards, and products that are registered for it.
 * @throws DomainError FORBIDDEN
 */
export async function agentFor(deps: IdentityDeps, viewer: Viewer, source: string): Promise<AgentRow> {
  if (viewer.kind === 'steward')
    return { id: `steward:${viewer.stewardId}`, kind: 'steward', name: viewer.stewardId };
  if (viewer.kind === 'product') {
    const product = (await deps.catalogue.current()).products.get(viewer.productId);
    if (product?.sources?.includes(source)) {
      return { id: `product:${product.id}`, kind: 'software', name: product.name };
    }
  }
  throw new DomainError(
    'FORBIDDEN',
    `found a ${viewer.kind} token, expected a steward or a product of that source`,
  );
}
