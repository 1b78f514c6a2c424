import { isUuid } from '#platform/ids.ts';
import type { Viewer } from '#platform/viewer.ts';
import { answerRows } from './answerRows.ts';
import type { DiscloserDeps } from './discloser.deps.ts';
import { createCoalescer } from './coalescer.ts';
import type { Disclosed } from './disclosed.ts';
import { declaredLattice, declaredNames } from './lattice/declaredLattice.ts';

/** Who asks, and until when (milliseconds since 1970 UTC); an Envelope is one. */
export interface Asker {
  readonly viewer: Viewer;
  readonly deadline: number;
}

/** The outward door: the only way for a value to leave. */
export interface Discloser {
  /**
   * The permitted ones among these attributes of one person, by name; the rest is absent. `id` as the viewer sees
   * it. Somebody unknown looks like somebody with nothing consented.
   * @throws DomainError GRAPH_UNAVAILABLE, VAULT_UNAVAILABLE, DEADLINE_EXCEEDED.
   */
  disclose(asker: Asker, id: string, attributes: readonly string[]): Promise<ReadonlyMap<string, Disclosed>>;
  /** Those among the seed ids (raw) of whom the viewer may see at least one attribute. Opens nothing. */
  disclosesAny(viewer: Viewer, seedIds: readonly string[], deadline?: number): Promise<ReadonlySet<string>>;
}

/** Milliseconds that an asker without a deadline waits. */
const defaultPatience = 10_000;

const seedOf = ({ pairwise }: DiscloserDeps, viewer: Viewer, id: string): string => {
  if (viewer.kind === 'product') return pairwise.fromPairwise(viewer.organizationId, id) ?? '';
  return isUuid(id) ? id : '';
};

/** What a viewer may ask for at all: a product the attributes of its process. */
const askable = async ({ catalogue }: DiscloserDeps, viewer: Viewer): Promise<readonly string[]> => {
  if (viewer.kind !== 'product') return declaredNames;
  const { productId, purpose } = viewer;
  const processes = [...(await catalogue.current()).processes.values()];
  const process = processes.find((each) => each.productId === productId && each.purpose === purpose);
  return (process?.attributes ?? []).filter((name) => declaredLattice.has(name));
};

/** Makes the outward door of one process. Nothing read or decided outlives its query. */
export const createDiscloser = (deps: DiscloserDeps): Discloser => {
  const { clock, maxRows = 500, minRows = 16, maxQueries = 2 } = deps;
  const settings = { clock, maxBatch: maxRows, minBatch: minRows, maxInFlight: maxQueries };
  const ask = createCoalescer(settings, answerRows(deps));
  return {
    disclose: async (asker, id, attributes) => {
      const { viewer, deadline } = asker;
      const row = { viewer, seedId: seedOf(deps, viewer, id), attributes, open: true };
      return (await ask(row, deadline, asker)).disclosed;
    },
    disclosesAny: async (viewer, seedIds, deadline = deps.clock.now().getTime() + defaultPatience) => {
      const attributes = await askable(deps, viewer);
      // Each envelope has a viewer object of its own: the persons that one operation looks for share a query.
      const answers = await Promise.all(
        seedIds.map(async (seedId) => ask({ viewer, seedId, attributes, open: false }, deadline, viewer)),
      );
      return new Set(seedIds.filter((_, index) => answers[index]?.any));
    },
  };
};
