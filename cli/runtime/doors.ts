import { createDiscloser } from '#disclosure/discloser.ts';
import type { Discloser } from '#disclosure/discloser.ts';
import { createIdentifierReader } from '#disclosure/identifiers.ts';
import type { IdentifierReader } from '#disclosure/identifiers.ts';
import { createLineageReader } from '#disclosure/lineage.ts';
import type { LineageReader } from '#disclosure/lineage.ts';
import { createOwnViewer } from '#disclosure/ownView.ts';
import type { OwnViewer } from '#disclosure/ownView.ts';
import { sdlAttributes } from '#intake/attributes.ts';
import type { IntakeDeps } from '#intake/takeIn.types.ts';
import type { Runtime } from './runtime.ts';

/** The two doors of one process: what enters and what leaves. */
export interface Doors {
  readonly intake: IntakeDeps;
  readonly discloser: Discloser;
  readonly ownView: OwnViewer;
  readonly lineage: LineageReader;
  readonly identifiers: IdentifierReader;
}

export function openDoors(runtime: Runtime): Doors {
  const { executor, vault, clock, ids, blind, pairwise, catalogue } = runtime;
  const outward = { executor, vault, clock, pairwise, catalogue };
  const ownView = createOwnViewer(outward);
  return {
    intake: {
      executor,
      vault,
      blind,
      clock,
      ids,
      attributes: sdlAttributes,
      catalogue: () => catalogue.current(),
    },
    discloser: createDiscloser(outward),
    ownView,
    lineage: createLineageReader({ executor, clock, ownView }),
    identifiers: createIdentifierReader(outward),
  };
}
