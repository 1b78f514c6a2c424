import type { Adapter, AdapterPayload } from 'oidc-provider';
import type { ProductDirectory } from './productDirectory.ts';

const refuse = (): Promise<never> => Promise.reject(new Error('products are registered in the catalogue'));

/**
 * Products as oidc-provider's clients, read from the directory at every token request: a suspended
 * product, a withdrawn purpose or a new secret counts at once. The client's "secret" is the stored hash.
 */
export function createProductClients(directory: ProductDirectory): Adapter {
  return {
    find: async (clientId): Promise<AdapterPayload | undefined> => {
      const product = await directory.findProduct(clientId);
      if (!product?.active) return undefined;
      return {
        client_id: product.id,
        client_secret: product.secretHash,
        token_endpoint_auth_method: 'client_secret_basic',
        grant_types: ['client_credentials'],
        response_types: [],
        redirect_uris: [],
        organization: product.organizationId,
        purposes: [...product.purposes],
      };
    },
    upsert: refuse,
    consume: refuse,
    destroy: refuse,
    revokeByGrantId: refuse,
    findByUid: refuse,
    findByUserCode: refuse,
  };
}
