import type { Executor } from '#graph/executor.ts';
import type { Clock } from '#platform/clock.ts';
import { isUuid } from '#platform/ids.ts';
import type { Asker } from './discloser.ts';
import { readLineage } from './lineage.queries.ts';
import type { LineageRow } from './lineage.queries.ts';
import type { OwnFact, OwnViewer } from './ownView.ts';

/** One fact, and its way back to the source (W3C PROV). */
export interface Lineage extends LineageRow {
  readonly fact: OwnFact;
}

export interface LineageReader {
  /** Null for a product, for a fact of somebody else, and for one that doesn't exist: they look the same. */
  lineage(asker: Asker, factId: string): Promise<Lineage | null>;
}

interface LineageDeps {
  readonly executor: Pick<Executor, 'run'>;
  readonly clock: Clock;
  readonly ownView: OwnViewer;
}

/** Makes the reader of lineages: what a viewer may see of the fact is what the own view shows of it. */
export const createLineageReader = ({ executor, clock, ownView }: LineageDeps): LineageReader => ({
  lineage: async (asker, factId) => {
    if (asker.viewer.kind === 'product' || !isUuid(factId)) return null;
    const timeout = Math.max(1, asker.deadline - clock.now().getTime());
    const [row] = await executor.run(readLineage, { factId }, { timeout });
    if (!row) return null;
    const facts = await ownView.facts(asker, row.record.id);
    const fact = facts?.find(({ id }) => id === factId);
    return fact ? { ...row, fact } : null;
  },
});
