import type { AgentRow } from '#core/evidence/evidenceRows.ts';
import { DomainError } from '#platform/errors.ts';
import type { Viewer } from '#platform/viewer.ts';
import type { IntakeDeps } from './takeIn.types.ts';

/**
 * Who takes records in for a source: a steward, or a product that is registered for it.
 * @throws DomainError FORBIDDEN
 */
export async function agentOf(
  deps: Pick<IntakeDeps, 'catalogue'>,
  viewer: Viewer,
  source: string,
): Promise<AgentRow> {
  if (viewer.kind === 'steward') {
    return { id: `steward:${viewer.stewardId}`, kind: 'steward', name: viewer.stewardId };
  }
  if (viewer.kind === 'product') {
    const product = (await deps.catalogue()).products.get(viewer.productId);
    if (product?.active && product.sources?.includes(source)) {
      return { id: `product:${product.id}`, kind: 'software', name: product.name };
    }
  }
  throw new DomainError(
    'FORBIDDEN',
    `found a ${viewer.kind} token, expected a steward, or a product that is registered for the source`,
  );
}
