/** A product as an OAuth client. */
export interface RegisteredProduct {
  /** Also its `client_id`. */
  readonly id: string;
  readonly organizationId: string;
  /** `hashProductSecret` of its secret; the secret itself is shown once, at registration, and stored nowhere. */
  readonly secretHash: string;
  /** Names of the purposes that it is registered for. */
  readonly purposes: readonly string[];
  /** False once it was suspended: it gets no token any more. */
  readonly active: boolean;
}

/** Where the token issuer looks products up, at every token request. */
export interface ProductDirectory {
  /** `undefined` when no product has that id. */
  findProduct(clientId: string): Promise<RegisteredProduct | undefined>;
}
