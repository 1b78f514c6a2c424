import type { Catalogue } from '#core/catalogue/catalogue.ts';
import type { Viewer } from '#platform/viewer.ts';
import { decide } from './decide/decide.ts';
import type { AttributeDecision, Decision } from './decide/decision.ts';
import { known, unavailable } from './decide/decision.ts';
import { decideOwnView, decideStewardView, stewardProcessId } from './decide/ownView.ts';
import type { Evidence } from './evidence.rules.ts';
import type { AttributeLattice } from './lattice/lattice.ts';

export type Decisions = ReadonlyMap<string, AttributeDecision>;

/** What is the same for all rows of one batch. */
export interface DecisionScene {
  readonly lattice: AttributeLattice;
  /** `undefined`: no catalogue is registered, or it could not be read. */
  readonly catalogue: Catalogue | undefined;
}

const foreign: Decision = { effect: 'DENY', reason: 'INPUT_UNAVAILABLE', attributes: new Map() };

/** A person sees the own evidence only; every id that was ever theirs is the id of one of their records. */
export const isOwn = (evidence: Evidence, personId: string): boolean =>
  evidence.clusterRecords.some(({ id }) => id === personId);

/** Decides what this viewer may see of these attributes. Each asked row has a decision of its own. */
export const decideFor = (
  { lattice, catalogue }: DecisionScene,
  { viewer, attributes }: { readonly viewer: Viewer; readonly attributes: readonly string[] },
  evidence: Evidence,
): Decision => {
  const register = catalogue ? known(catalogue) : unavailable('the catalogue is missing');
  switch (viewer.kind) {
    case 'product': {
      const request = { clientId: viewer.productId, purpose: viewer.purpose, attributes };
      const recipient = viewer.organizationId;
      return decide({ ...evidence, lattice, catalogue: register, request: { ...request, recipient } });
    }
    case 'person':
      if (!isOwn(evidence, viewer.personId)) return foreign;
      return decideOwnView({ ...evidence, lattice, attributes, aal: viewer.aal });
    case 'steward':
      return decideStewardView({
        ...evidence,
        lattice,
        attributes,
        catalogue: register,
        processId: stewardProcessId,
      });
  }
};
