import type { ProfileDeps } from '../profile.deps.ts';
import type { PersonResolvers } from '../schema.generated.ts';

export const factResolvers = ({ ownView }: Pick<ProfileDeps, 'ownView'>): Pick<PersonResolvers, 'facts'> => ({
  facts: ({ id }, _, { envelope }) => ownView.facts(envelope, id),
});
