import { guardedScalars } from '#disclosure/guardedScalars.ts';
import { dateTimeScalar } from '#platform/graphql/dateTime.ts';
import type { Subgraph } from '#platform/graphql/subgraph.ts';
import { readSubgraphSchema } from '#schema/readSubgraphSchema.ts';
import { contextFrom } from '../context.ts';
import { attributeResolvers } from './attribute/attribute.resolvers.ts';
import { factResolvers } from './fact/fact.resolvers.ts';
import { lineageResolvers } from './lineage/lineage.resolvers.ts';
import type { ProfileDeps } from './profile.deps.ts';

export const profileSubgraph: Subgraph<ProfileDeps> = {
  name: 'profile',
  typeDefs: readSubgraphSchema('profile'),
  resolvers: (deps) => ({
    DateTime: dateTimeScalar,
    ...guardedScalars,
    Query: lineageResolvers(deps),
    Person: {
      __resolveReference: ({ id }: { readonly id: string }) => ({ id }),
      ...attributeResolvers(deps),
      ...factResolvers(deps),
    },
  }),
  contextFrom,
};
