import type { FlattenNode, PlanNode, QueryPlan } from '@graphql-hive/router-query-planner';
import { compileEntityFetch } from './entityFetch.ts';
import type { FetchDeps } from './fetchCall.ts';
import { compileRootFetch } from './rootFetch.ts';
import type { Step } from './runState.ts';
import type { PossibleTypes } from './targets.ts';

/*
 * What the planner (@graphql-hive/router-query-planner 0.0.38) was seen to give, and what it leaves to its caller:
 * - `new QueryPlanner(supergraphSdl)`; `consumerSchema` is the API schema as SDL, introspection types included;
 *   `planAsync(text, operationName | null, labels, percentage)` works off the event loop. It parses by itself
 *   and does not validate variables. Errors are plain, with `code: 'GenericFailure'` and a message.
 * - Nodes: Fetch (root), Flatten(path, Fetch with `requires`), BatchFetch (several `_entities` under aliases
 *   `_e0`, `_e1`… in one call, each with one or more paths), Sequence, Parallel, Condition (nested when a field has
 *   both @skip and @include; an absent clause is null). Fetch operations hold the client's literals.
 * - It adds an unaliased `__typename` only where it needs one: `{ things { t: __typename } }` has the alias only.
 * - `__schema` and `__type` fail ("failed to locate path"); root `__typename` goes to some subgraph.
 * - An alias that equals a field which a later fetch requires (`price: title` beside a field that requires `price`)
 *   is overwritten by that fetch, and an alias `__typename` collides with its own: see safeAliases.ts.
 * - In a mutation it runs one field's reads beside the next field's write: see prepare.ts, which plans each field alone.
 */

export type PlanDeps = FetchDeps & { readonly possibleTypes: PossibleTypes };

const sequence =
  (steps: readonly Step[]): Step =>
  async (state) => {
    for (const step of steps) await step(state);
  };

const parallel =
  (steps: readonly Step[]): Step =>
  async (state) => {
    await Promise.all(steps.map((step) => step(state)));
  };

const nothing: Step = () => Promise.resolve();

const compileFlatten = (deps: PlanDeps, { path, node }: FlattenNode): Step => {
  if (node.kind !== 'Fetch' || !node.requires)
    throw new Error(`a plan flattens a ${node.kind}, which is unknown here`);
  const { requires, inputRewrites, outputRewrites } = node;
  const selection = { alias: '_entities', variable: 'representations', paths: [path] };
  return compileEntityFetch(deps, node, [{ ...selection, requires, inputRewrites, outputRewrites }]);
};

const compileNode = (deps: PlanDeps, node: PlanNode): Step => {
  switch (node.kind) {
    case 'Fetch':
      return compileRootFetch(deps, node);
    case 'Flatten':
      return compileFlatten(deps, node);
    case 'BatchFetch':
      return compileEntityFetch(
        deps,
        node,
        node.entityBatch.aliases.map(({ representationsVariableName, ...rest }) => ({
          ...rest,
          variable: representationsVariableName,
        })),
      );
    case 'Sequence':
      return sequence(node.nodes.map((each) => compileNode(deps, each)));
    case 'Parallel':
      return parallel(node.nodes.map((each) => compileNode(deps, each)));
    case 'Condition': {
      const whenTrue = node.ifClause ? compileNode(deps, node.ifClause) : nothing;
      const whenFalse = node.elseClause ? compileNode(deps, node.elseClause) : nothing;
      return (state) => (state.variables[node.condition] === true ? whenTrue(state) : whenFalse(state));
    }
    default:
      throw new Error(`a plan holds a ${node.kind}, which is unknown here`);
  }
};

/** Compiles a plan to one closure. Throws on a node that the engine does not know, before anything is fetched. */
export const compilePlan = (deps: PlanDeps, plan: QueryPlan): Step =>
  plan.node ? compileNode(deps, plan.node) : nothing;
