import fc from 'fast-check';
import { getNamedType, isLeafType, isObjectType } from 'graphql';
import type { GraphQLField, GraphQLObjectType, GraphQLSchema } from 'graphql';

/** Arguments of the fields that need some; the same for every use, so that uses of one field can be merged. */
const argumentsOf: Readonly<Record<string, string>> = {
  person: '(by: { id: $id })',
  persons: '(ids: $ids)',
  personByIdentifier: '(type: email, value: $value)',
  attributes: '(names: $names)',
  lineage: '(fact: $fact)',
  notice: '(hash: $hash)',
};
/** Left out: a page depends on who else is in the database, and on the key of its cursor. */
const leftOut = new Set(['people', 'processes', 'visibility']);

const directive = fc.constantFrom(
  ...['', '', '', '', '', ' @include(if: $yes)', ' @include(if: $no)', ' @skip(if: $yes)', ' @skip(if: $no)'],
);
const alias = fc.constantFrom('', '', '', 'a', 'b');

type Field = GraphQLField<unknown, unknown>;

function selectionOf(type: GraphQLObjectType, depth: number): fc.Arbitrary<string> {
  const fields = Object.values(type.getFields()).filter(
    ({ name, args, type: inner }) =>
      !leftOut.has(name) &&
      (args.length === 0 || name in argumentsOf || (name === 'attributes' && type.name !== 'Person')) &&
      (depth > 0 || isLeafType(getNamedType(inner))),
  );
  const named = fields.map((field) => fieldOf(field, type, depth));
  const typename = alias.map((letter) => (letter === '' ? '__typename' : `${letter}_type: __typename`));
  const one = fc.oneof(
    { weight: 8, arbitrary: fc.oneof(...(named.length > 0 ? named : [typename])) },
    { weight: 1, arbitrary: typename },
  );
  const inline = fc.tuple(directive, fc.array(one, { minLength: 1, maxLength: 2 }), fc.boolean());
  const fragment = inline.map(
    ([when, parts, plain]) => `...${plain ? '' : ` on ${type.name}`}${when} { ${parts.join(' ')} }`,
  );
  const item = fc.oneof({ weight: 5, arbitrary: one }, { weight: 1, arbitrary: fragment });
  return fc.array(item, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '));
}

function fieldOf(
  { name, args, type }: Field,
  parent: GraphQLObjectType,
  depth: number,
): fc.Arbitrary<string> {
  const inner = getNamedType(type);
  const given = args.length > 0 ? (argumentsOf[name] ?? '') : '';
  const below = isObjectType(inner)
    ? selectionOf(inner, depth - 1).map((text) => ` { ${text} }`)
    : fc.constant('');
  return fc.tuple(alias, directive, below).map(([letter, when, rest]) => {
    const key = letter === '' ? '' : `${letter}_${parent.name}_${name}: `;
    return `${key}${name}${given}${when}${rest}`;
  });
}

const head =
  'query ($id: ID!, $ids: [ID!]!, $value: String!, $names: [String!]!, $fact: ID!, $hash: String!, $yes: Boolean!, $no: Boolean!)';

/** Every use of a variable that an operation lacks would be an error; this field uses them all. */
const useAll =
  '_all: __typename @skip(if: $no) @include(if: $yes) ... @include(if: $no) { _p: person(by: { id: $id }) { attributes(names: $names) { name } } _s: persons(ids: $ids) { id } _i: personByIdentifier(type: email, value: $value) { id } _l: lineage(fact: $fact) { record { id } } _n: notice(hash: $hash) { name } }';

/** Random queries of the schema: fields of all subgraphs in any mixture, merged, aliased, in fragments, left out. */
export function randomQuery(schema: GraphQLSchema): fc.Arbitrary<string> {
  const query = schema.getQueryType();
  if (!query) throw new Error('a schema has queries');
  return selectionOf(query, 4).map((text) => `${head} { ${text} ${useAll} }`);
}
