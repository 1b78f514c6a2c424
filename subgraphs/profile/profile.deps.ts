import type { Discloser } from '#disclosure/discloser.ts';
import type { OwnViewer } from '#disclosure/ownView.ts';
import type { LineageReader } from '#disclosure/lineage.ts';

/** What the profile subgraph needs from the process that it runs in: the outward door, and nothing of the graph. */
export interface ProfileDeps {
  readonly discloser: Discloser;
  readonly ownView: OwnViewer;
  readonly lineage: LineageReader;
}
