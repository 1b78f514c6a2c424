import { buildSubgraphSchema } from '@apollo/subgraph';
import { GraphQLError } from 'graphql';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { Envelope } from '#platform/viewer.ts';
import { assertMinted } from './envelope.ts';
import { formatError } from './formatError.ts';
import type { GraphqlLog } from './graphqlLog.ts';
import { createRunOperation } from './runOperation.ts';
import type { FormattedResult } from './runOperation.ts';

/** Resolvers of a subgraph by type and field; codegen's `Resolvers` fits. */
export type SubgraphResolvers = Readonly<Record<string, unknown>>;

/** A subgraph as a value: nothing of HTTP, nothing of the process that it runs in. */
export interface Subgraph<Deps> {
  readonly name: string;
  /** The subgraph's own SDL, with its `@link` to Federation 2. */
  readonly typeDefs: DocumentNode;
  /** The resolvers, closed over what the composition root injects. */
  resolvers(deps: Deps): SubgraphResolvers;
  /** The context of one operation: a fresh object, since loaders live in it. */
  contextFrom(envelope: Envelope, deps: Deps): object;
}

/** One call from the gateway to a subgraph. */
export interface SubgraphRequest {
  readonly operation: string;
  readonly operationName?: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly envelope: Envelope;
}

/** A subgraph that is ready to answer, in process or behind HTTP. */
export interface SubgraphRuntime {
  readonly name: string;
  readonly schema: GraphQLSchema;
  /** Never rejects: a failure is an answer with errors. Refuses an envelope that wasn't minted here. */
  run(request: SubgraphRequest): Promise<FormattedResult>;
}

type SchemaModules = Parameters<typeof buildSubgraphSchema>[0];

// An entity that can't be resolved must spoil its own item only, and graphql-jit must not meet a list of
// promises: wait for each, and put the Error in the item's place, which every GraphQL executor reports there.
const isolateEntities = (schema: GraphQLSchema): GraphQLSchema => {
  const field = schema.getQueryType()?.getFields()['_entities'];
  const original = field?.resolve;
  if (!field || !original) return schema;
  field.resolve = async (...[parent, args, ...rest]: Parameters<typeof original>) => {
    const { representations } = args as { readonly representations: unknown };
    const one = async (representation: unknown): Promise<unknown> => {
      try {
        const items: unknown = await original(parent, { representations: [representation] }, ...rest);
        return Array.isArray(items) ? ((await items[0]) ?? null) : null;
      } catch (error) {
        return error instanceof Error ? error : new Error('A reference could not be resolved.');
      }
    };
    return Promise.all(Array.isArray(representations) ? representations.map(one) : []);
  };
  return schema;
};

/** The executable schema of a subgraph, `_service` and `_entities` included. */
export const buildSubgraph = <Deps>(subgraph: Subgraph<Deps>, deps: Deps): GraphQLSchema =>
  isolateEntities(
    // The one cast: codegen's `Resolvers` are not assignable to the map that @apollo/subgraph declares.
    buildSubgraphSchema([
      { typeDefs: subgraph.typeDefs, resolvers: subgraph.resolvers(deps) },
    ] as SchemaModules),
  );

/** Makes a subgraph ready to answer. */
export const startSubgraph = <Deps>(
  subgraph: Subgraph<Deps>,
  deps: Deps,
  { log }: { readonly log: GraphqlLog },
): SubgraphRuntime => {
  const schema = buildSubgraph(subgraph, deps);
  const runOperation = createRunOperation(schema, { log });
  const run = async (request: SubgraphRequest): Promise<FormattedResult> => {
    const { operation, operationName, variables } = request;
    try {
      const envelope = assertMinted(request.envelope);
      const context = subgraph.contextFrom(envelope, deps);
      return await runOperation({
        operation,
        operationName,
        variables,
        context,
        requestId: envelope.requestId,
      });
    } catch (error) {
      return { errors: [formatError({ log, requestId: requestIdOf(request) }, asGraphqlError(error))] };
    }
  };
  return { name: subgraph.name, schema, run };
};

const requestIdOf = ({ envelope }: { readonly envelope?: Envelope | undefined }): string =>
  envelope?.requestId ?? 'unknown';

const asGraphqlError = (error: unknown): GraphQLError => {
  const originalError = error instanceof Error ? error : new Error('unknown failure');
  return new GraphQLError(originalError.message, { originalError });
};
