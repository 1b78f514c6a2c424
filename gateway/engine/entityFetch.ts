import { compileSelection, gather, settle } from './entitySelection.ts';
import type { EntitySelection } from './entitySelection.ts';
import { compileCall } from './fetchCall.ts';
import type { FetchDeps, FetchSpec } from './fetchCall.ts';
import type { JsonObject } from './json.ts';
import type { Step } from './runState.ts';
import type { PossibleTypes } from './targets.ts';

/** Compiles a call for entities: gathers distinct representations, calls once, merges into every target. */
export const compileEntityFetch = (
  deps: FetchDeps & { readonly possibleTypes: PossibleTypes },
  spec: FetchSpec,
  selections: readonly EntitySelection[],
): Step => {
  const call = compileCall(deps, spec);
  const compiled = selections.map((each) => compileSelection(each, spec.operation, deps.possibleTypes));
  return async (state) => {
    const parts = compiled.map((selection) => ({ selection, state, gathered: gather(selection, state) }));
    if (parts.every(({ gathered }) => gathered.representations.length === 0)) return;
    const variables: JsonObject = {};
    for (const { selection, gathered } of parts) variables[selection.variable] = gathered.representations;
    const result = await call(state, variables);
    for (const part of parts) if (part.gathered.representations.length > 0) settle(part, result);
  };
};
