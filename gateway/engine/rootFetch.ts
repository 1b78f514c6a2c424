import type { FetchNode } from '@graphql-hive/router-query-planner';
import { compileCall, failureFrom, keysOf } from './fetchCall.ts';
import type { FetchDeps } from './fetchCall.ts';
import { mergeInto } from './json.ts';
import { compileRewrites, renamedKeys } from './rewrites.ts';
import { recordFailure } from './runState.ts';
import type { Step } from './runState.ts';
import type { PossibleTypes } from './targets.ts';

/** Compiles a Fetch of root fields: its answer is merged at the root, its errors keep their paths. */
export const compileRootFetch = (
  deps: FetchDeps & { readonly possibleTypes: PossibleTypes },
  node: FetchNode,
): Step => {
  const call = compileCall(deps, node);
  const keys = keysOf(node.operation, null);
  const rewriteOutput = compileRewrites(node.outputRewrites, deps.possibleTypes);
  const renamed = renamedKeys(node.outputRewrites);
  return async (state) => {
    const { data, errors = [] } = await call(state, null);
    for (const error of errors) {
      if (!error.path?.length) recordFailure(state, state.data, failureFrom(error, keys));
      else {
        const path = error.path.map((each) =>
          typeof each === 'string' ? (renamed.get(each) ?? each) : each,
        );
        state.errors.push({ ...error, path });
      }
    }
    if (data) {
      rewriteOutput?.(data);
      mergeInto(state.data, data);
    } else {
      // With an error that has a path, the subgraph lost its whole root to a null that bubbled up.
      const told = errors.length > 0;
      recordFailure(state, state.data, { ...failureFrom(errors[0], keys), told });
    }
  };
};
