import { Kind, isInterfaceType, isObjectType, visit } from 'graphql';
import type { DocumentNode, GraphQLSchema } from 'graphql';

const mark = '_r_';

/** Names of all fields of a schema: an alias that equals one may collide with a field that a plan adds. */
export const fieldNamesOf = (schema: GraphQLSchema): ReadonlySet<string> =>
  new Set(
    Object.values(schema.getTypeMap()).flatMap((type) =>
      isObjectType(type) || isInterfaceType(type) ? Object.keys(type.getFields()) : [],
    ),
  );

/** The alias under which the plan fetches what the client calls `alias`. Injective, since `_` is always marked. */
export const safeAlias = (alias: string, fieldNames: ReadonlySet<string>): string =>
  alias.startsWith('_') || fieldNames.has(alias) ? mark + alias : alias;

/** The client's name of a response key of the plan, for the paths of errors. */
export const clientKey = (key: string): string => (key.startsWith(mark) ? key.slice(mark.length) : key);

/** Renames the aliases that could collide; the projection puts the client's names back. */
export const withSafeAliases = (document: DocumentNode, fieldNames: ReadonlySet<string>): DocumentNode =>
  visit(document, {
    Field: (node) => {
      if (!node.alias || node.alias.value === node.name.value) return undefined;
      const value = safeAlias(node.alias.value, fieldNames);
      return value === node.alias.value ? undefined : { ...node, alias: { kind: Kind.NAME, value } };
    },
  });
