import {
  execute,
  getVariableValues,
  GraphQLError,
  isObjectType,
  isScalarType,
  Kind,
  parse,
  validate,
} from 'graphql';
import type {
  DocumentNode,
  ExecutionResult,
  GraphQLFormattedError,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql';
import { authenticateWith } from '#cli/runtime/frontDoor.ts';
import { openDoors } from '#cli/runtime/doors.ts';
import { createIssuer, startService, subgraphNames } from '#cli/runtime/services.ts';
import { createEngine } from '#gateway/engine/createEngine.ts';
import { DomainError } from '#platform/errors.ts';
import { mintEnvelope } from '#platform/graphql/envelope.ts';
import { formatError } from '#platform/graphql/formatError.ts';
import { silentLog } from '#platform/log.ts';
import type { Envelope } from '#platform/viewer.ts';
import { readSupergraph } from '#schema/readSubgraphSchema.ts';
import { identityContextFrom } from '#subgraphs/identity/identity.context.ts';
import type { GraphqlBody, Question } from '#test/world/httpClient.ts';
import type { World } from '#test/world/world.ts';

/** What clients may ask, with the resolvers of all subgraphs in one schema: no planner, no federation. */
function mergedSchema(world: Pick<World, 'runtime'>): GraphQLSchema {
  const { runtime } = world;
  const { clock } = runtime;
  const { schema } = createEngine({
    supergraphSdl: readSupergraph(),
    fetchers: new Map(),
    log: silentLog,
    clock,
  });
  const doors = openDoors(runtime);
  for (const name of subgraphNames) addResolvers(schema, startService(name, runtime, doors).schema);
  return schema;
}

function addResolvers(whole: GraphQLSchema, part: GraphQLSchema): void {
  for (const type of Object.values(part.getTypeMap())) {
    const target = whole.getType(type.name);
    if (isScalarType(type) && isScalarType(target)) {
      const { serialize, parseValue, parseLiteral } = type;
      Object.assign(target, { serialize, parseValue, parseLiteral });
    }
    if (!isObjectType(type) || !isObjectType(target)) continue;
    const fields = target.getFields();
    for (const [name, { resolve }] of Object.entries(type.getFields())) {
      const field = fields[name];
      if (field && resolve) field.resolve = resolve;
    }
  }
}

const refusal = (error: unknown): GraphqlBody<never> => {
  if (!(error instanceof DomainError)) throw error;
  return { errors: [{ message: error.message, extensions: { code: error.code } }] };
};

const failure = (code: string, error: GraphQLError): GraphqlBody<never> => ({
  errors: [{ message: error.message, extensions: { code } }],
});

/** A scalar of ours refuses with a code of its own, which graphql-js hands on. */
const badInput = (error: GraphQLError): GraphqlBody<never> =>
  failure(typeof error.extensions['code'] === 'string' ? error.extensions['code'] : 'BAD_USER_INPUT', error);

function parsed(text: string): DocumentNode | GraphQLError {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

const operationOf = (
  document: DocumentNode,
  name: string | undefined,
): OperationDefinitionNode | undefined => {
  const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  return name === undefined && operations.length === 1
    ? operations[0]
    : operations.find((one) => one.name?.value === name);
};

export type AskMonolith = (question: Question) => Promise<GraphqlBody<unknown>>;

/** The same operations on one merged schema, executed by graphql-js alone. */
export async function createMonolith(world: Pick<World, 'runtime'>): Promise<AskMonolith> {
  const { runtime } = world;
  const schema = mergedSchema(world);
  const issuer = await createIssuer(runtime);
  const authenticate = authenticateWith({ ...runtime, jwks: { keys: [...issuer.jwks().keys] } });
  const envelopeFor = async (token: string | undefined): Promise<Envelope> => {
    const viewer = await authenticate(token === undefined ? {} : { authorization: `Bearer ${token}` });
    return mintEnvelope({
      viewer,
      requestId: runtime.ids.uuid(),
      deadline: runtime.clock.now().getTime() + 10_000,
    });
  };
  const run = async ({
    query,
    variables = {},
    operationName,
    token,
  }: Question): Promise<GraphqlBody<unknown>> => {
    const envelope = await envelopeFor(token);
    const document = parsed(query);
    if (document instanceof GraphQLError) return failure('GRAPHQL_PARSE_FAILED', document);
    const [invalid] = validate(schema, document);
    if (invalid) return failure('GRAPHQL_VALIDATION_FAILED', invalid);
    const operation = operationOf(document, operationName);
    if (!operation) return failure('OPERATION_RESOLUTION_FAILURE', new GraphQLError('Unknown operation.'));
    const { errors: [wrong] = [] } = getVariableValues(
      schema,
      operation.variableDefinitions ?? [],
      variables,
    );
    if (wrong) return badInput(wrong);
    const contextValue = identityContextFrom(envelope, identityLoaders(runtime));
    const result = await execute({
      schema,
      document,
      variableValues: variables,
      operationName,
      contextValue,
    });
    return shown(result, envelope.requestId);
  };
  return (question) => run(question).catch(refusal);
}

// The loaders of the identity subgraph need nothing but the executor of its dependencies.
const identityLoaders = ({ executor }: World['runtime']) =>
  ({ executor }) as Parameters<typeof identityContextFrom>[1];

const shown = ({ data, errors }: ExecutionResult, requestId: string): GraphqlBody<unknown> => {
  const formatted = errors?.map((error): GraphQLFormattedError =>
    formatError({ log: silentLog, requestId }, error),
  );
  return {
    ...(data === undefined ? {} : { data }),
    ...(formatted ? { errors: formatted } : {}),
  };
};
