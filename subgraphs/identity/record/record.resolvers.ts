import { confirmRecords } from '#core/resolution/confirmRecords.ts';
import { recordClaimFrom } from '#intake/recordInput.ts';
import { DomainError } from '#platform/errors.ts';
import { seesAll } from '../../personIds.ts';
import type { IdentityDeps } from '../identity.deps.ts';
import type { Resolvers } from '../schema.generated.ts';
import { recordsOf } from '#core/resolution/recordsOf.queries.ts';
import { takeInRecord } from './takeInRecord.ts';

export const recordResolvers = (deps: IdentityDeps): Resolvers => ({
  Mutation: {
    takeIn: (_, { record }, context) =>
      takeInRecord(deps, context, recordClaimFrom(record, deps.clock.now().getTime())),
    confirmRecords: async (_, { records }, { viewer }) => {
      if (viewer.kind !== 'person') {
        throw new DomainError('FORBIDDEN', `found a ${viewer.kind} token, expected the person`);
      }
      const at = deps.clock.now().getTime();
      await confirmRecords(deps.executor, { id: deps.ids.uuid(), personId: viewer.personId, records, at });
      return { id: viewer.personId };
    },
  },
  Person: {
    records: ({ id }, _, { viewer }) =>
      seesAll(viewer, id) ? deps.executor.run(recordsOf, { seed: id }) : null,
  },
});
