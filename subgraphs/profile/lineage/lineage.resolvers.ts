import type { ProfileDeps } from '../profile.deps.ts';
import type { QueryResolvers } from '../schema.generated.ts';

export const lineageResolvers = ({
  lineage,
}: Pick<ProfileDeps, 'lineage'>): Pick<QueryResolvers, 'lineage'> => ({
  lineage: (_, { fact }, { envelope }) => lineage.lineage(envelope, fact),
});
