import { GraphQLError, buildSchema, getVariableValues, parse, validate, Kind } from 'graphql';
import { withoutValues } from './withoutValues.ts';

const schema = buildSchema(`
  enum Kind { a b }
  input Inner { text: String!, kind: Kind, when: Moment }
  scalar Moment
  type Query { ask(inner: Inner, list: [Inner!], text: String, number: Int, flag: Boolean, id: ID): String }
`);
const canary = 'canary1 at "canary2"; Field';

function variableMessages(type: string, value: unknown): readonly string[] {
  const document = parse(`query ($v: ${type}) { ask }`);
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('one operation');
  const { errors = [] } = getVariableValues(schema, operation.variableDefinitions ?? [], { v: value });
  return errors.map(({ message }) => withoutValues(message));
}

describe('a message about a variable', () => {
  it.each<[string, unknown, string]>([
    ['String', { deep: canary }, 'Variable "$v" got an invalid value; expected one of its declared type.'],
    ['Inner', canary, 'Variable "$v" got an invalid value; Expected type "Inner" to be an object.'],
    [
      'Inner',
      { kind: canary },
      'Variable "$v" got an invalid value; Field "text" of required type "String!" was not provided.',
    ],
    [
      '[Inner!]',
      [{ text: 'x', kind: canary }],
      'Variable "$v" got an invalid value at "v[0].kind"; expected one of its declared type.',
    ],
    [
      '[Inner!]',
      [null],
      'Variable "$v" got an invalid value at "v[0]"; Expected non-nullable type "Inner!" not to be null.',
    ],
  ])('of type %s says what was expected, and never what was found', (type, value, expected) => {
    const messages = variableMessages(type, value);
    expect(messages).toContain(expected);
    expect(messages.join()).not.toContain('canary');
  });
});

describe('a message about the text of an operation', () => {
  it.each([
    '{ ask(text: { deep: "canary" }) }',
    '{ ask(number: "canary") }',
    '{ ask(flag: "canary") }',
    '{ ask(id: { deep: "canary" }) }',
    '{ ask(inner: "canary") }',
    '{ ask(inner: { text: "x", kind: "canary" }) }',
    '{ ask(inner: { text: "x", kind: canary }) }',
    '{ ask("canary") }',
    '{ ask(text: "x") "canary" }',
  ])('quotes no value of %s', (text) => {
    const messages = failuresOf(text).map(({ message }) => withoutValues(message));
    expect(messages.length).toBeGreaterThan(0);
    expect(messages.join()).not.toContain('canary');
  });

  it('keeps the names of the schema', () => {
    expect(withoutValues('Cannot query field "shoeSize" on type "Person".')).toBe(
      'Cannot query field "shoeSize" on type "Person".',
    );
  });
});

function failuresOf(text: string): readonly GraphQLError[] {
  try {
    return validate(schema, parse(text));
  } catch (error) {
    return error instanceof GraphQLError ? [error] : [];
  }
}
