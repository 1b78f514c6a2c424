import type { IdentityDeps } from '../identity.deps.ts';
import type { Resolvers } from '../schema.generated.ts';
import { DomainError } from '#platform/errors.ts';
import { findPersonByIdentifier, findPersons } from './findPerson.ts';
import { pagePeople } from './pagePeople.ts';

export const personResolvers = (deps: IdentityDeps): Resolvers => ({
  Query: {
    person: async (_, { by }, context) => {
      if (by.id != null && by.identifier == null)
        return (await findPersons(deps, context, [by.id]))[0] ?? null;
      if (by.identifier != null && by.id == null) return findPersonByIdentifier(deps, context, by.identifier);
      throw new DomainError(
        'INPUT_MALFORMED',
        'found none or both of id and identifier, expected exactly one',
      );
    },
    persons: (_, { ids }, context) => findPersons(deps, context, ids),
    personByIdentifier: (_, question, context) => findPersonByIdentifier(deps, context, question),
    people: (_, { first, after }, context) => pagePeople(deps, context, { first, after: after ?? undefined }),
    me: (_, __, { viewer }) => (viewer.kind === 'person' ? { id: viewer.personId } : null),
  },
  Person: { __resolveReference: ({ id }) => ({ id }) },
});
