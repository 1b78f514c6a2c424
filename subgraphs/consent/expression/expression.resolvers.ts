import type { ConsentDeps } from '../consent.deps.ts';
import type { Resolvers } from '../schema.generated.ts';
import { consentsOfPerson } from '#core/consent/personConsents.queries.ts';
import { seesAll } from '../../personIds.ts';
import { denyConsent, giveConsent } from './expressConsent.ts';

export const expressionResolvers = (deps: ConsentDeps): Resolvers => ({
  Mutation: {
    giveConsent: (_, { input }, { viewer }) =>
      giveConsent(deps, viewer, { ...input, until: input.until ?? undefined }),
    refuseConsent: (_, { input }, { viewer }) => denyConsent(deps, viewer, { ...input, state: 'Refused' }),
    withdrawConsent: (_, { input }, { viewer }) =>
      denyConsent(deps, viewer, { ...input, state: 'Withdrawn' }),
  },
  Person: {
    __resolveReference: ({ id }) => ({ id }),
    consents: ({ id }, _, { viewer }) =>
      seesAll(viewer, id) ? deps.executor.run(consentsOfPerson, { seed: id }) : null,
  },
  Consent: { record: ({ recordId }) => recordId },
});
