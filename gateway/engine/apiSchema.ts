import { buildASTSchema, Kind, isAbstractType, isTypeDefinitionNode, parse, visit } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import type { PossibleTypes } from './targets.ts';

/** What clients see, from the planner's `consumerSchema`; that one spells out the introspection types too. */
export const buildApiSchema = (consumerSchema: string): GraphQLSchema => {
  const document = visit(parse(consumerSchema, { noLocation: true }), {
    enter: (node) => {
      const name = 'name' in node && node.name?.kind === Kind.NAME ? node.name.value : '';
      const isDefinition = node.kind === Kind.FIELD_DEFINITION || isTypeDefinitionNode(node);
      return isDefinition && name.startsWith('__') ? null : undefined;
    },
  });
  return buildASTSchema(document, { assumeValidSDL: true });
};

/** The concrete types behind a name, looked up once each. */
export const possibleTypesOf = (schema: GraphQLSchema): PossibleTypes => {
  const known = new Map<string, ReadonlySet<string>>();
  return (name) => {
    const found = known.get(name);
    if (found) return found;
    const type = schema.getType(name);
    const names = isAbstractType(type) ? schema.getPossibleTypes(type).map((each) => each.name) : [name];
    const types = new Set([name, ...names]);
    known.set(name, types);
    return types;
  };
};
