import type { AgentRow } from '#core/evidence/evidenceRows.ts';
import type { RecordClaim } from '#core/evidence/evidence.ts';
import { DomainError } from '#platform/errors.ts';
import type { Viewer } from '#platform/viewer.ts';
import type { IntakeDeps, WriterBounds } from './takeIn.types.ts';

/** Who takes records in. */
export interface Writer {
  readonly agent: AgentRow;
  /** Absent for stewards, and for imports, whose mapping the operator has written. */
  readonly bounds?: WriterBounds;
}

/**
 * Who takes records in for a source: a steward, or a product that is registered for it.
 * @throws DomainError FORBIDDEN
 */
export async function writerOf(
  deps: Pick<IntakeDeps, 'catalogue'>,
  viewer: Viewer,
  source: string,
): Promise<Writer> {
  if (viewer.kind === 'steward') {
    return { agent: { id: `steward:${viewer.stewardId}`, kind: 'steward', name: viewer.stewardId } };
  }
  const product =
    viewer.kind === 'product' ? (await deps.catalogue()).products.get(viewer.productId) : undefined;
  if (product?.active && product.sources?.includes(source)) {
    const { id, name, organizationId, verifies = [] } = product;
    return { agent: { id: `product:${id}`, kind: 'software', name }, bounds: { organizationId, verifies } };
  }
  throw new DomainError(
    'FORBIDDEN',
    `found a ${viewer.kind} token, expected a steward, or a product that is registered for the source`,
  );
}

/**
 * A claim as far as its writer's word goes. A check that the catalogue doesn't know of counts as none: else
 * whoever may write could lay hands on a stranger's mailbox by saying so.
 * @throws DomainError FORBIDDEN for a grant to somebody else, or a fact that is said to be verified
 */
export function withinBounds(claim: RecordClaim, bounds: WriterBounds | undefined): RecordClaim {
  if (!bounds) return claim;
  const { organizationId, verifies } = bounds;
  if (claim.facts.some(({ method }) => method === 'verified')) {
    throw forbidden('the method "verified"', "another one: a product's word is no checked evidence");
  }
  const grants = claim.consents.filter(({ state }) => state === 'Given' || state === 'Renewed');
  if (grants.some(({ recipients }) => recipients.some((recipient) => recipient !== organizationId))) {
    throw forbidden('a grant to another organisation', "the product's own among the recipients only");
  }
  const identifiers = claim.identifiers.map((one) =>
    verifies.includes(one.type) ? one : { ...one, verification: 'unverified' as const },
  );
  return { ...claim, identifiers };
}

const forbidden = (found: string, expected: string): DomainError =>
  new DomainError('FORBIDDEN', `found ${found}, expected ${expected}`);
