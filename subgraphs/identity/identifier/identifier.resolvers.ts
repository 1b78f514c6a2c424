import type { IdentityDeps } from '../identity.deps.ts';
import type { Resolvers } from '../schema.generated.ts';

export const identifierResolvers = ({ identifiers }: IdentityDeps): Resolvers => ({
  Person: { identifiers: ({ id }, _, { envelope }) => identifiers.identifiers(envelope, id) },
});
