import { QueryPlanner } from '@graphql-hive/router-query-planner';
import { isObjectType, isScalarType } from 'graphql';
import type { GraphQLObjectType, GraphQLSchema } from 'graphql';
import { openDoors } from '#cli/runtime/doors.ts';
import type { Runtime } from '#cli/runtime/runtime.ts';
import { startService, subgraphNames } from '#cli/runtime/services.ts';
import { buildApiSchema } from '#gateway/engine/apiSchema.ts';
import { mintEnvelope } from '#platform/graphql/envelope.ts';
import type { Viewer } from '#platform/viewer.ts';
import { readSupergraph } from '#schema/readSubgraphSchema.ts';
import { contextFrom } from '#subgraphs/context.ts';
import type { SubgraphContext } from '#subgraphs/context.ts';

/** The API schema with the resolvers of all three subgraphs: what there would be without federation. */
export function mergedSchema(runtime: Runtime): GraphQLSchema {
  const merged = buildApiSchema(new QueryPlanner(readSupergraph()).consumerSchema);
  const doors = openDoors(runtime);
  for (const name of subgraphNames) addResolvers(merged, startService(name, runtime, doors).schema);
  return merged;
}

function addResolvers(merged: GraphQLSchema, part: GraphQLSchema): void {
  for (const type of Object.values(merged.getTypeMap())) {
    const other = part.getType(type.name);
    if (isObjectType(type) && isObjectType(other)) addToObject(type, other);
    if (!isScalarType(type) || !isScalarType(other)) continue;
    type.serialize = other.serialize;
    type.parseValue = other.parseValue;
    type.parseLiteral = other.parseLiteral;
  }
}

function addToObject(type: GraphQLObjectType, part: GraphQLObjectType): void {
  const fields = type.getFields();
  for (const [name, { resolve }] of Object.entries(part.getFields())) {
    const field = fields[name];
    if (field && resolve) field.resolve = resolve;
  }
}

const patience = 10_000;

/** The context of one operation. A product's reads by id need no loader. */
export const contextOf = ({ clock, ids }: Runtime, viewer: Viewer): SubgraphContext =>
  contextFrom(mintEnvelope({ viewer, requestId: ids.uuid(), deadline: clock.now().getTime() + patience }));
