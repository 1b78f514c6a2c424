import DataLoader from 'dataloader';
import { findPersons, findPersonsByIdentifier } from '#core/resolution/person.queries.ts';
import type { FoundPerson } from '#core/resolution/person.queries.ts';
import type { Envelope } from '#platform/viewer.ts';
import { contextFrom } from '../context.ts';
import type { SubgraphContext } from '../context.ts';
import type { IdentityDeps } from './identity.deps.ts';

/** Loaders live for one operation and hold ids only: what a viewer may see is decided by the verbs. */
export interface IdentityContext extends SubgraphContext {
  /** Today's person id behind any seed id. */
  readonly personBySeed: DataLoader<string, string | undefined>;
  /** Person id behind an identifier key that is proved, not shared and not contested. */
  readonly personByIdentifier: DataLoader<string, string | undefined>;
}

type Find = (asked: readonly string[]) => Promise<FoundPerson[]>;

const loaderOf = (find: Find): DataLoader<string, string | undefined> =>
  new DataLoader(async (asked) => {
    const found = new Map((await find(asked)).map((one) => [one.asked, one.personId]));
    return asked.map((one) => found.get(one));
  });

export const identityContextFrom = (envelope: Envelope, { executor }: IdentityDeps): IdentityContext => ({
  ...contextFrom(envelope),
  personBySeed: loaderOf((ids) => executor.run(findPersons, { ids })),
  personByIdentifier: loaderOf((keys) => executor.run(findPersonsByIdentifier, { keys })),
});
