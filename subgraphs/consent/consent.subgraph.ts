import type { ConsentDeps } from './consent.deps.ts';
import { dateTimeScalar } from '#platform/graphql/dateTime.ts';
import { readSubgraphSchema } from '#schema/readSubgraphSchema.ts';
import type { Subgraph } from '#platform/graphql/subgraph.ts';
import { contextFrom } from '../context.ts';
import { expressionResolvers } from './expression/expression.resolvers.ts';
import { registerResolvers } from './register/register.resolvers.ts';

export const consentSubgraph: Subgraph<ConsentDeps> = {
  name: 'consent',
  typeDefs: readSubgraphSchema('consent'),
  resolvers: (deps) => ({
    DateTime: dateTimeScalar,
    ...registerResolvers(deps),
    ...expressionResolvers(deps),
  }),
  contextFrom,
};
