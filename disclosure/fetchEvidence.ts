import type { CatalogueCache } from '#core/catalogue/catalogueCache.ts';
import type { Executor } from '#graph/executor.ts';
import type { KeyVault } from '#graph/vault/vault.ts';
import type { Clock } from '#platform/clock.ts';
import type { DecisionScene } from './decideFor.ts';
import { groupRows, readEvidence } from './disclosure.queries.ts';
import type { AskedRow } from './disclosure.queries.ts';
import { evidenceOf } from './evidence.rules.ts';
import type { Evidence } from './evidence.rules.ts';
import type { EvidenceRow } from './evidenceRow.ts';
import { declaredLattice } from './lattice/declaredLattice.ts';

/** What the outward door needs from the process that it stands in. */
export interface EvidenceDeps {
  readonly executor: Pick<Executor, 'run'>;
  readonly vault: Pick<KeyVault, 'getKeys'>;
  readonly catalogue: Pick<CatalogueCache, 'current' | 'atVersion'>;
  readonly clock: Clock;
}

export interface FetchedEvidence {
  readonly scene: DecisionScene;
  /** By the index of the asked row; somebody unknown has evidence without any record. */
  readonly evidence: (index: number) => Evidence;
}

/**
 * Runs the joined read once. The register is the one of the same moment, or none: then nothing is permitted. All who
 * asked for the same row share its evidence, never a decision.
 */
export const fetchEvidence = async (
  { executor, clock, catalogue }: EvidenceDeps,
  rows: readonly AskedRow[],
  deadline: number,
): Promise<FetchedEvidence> => {
  const timeout = Math.max(1, deadline - clock.now().getTime());
  const found = await executor.run(readEvidence, { groups: groupRows(rows) }, { timeout });
  // The joined read says which version of the register held at its moment.
  const [first] = found;
  const register = first ? await catalogue.atVersion(first.catalogueVersion) : undefined;
  const scene = { lattice: declaredLattice, catalogue: register };
  const byIndex = new Map<number, EvidenceRow>(found.map((row) => [row.index, row]));
  const now = clock.now().getTime();
  const made = new Map<number, Evidence>();
  const evidence = (index: number): Evidence => {
    const known = made.get(index) ?? evidenceOf(byIndex.get(index), now);
    made.set(index, known);
    return known;
  };
  return { scene, evidence };
};
