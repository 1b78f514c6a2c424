import type { Executor } from '#graph/executor.ts';
import { DomainError } from '#platform/errors.ts';
import type { Process } from './catalogue.ts';
import { hashProductSecret, newProductSecret } from './productSecret.ts';
import { findProductById, replaceSecret, setFirstSecret } from './products.queries.ts';

/** A product as an OAuth client. */
export interface ProductClient {
  readonly id: string;
  readonly organizationId: string;
  /** See `productSecretMatches`; absent: it has none yet and can't log in. */
  readonly secretHash: string | undefined;
  /** Names of the purposes that its processes serve. */
  readonly purposes: readonly string[];
  readonly active: boolean;
}

/** The product of that id; nothing when none is registered. */
export async function findProduct(executor: Executor, clientId: string): Promise<ProductClient | undefined> {
  const [found] = await executor.run(findProductById, { id: clientId });
  if (!found) return undefined;
  const processes = found.processes.map((body) => JSON.parse(body) as Process);
  return {
    id: found.id,
    organizationId: found.organizationId,
    secretHash: found.secretHash ?? undefined,
    purposes: processes.filter(({ productId }) => productId === found.id).map(({ purpose }) => purpose),
    active: found.status === 'active',
  };
}

/** Gives a product its first secret. Answers the secret, which is not stored, or nothing when it has one already. */
export async function ensureProductSecret(
  executor: Executor,
  productId: string,
): Promise<string | undefined> {
  const secret = newProductSecret();
  const changed = await executor.run(setFirstSecret, {
    id: productId,
    secretHash: hashProductSecret(secret),
  });
  return changed.length > 0 ? secret : undefined;
}

/**
 * Gives a product another secret; the old one is dead at once. Answers the new one, which is not stored.
 * @throws DomainError NOT_FOUND
 */
export async function turnProductSecret(executor: Executor, productId: string): Promise<string> {
  const secret = newProductSecret();
  const changed = await executor.run(replaceSecret, { id: productId, secretHash: hashProductSecret(secret) });
  if (changed.length > 0) return secret;
  throw new DomainError('NOT_FOUND', 'found no product of that id, expected a registered one');
}
