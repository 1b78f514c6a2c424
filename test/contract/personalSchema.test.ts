import { Kind } from 'graphql';
import type { DefinitionNode, FieldDefinitionNode, ObjectTypeDefinitionNode, TypeNode } from 'graphql';
import { readSubgraphSchema } from '#schema/readSubgraphSchema.ts';

/**
 * Leaf fields that are not guarded, each group with the reason why it may be. A new field that is neither guarded nor
 * here fails the test: guard it, or add it with a reason.
 */
const allowed: Readonly<Record<string, string>> = {
  // ids are pseudonyms, pairwise for products
  Person: 'id',
  // nothing about a person: the register, its purposes and notices
  Purpose: 'name iri broader',
  Process: 'id product purpose attributes legalBasis recipients',
  Notice: 'hash name version language text purposes attributes',
  AttributeReason: 'attribute reason',
  // expressions about consent: names of purposes, attributes and organisations, no value
  Consent: 'id state purposes attributes recipients notice actor explicit at recordedAt until record',
  // where a value came from and what let it out; never the value
  Provenance: 'source method recordedAt validFrom validTo confidence derivedFrom',
  Assurance: 'framework level',
  Basis: 'legalBasis reason process purpose until',
  ConsentReference: 'state at notice',
  DisclosedAttribute: 'name',
  OwnFact: 'id attribute withheld superseded',
  Visibility: 'process product purpose permitted reason until',
  // what person and steward see of records and acts
  OwnIdentifier: 'type verification at record shared',
  RecordSummary: 'id source eventTime recordedAt confirmed',
  LineageRecord: 'id source eventTime recordedAt row revises',
  LineageActivity: 'id kind startedAt endedAt',
  LineageAgent: 'kind name',
  // paging and outcomes
  PageInfo: 'hasNextPage endCursor',
  RecordTakenIn: 'outcome record',
};

const subgraphs = ['identity', 'consent', 'profile'] as const;
const definitions: readonly DefinitionNode[] = subgraphs.flatMap(
  (name) => readSubgraphSchema(name).definitions,
);

const isObject = (node: DefinitionNode): node is ObjectTypeDefinitionNode =>
  node.kind === Kind.OBJECT_TYPE_DEFINITION;
const objects = definitions.filter(isObject);
const composites = new Set(
  definitions.flatMap((node) =>
    node.kind === Kind.OBJECT_TYPE_DEFINITION ||
    node.kind === Kind.UNION_TYPE_DEFINITION ||
    node.kind === Kind.INTERFACE_TYPE_DEFINITION
      ? [node.name.value]
      : [],
  ),
);
const nameOf = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type);
const isLeaf = ({ type }: FieldDefinitionNode): boolean => !composites.has(nameOf(type));
const isGuarded = ({ type }: FieldDefinitionNode): boolean => nameOf(type).startsWith('Guarded');

const isAllowed = (typeName: string, field: string): boolean =>
  (allowed[typeName] ?? '').split(' ').includes(field);
const leaves = objects.flatMap((type) =>
  (type.fields ?? []).filter(isLeaf).map((field) => ({ type: type.name.value, field })),
);
const pathOf = ({ type, field }: (typeof leaves)[number]): string => `${type}.${field.name.value}`;

describe('the personal schema', () => {
  test('every leaf field is guarded or on the list of those that need not be', () => {
    expect(leaves.length).toBeGreaterThan(80);
    const open = leaves.filter(({ type, field }) => !isGuarded(field) && !isAllowed(type, field.name.value));
    expect(open.map(pathOf)).toEqual([]);
  });
  test('the list names no field that is gone or guarded', () => {
    const open = new Set(leaves.filter(({ field }) => !isGuarded(field)).map(pathOf));
    const listed = Object.entries(allowed).flatMap(([type, fields]) =>
      fields.split(' ').map((field) => `${type}.${field}`),
    );
    expect(listed.filter((path) => !open.has(path))).toEqual([]);
  });
  test('a guarded value stands beside its provenance and its basis, or in a view of the person', () => {
    for (const { name, fields = [] } of objects.filter((type) => type.fields?.some(isGuarded))) {
      if (name.value === 'OwnFact' || name.value === 'OwnIdentifier') continue;
      expect([name.value, ...fields.map((field) => field.name.value)]).toEqual(
        expect.arrayContaining(['value', 'provenance', 'basis']),
      );
    }
  });
  test('every field of a person that holds a disclosed value is declared personal', () => {
    const undeclared = objects
      .filter(({ name }) => name.value === 'Person')
      .flatMap(({ fields = [] }) => fields)
      .filter((field) => nameOf(field.type).startsWith('Disclosed') && field.name.value !== 'attributes')
      .filter(({ directives = [] }) => !directives.some(({ name }) => name.value === 'personal'));
    expect(undeclared.map(({ name }) => name.value)).toEqual([]);
  });
  test('no guarded scalar is an input', () => {
    const inputs = definitions.flatMap((node) =>
      node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION
        ? (node.fields ?? [])
        : isObject(node)
          ? (node.fields ?? []).flatMap((field) => field.arguments ?? [])
          : [],
    );
    expect(inputs.filter(({ type }) => nameOf(type).startsWith('Guarded'))).toEqual([]);
  });
});
