import { dateTimeScalar } from '#platform/graphql/dateTime.ts';
import type { Subgraph } from '#platform/graphql/subgraph.ts';
import { guardedIdentifierScalar } from '#disclosure/guardedScalars.ts';
import { readSubgraphSchema } from '#schema/readSubgraphSchema.ts';
import { identityContextFrom } from './identity.context.ts';
import type { IdentityDeps } from './identity.deps.ts';
import { identifierResolvers } from './identifier/identifier.resolvers.ts';
import { personResolvers } from './person/person.resolvers.ts';
import { recordResolvers } from './record/record.resolvers.ts';

export const identitySubgraph: Subgraph<IdentityDeps> = {
  name: 'identity',
  typeDefs: readSubgraphSchema('identity'),
  resolvers: (deps) => {
    const person = personResolvers(deps);
    const record = recordResolvers(deps);
    return {
      DateTime: dateTimeScalar,
      GuardedIdentifier: guardedIdentifierScalar,
      ...person,
      ...record,
      Person: { ...person.Person, ...record.Person, ...identifierResolvers(deps).Person },
    };
  },
  contextFrom: identityContextFrom,
};
