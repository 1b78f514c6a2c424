import { grantOf, recordInputOf, takeIn } from '#test/world/claims.ts';
import { ask, read } from '#test/world/httpClient.ts';
import { createWorld } from '#test/world/world.ts';
import type { World } from '#test/world/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
}, 60_000);
afterAll(() => world.close(), 30_000);

const timed = async <T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly took: number }> => {
  const start = performance.now();
  const value = await work();
  return { value, took: performance.now() - start };
};

describe('a caller can not hold everybody up', () => {
  it.each([
    ['email', `a${' '.repeat(200_000)}x`],
    ['phone', `1${' '.repeat(200_000)}x`],
  ])('by an identifier of a hundred thousand spaces: %s', async (type, value) => {
    const query =
      'query ($type: IdentifierType!, $value: String!) { personByIdentifier(type: $type, value: $value) { id } }';
    const token = await world.productToken('harbour-desk', 'support');
    const { value: answer, took } = await timed(() =>
      ask(world.url, { query, variables: { type, value }, token }),
    );
    expect(answer.codes).toEqual(['IDENTIFIER_MALFORMED']);
    expect(took).toBeLessThan(2_000);
  });

  it('by names that are said over and over in a consent', async () => {
    const grant = grantOf(
      world,
      Array.from({ length: 20_000 }, () => 'givenName'),
    );
    const refusal = { ...grant, state: 'Refused', attributes: ['givenName'] };
    const refusals = Array.from({ length: 90 }, (_, n) => ({
      ...refusal,
      at: `2024-05-01T00:00:${String(n % 60).padStart(2, '0')}.000Z`,
    }));
    const claim = recordInputOf({ id: 'names', consents: [grant, ...refusals] });
    const facts = Array.from({ length: 200 }, () => ({ attribute: 'givenName', value: 'Ann' }));
    const query = 'mutation ($record: RecordInput!) { takeIn(record: $record) { record } }';
    const token = await world.productToken('harbour-desk', 'support');
    const variables = { record: { ...claim, facts } };
    const { takeIn: taken } = await read<{ takeIn: { record: string } }>(world.url, {
      query,
      variables,
      token,
    });
    const reading = {
      query: 'query ($id: ID!) { person(by: { id: $id }) { givenName { value } } }',
      variables: { id: taken.record },
      token,
    };
    await read(world.url, reading);
    const { took } = await timed(() => read(world.url, reading));
    expect(took).toBeLessThan(1_000);
  });

  it('and a person learns of no other by the work that it takes to say nobody', async () => {
    const { record: own } = await takeIn(world, { id: 'own', facts: { givenName: 'Ann' } });
    await takeIn(world, { id: 'other', mailboxes: ['ben@post.example'], facts: { givenName: 'Ben' } });
    const token = await world.personToken(own);
    const query = 'query ($value: String!) { personByIdentifier(type: email, value: $value) { id } }';
    const workOf = async (value: string): Promise<readonly string[]> => {
      const before = world.queries.length;
      expect(await read(world.url, { query, variables: { value }, token })).toEqual({
        personByIdentifier: null,
      });
      return world.queries.slice(before);
    };
    await workOf('nobody@post.example');
    const [nobody, somebody] = [await workOf('no.one@post.example'), await workOf('ben@post.example')];
    expect(nobody.length).toBeGreaterThan(1);
    expect(somebody).toEqual(nobody);
  });
});
