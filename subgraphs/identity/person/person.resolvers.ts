import type { IdentityDeps } from '../identity.deps.ts';
import type { Resolvers } from '../schema.generated.ts';
import { DomainError } from '#platform/errors.ts';
import { findPersonByIdentifier, findPersons } from './findPerson.ts';
import { pagePeople } from './pagePeople.ts';

export const personResolvers = (deps: IdentityDeps): Resolvers => ({
  Query: {
    person: async (_, { by }, { viewer }) => {
      if (by.id != null && by.identifier == null) return (await findPersons(deps, viewer, [by.id]))[0] ?? null;
      if (by.identifier != null && by.id == null) return findPersonByIdentifier(deps, viewer, by.identifier);
      throw new DomainError('INPUT_MALFORMED', 'found none or both of id and identifier, expected exactly one');
    },
    persons: (_, { ids }, { viewer }) => findPersons(deps, viewer, ids),
    personByIdentifier: (_, question, { viewer }) => findPersonByIdentifier(deps, viewer, question),
    people: (_, { first, after }, { viewer }) => pagePeople(deps, viewer, { first, after: after ?? undefined }),
    me: (_, __, { viewer }) => (viewer.kind === 'person' ? { id: viewer.personId } : null),
  },
  Person: { __resolveReference: ({ id }) => ({ id }) },
});
