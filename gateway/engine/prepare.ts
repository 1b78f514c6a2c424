import type { QueryPlanner } from '@graphql-hive/router-query-planner';
import { Kind, OperationTypeNode, getOperationAST, isNonNullType, print, visit } from 'graphql';
import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLObjectType,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';
import { DomainError } from '#platform/errors.ts';
import { createLruCache } from '#platform/graphql/lruCache.ts';
import { compilePlan } from './compilePlan.ts';
import type { PlanDeps } from './compilePlan.ts';
import type { JsonObject } from './json.ts';
import { compileProjection } from './projection.ts';
import { isIntrospection, isRootMeta, keepRootFields, responseKeyOf, rootFields } from './rootSelections.ts';
import type { RunState, Step } from './runState.ts';
import { safeAlias, withSafeAliases } from './safeAliases.ts';

export interface PrepareDeps extends PlanDeps {
  readonly planner: Pick<QueryPlanner, 'planAsync'>;
  readonly schema: GraphQLSchema;
  readonly fieldNames: ReadonlySet<string>;
}

/** One part of an operation: all of a query, or one root field of a mutation. */
interface Stage {
  readonly step: Step;
  /** The key that ends a mutation when it is null (spec 6.2.2 with 6.4.4); null when nothing does. */
  readonly required: string | null;
}

/** An operation, planned and compiled: everything that its document alone decides. */
export interface PreparedOperation {
  readonly operation: OperationDefinitionNode;
  readonly stages: readonly Stage[];
  /** What graphql-js answers on the schema itself; null when the client didn't ask. */
  readonly introspection: DocumentNode | null;
  project(state: RunState): JsonObject | null;
}

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

const fragmentsOf = (document: DocumentNode): Fragments =>
  new Map(
    document.definitions.flatMap((each) =>
      each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [],
    ),
  );

const withSelection = (
  operation: OperationDefinitionNode,
  selectionSet: SelectionSetNode,
  fragments: Fragments,
): DocumentNode => ({
  kind: Kind.DOCUMENT,
  definitions: [{ ...operation, selectionSet }, ...fragments.values()],
});

// Spec 6.2.2: the root fields of a mutation run one after the other, each to its end. The planner lets the reads
// behind one run beside the write of the next, so each root field gets a plan of its own.
const stageDocuments = (deps: PrepareDeps, document: DocumentNode, operationName: string | undefined) => {
  const safe = withSafeAliases(document, deps.fieldNames);
  const operation = getOperationAST(safe, operationName);
  if (!operation) return [];
  const fragments = fragmentsOf(safe);
  const only = (keep: (field: FieldNode) => boolean): DocumentNode | null => {
    const kept = keepRootFields(
      operation.selectionSet,
      fragments,
      (field) => !isRootMeta(field) && keep(field),
    );
    return kept && withSelection(operation, kept, fragments);
  };
  if (operation.operation === OperationTypeNode.QUERY) return [{ text: only(() => true), field: null }];
  const fields = rootFields(operation.selectionSet, fragments);
  const byKey = new Map(fields.map((field) => [responseKeyOf(field), field] as const));
  return [...byKey].map(([key, field]) => ({ text: only((each) => responseKeyOf(each) === key), field }));
};

const requiredKey = (root: GraphQLObjectType, field: FieldNode | null): string | null => {
  const type = field && root.getFields()[field.name.value]?.type;
  return field && type && isNonNullType(type) ? responseKeyOf(field) : null;
};

// Variables that a stage doesn't use would make a subgraph refuse nothing, but the planner reads less without them.
const planStage = async (
  deps: PrepareDeps,
  document: DocumentNode,
  name: string | undefined,
): Promise<Step> =>
  compilePlan(deps, await deps.planner.planAsync(print(document), name ?? null, new Set(), 0));

const planStages = async (
  deps: PrepareDeps,
  document: DocumentNode,
  { root, operationName }: { readonly root: GraphQLObjectType; readonly operationName: string | undefined },
): Promise<readonly Stage[]> => {
  const stages = stageDocuments(deps, document, operationName).flatMap(({ text, field }) =>
    text === null ? [] : [{ text, required: requiredKey(root, field) }],
  );
  return Promise.all(
    stages.map(async ({ text, required }) => ({
      step: await planStage(deps, text, operationName),
      required,
    })),
  );
};

const conditionNames = (document: DocumentNode): readonly string[] => {
  const names = new Set<string>();
  visit(document, {
    Directive: (node) => {
      for (const { value } of node.arguments ?? [])
        if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
};

// One projection for each combination of @skip/@include variables, so that keys come in the order of the first
// selection that is included. A client can't fill the memory with combinations: the cache is bounded.
const compileProjections = (
  deps: PrepareDeps,
  document: DocumentNode,
  { root, operation }: { readonly root: GraphQLObjectType; readonly operation: OperationDefinitionNode },
): ((state: RunState) => JsonObject | null) => {
  const { schema, fieldNames } = deps;
  const fragments = fragmentsOf(document);
  const names = conditionNames(document);
  const compile = (conditions: Readonly<Record<string, unknown>>) =>
    compileProjection({ schema, fieldNames, fragments, conditions }, root, operation.selectionSet);
  if (names.length === 0) return compile({});
  const cache = createLruCache<(state: RunState) => JsonObject | null>(16);
  return (state) => {
    const key = names.map((name) => (state.variables[name] === true ? '1' : '0')).join('');
    const project = cache.get(key) ?? compile(state.variables);
    cache.set(key, project);
    return project(state);
  };
};

const introspectionOf = (
  deps: PrepareDeps,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): DocumentNode | null => {
  const fragments = fragmentsOf(document);
  const kept = keepRootFields(operation.selectionSet, fragments, isIntrospection);
  if (!kept) return null;
  const selections = kept.selections.map((node) =>
    // Answered under the key that the projection reads.
    node.kind === Kind.FIELD && node.alias
      ? { ...node, alias: { ...node.alias, value: safeAlias(node.alias.value, deps.fieldNames) } }
      : node,
  );
  return withSelection(operation, { kind: Kind.SELECTION_SET, selections }, fragments);
};

/** Plans and compiles one operation of a validated document. */
export const prepareOperation = async (
  deps: PrepareDeps,
  document: DocumentNode,
  operationName: string | undefined,
): Promise<PreparedOperation> => {
  const operation = getOperationAST(document, operationName);
  const root = operation && deps.schema.getRootType(operation.operation);
  if (!operation || !root) {
    throw new DomainError(
      'INPUT_MALFORMED',
      'Found no operation of that name; expected one that the document holds.',
    );
  }
  return {
    operation,
    stages: await planStages(deps, document, { root, operationName }),
    introspection: introspectionOf(deps, document, operation),
    project: compileProjections(deps, document, { root, operation }),
  };
};
