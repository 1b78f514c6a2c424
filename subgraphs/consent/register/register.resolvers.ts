import type { ConsentDeps } from '../consent.deps.ts';
import type { Resolvers } from '../schema.generated.ts';
import type { Catalogue, Process } from '#core/catalogue/catalogue.ts';
import type { Viewer } from '#platform/viewer.ts';

const visibleTo = (viewer: Viewer) => (process: Process) =>
  viewer.kind !== 'product' || process.productId === viewer.productId;

export const registerResolvers = ({ catalogue }: ConsentDeps): Resolvers => {
  const from = async <T>(pick: (current: Catalogue) => T): Promise<T> => pick(await catalogue.current());
  return {
    Query: {
      purposes: () => from(({ purposes }) => [...purposes.values()]),
      processes: (_, __, { viewer }) =>
        from(({ processes }) => [...processes.values()].filter(visibleTo(viewer))),
      notice: (_, { hash }) => from(({ notices }) => notices.get(hash) ?? null),
    },
    Process: { product: ({ productId }) => productId },
    Notice: { why: ({ why }) => Object.entries(why).map(([attribute, reason]) => ({ attribute, reason })) },
  };
};
