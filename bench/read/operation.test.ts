import { attributes, bodyFor, personsOf } from './operation.ts';

const person = { id: 'p_1', givenName: { value: 'Ann' } };
const whole = { ...Object.fromEntries(attributes.map((name) => [name, null])), ...person };

describe('the operation of the bench', () => {
  test.each([{ data: { person } }, { data: { persons: [person] } }, { persons: [person] }])(
    'reads the same persons out of every envelope: %j',
    (answer) => {
      expect(personsOf(JSON.stringify(answer))).toEqual([whole]);
    },
  );

  test('says the ids in the variables and never in the query', () => {
    const one = JSON.parse(bodyFor('graphql', ['p_1'])) as Record<string, unknown>;
    const other = JSON.parse(bodyFor('graphql', ['p_2'])) as Record<string, unknown>;
    expect(one['query']).toBe(other['query']);
    expect(other['variables']).toEqual({ id: 'p_2' });
  });
});
