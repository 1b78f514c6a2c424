import { read } from '#test/world/httpClient.ts';
import { createWorld } from '#test/world/world.ts';
import type { World } from '#test/world/world.ts';

let world: World;
let cy: string;
beforeAll(async () => {
  world = await createWorld();
  await world.importCast(['ann', 'cy', 'noor']);
  cy = await world.personOf('crm', 'C-CY');
}, 60_000);
afterAll(() => world.close());

interface Fact {
  readonly id: string;
  readonly attribute: string;
  readonly value: unknown;
  readonly withheld: string | null;
  readonly provenance: { readonly source: string };
  readonly visibility: readonly {
    readonly process: string;
    readonly permitted: boolean;
    readonly reason: string;
  }[];
}
const facts =
  'facts { id attribute value withheld superseded provenance { source } visibility { process product purpose permitted reason until } }';

async function ownFacts(aal: 1 | 2): Promise<readonly Fact[]> {
  const token = await world.personToken(cy, aal);
  return (await read<{ me: { facts: readonly Fact[] } }>(world.url, { query: `{ me { ${facts} } }`, token }))
    .me.facts;
}
const only = (all: readonly Fact[], attribute: string, source: string): Fact => {
  const [found] = all.filter((fact) => fact.attribute === attribute && fact.provenance.source === source);
  if (!found) throw new RangeError(`found no ${attribute} of ${source}, expected one`);
  return found;
};

describe('the person', () => {
  it('sees every own fact, with what needs a stronger login withheld', async () => {
    const weak = await ownFacts(1);
    expect(only(weak, 'givenName', 'crm')).toMatchObject({ value: 'Cy', withheld: null });
    expect(only(weak, 'birthDate', 'crm')).toMatchObject({ value: null, withheld: 'STEP_UP_REQUIRED' });
    expect(only(await ownFacts(2), 'birthDate', 'crm')).toMatchObject({
      value: '1991-07-23',
      withheld: null,
    });
    expect(new Set(weak.map(({ provenance }) => provenance.source))).toEqual(
      new Set(['crm', 'shop', 'newsletter']),
    );
  });

  it('sees who may read a fact, who may not, and why', async () => {
    const { visibility } = only(await ownFacts(1), 'givenName', 'crm');
    const reasonFor = (process: string) =>
      visibility.find((one) => one.process === world.catalogue.id(process));
    expect(reasonFor('harbour-desk-support')).toMatchObject({ permitted: true, reason: 'ConsentGiven' });
    expect(reasonFor('harbour-desk-fraud')).toMatchObject({ permitted: true, reason: 'LEGAL_OBLIGATION' });
    expect(reasonFor('tidewater-claims-handling')).toMatchObject({
      permitted: false,
      reason: 'ConsentUnknown',
    });
  });
});

interface Lineage {
  readonly lineage: {
    readonly fact: { readonly id: string; readonly attribute: string };
    readonly record: { readonly source: string; readonly row: number };
    readonly activities: readonly {
      readonly kind: string;
      readonly agents: readonly { readonly kind: string; readonly name: string }[];
    }[];
  };
}
const lineage =
  'query ($fact: ID!) { lineage(fact: $fact) { fact { id attribute } record { source eventTime row } activities { kind agents { kind name } } } }';

describe('the steward', () => {
  it('traces a fact back to the row of its file, the import and the program', async () => {
    const token = await world.stewardToken();
    const query = `query ($id: ID!) { person(by: { id: $id }) { ${facts} } }`;
    const { person } = await read<{ person: { facts: readonly Fact[] } }>(world.url, {
      query,
      variables: { id: cy },
      token,
    });
    const fact = only(person.facts, 'loyaltyTier', 'crm').id;
    const { lineage: traced } = await read<Lineage>(world.url, {
      query: lineage,
      variables: { fact },
      token,
    });
    expect(traced.fact).toEqual({ id: fact, attribute: 'loyaltyTier' });
    // Ann is the first row of the file, Cy the second.
    expect(traced.record).toEqual({ source: 'crm', eventTime: '2023-01-09T08:00:00.000Z', row: 2 });
    expect(traced.activities.map(({ kind }) => kind)).toEqual(['import-batch', 'import']);
    expect(traced.activities.flatMap(({ agents }) => agents)).toContainEqual({
      kind: 'software',
      name: 'acquaint import',
    });
  });

  it('is the only one beside the person who does: to others there is nothing', async () => {
    const fact = only(await ownFacts(1), 'givenName', 'crm').id;
    const noor = await world.personToken(await world.personOf('crm', 'C-NOOR'));
    const desk = await world.productToken('harbour-desk', 'support');
    for (const token of [noor, desk]) {
      expect(await read<object>(world.url, { query: lineage, variables: { fact }, token })).toEqual({
        lineage: null,
      });
    }
    expect(
      await read<object>(world.url, {
        query: lineage,
        variables: { fact },
        token: await world.personToken(cy),
      }),
    ).toMatchObject({ lineage: { fact: { id: fact } } });
  });
});
