import { jest } from '@jest/globals';
import { createDiscloser } from '#disclosure/discloser.ts';
import { createLineageReader } from '#disclosure/lineage.ts';
import { createOwnViewer } from '#disclosure/ownView.ts';
import { mintEnvelope } from '#platform/graphql/envelope.ts';
import { startSubgraph } from '#platform/graphql/subgraph.ts';
import type { Viewer } from '#platform/viewer.ts';
import { createDisclosureWorld, ferry, harbour, queryCounter, sol } from '#test/support/disclosureWorld.ts';
import { testExecutor } from '#test/support/graph.ts';
import { profileSubgraph } from './profile.subgraph.ts';

const counter = queryCounter();
const executor = testExecutor({ metrics: counter });
const world = createDisclosureWorld(executor);
const ownView = createOwnViewer(world.deps);
const lineage = createLineageReader({ ...world.deps, ownView });
const silent = {
  error: () => undefined,
  warn: () => undefined,
  info: () => undefined,
  debug: () => undefined,
};
const profile = startSubgraph(
  profileSubgraph,
  { discloser: createDiscloser(world.deps), ownView, lineage },
  { log: silent },
);

const run = (viewer: Viewer, operation: string, variables: Readonly<Record<string, unknown>>) =>
  profile.run({
    operation,
    variables,
    envelope: mintEnvelope({ viewer, requestId: 'test', deadline: Date.now() + 10_000 }),
  });
const entities = async (viewer: Viewer, ids: readonly string[], selection: string) => {
  const representations = ids.map((id) => ({
    __typename: 'Person',
    id: viewer.kind === 'product' ? world.idFor(viewer.organizationId, id) : id,
  }));
  const operation = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Person { ${selection} } } }`;
  const { data, errors } = await run(viewer, operation, { representations });
  return { people: (data?.['_entities'] ?? []) as readonly unknown[], errors };
};

const annFacts = {
  givenName: 'Ann',
  email: 'ann@mail.example',
  birthDate: '1990-05-01',
  accessibilityNeeds: 'ramp',
};

// The first queries of a fresh Neo4j are slow.
jest.setTimeout(30_000);

describe('the profile subgraph', () => {
  test('gives a product the consented attributes, typed and by name, with provenance and basis', async () => {
    const [ann] = await world.person({ facts: annFacts, consents: ['givenName', 'birthDate'] });
    const { people, errors } = await entities(
      harbour,
      [ann],
      `givenName { value provenance { source method recordedAt } basis { legalBasis process purpose consent { state at } } }
       email { value } ageOver18 { value provenance { method derivedFrom } } facts { id }
       attributes(names: ["ageOver18", "email", "givenName"]) { name value }`,
    );
    expect(errors).toBeUndefined();
    expect(people).toEqual([
      {
        givenName: {
          value: 'Ann',
          provenance: { source: 'crm', method: 'provided', recordedAt: '1970-01-01T00:00:01.000Z' },
          basis: {
            legalBasis: 'consent',
            process: 'harbour-support',
            purpose: 'support',
            consent: { state: 'Given', at: '1970-01-01T00:00:01.000Z' },
          },
        },
        email: null,
        ageOver18: { value: true, provenance: { method: 'derived', derivedFrom: 'birthDate' } },
        facts: null,
        attributes: [
          { name: 'ageOver18', value: true },
          { name: 'givenName', value: 'Ann' },
        ],
      },
    ]);
  });
  test('asks the graph once for an operation, however many people and fields it has', async () => {
    const people = await Promise.all(
      Array.from({ length: 30 }, () => world.person({ facts: annFacts, consents: ['givenName', 'email'] })),
    );
    const ids = people.map(([id]) => id);
    const selection =
      'givenName { value } email { value } city { value } attributes(names: ["email"]) { value }';
    for (const many of [1, 30]) {
      const before = counter.count('disclosure.readEvidence');
      const answer = await entities(harbour, ids.slice(0, many), selection);
      expect(answer.people).toHaveLength(many);
      expect(answer.people[many - 1]).toMatchObject({
        givenName: { value: 'Ann' },
        attributes: [{ value: 'ann@mail.example' }],
      });
      expect(counter.count('disclosure.readEvidence') - before).toBe(1);
    }
  });
  test('names an unknown attribute and the nearest declared one', async () => {
    const [ann] = await world.person({ facts: annFacts });
    const { errors } = await entities(harbour, [ann], 'attributes(names: ["givenname", "email"]) { name }');
    expect(errors).toMatchObject([{ extensions: { code: 'ATTRIBUTE_UNKNOWN' } }]);
    expect(errors?.[0]?.message).toContain('"givenname"');
    expect(errors?.[0]?.message).toContain('"givenName"');
  });
  test('shows the person all own facts, why one is withheld, and which product sees it', async () => {
    const [ann] = await world.person(
      { facts: annFacts, consents: ['givenName'] },
      { facts: { givenName: 'Anna' } },
    );
    const selection = 'facts { attribute value withheld superseded visibility { process permitted reason } }';
    const low = await entities({ kind: 'person', personId: ann, aal: 1 }, [ann], selection);
    const [{ facts }] = low.people as [{ facts: readonly Record<string, unknown>[] }];
    const of = (attribute: string) => facts.filter((fact) => fact['attribute'] === attribute);
    expect(of('birthDate')).toMatchObject([
      { value: null, withheld: 'STEP_UP_REQUIRED', superseded: false, visibility: [] },
    ]);
    expect(of('email')).toMatchObject([
      {
        value: 'ann@mail.example',
        withheld: null,
        visibility: [
          { process: 'harbour-support', permitted: false, reason: 'ConsentUnknown' },
          { process: 'ferry-newsletter', permitted: false, reason: 'ConsentUnknown' },
        ],
      },
    ]);
    const seen = of('givenName').map(({ value, visibility }) => [
      value,
      (visibility as { permitted: boolean }[])[0]?.permitted,
    ]);
    expect(Object.fromEntries(seen)).toEqual({ Ann: true, Anna: false });
    const high = await entities(
      { kind: 'person', personId: ann, aal: 2 },
      [ann],
      'birthDate { value basis { legalBasis } }',
    );
    expect(high.people).toEqual([
      { birthDate: { value: '1990-05-01', basis: { legalBasis: 'data_subject_access' } } },
    ]);
  });
  test('shows a person nothing of another one, and a steward everything', async () => {
    const [ann] = await world.person({ facts: annFacts });
    const [ben] = await world.person({ facts: { givenName: 'Ben' } });
    const foreign = await entities(
      { kind: 'person', personId: ben, aal: 3 },
      [ann],
      'facts { id } givenName { value }',
    );
    expect(foreign.people).toEqual([{ facts: null, givenName: null }]);
    const steward = await entities(
      sol,
      [ann],
      'facts { value withheld } givenName { value basis { legalBasis process } }',
    );
    expect(steward.people).toMatchObject([
      { givenName: { value: 'Ann', basis: { legalBasis: 'accountability', process: 'stewardship' } } },
    ]);
    expect(
      (steward.people as { facts: { withheld: null }[] }[])[0]?.facts.map(({ withheld }) => withheld),
    ).toEqual([null, null, null, null]);
  });
  test('shows a superseded fact as such, to the person only', async () => {
    const [old] = await world.person(
      { facts: { email: 'old@mail.example' }, consents: ['email'] },
      { facts: { email: 'new@mail.example' }, revises: 0 },
    );
    const me: Viewer = { kind: 'person', personId: old, aal: 1 };
    const { people } = await entities(
      me,
      [old],
      'email { value } facts { value superseded visibility { permitted reason } }',
    );
    const [{ facts, email }] = people as [
      { email: unknown; facts: readonly { value: string; superseded: boolean }[] },
    ];
    expect(email).toEqual({ value: 'new@mail.example' });
    expect(Object.fromEntries(facts.map(({ value, superseded }) => [value, superseded]))).toEqual({
      'old@mail.example': true,
      'new@mail.example': false,
    });
  });
  test('traces a fact back to the row of the file, for stewards and its person alone', async () => {
    const [ann] = await world.person({ facts: { givenName: 'Ann' } });
    const [ben] = await world.person({ facts: { givenName: 'Ben' } });
    const facts = (await ownView.facts({ viewer: sol, deadline: Date.now() + 5000 }, ann)) ?? [];
    const operation = `query ($fact: ID!) { lineage(fact: $fact) {
      fact { id value } record { id source row revises } activities { kind startedAt endedAt agents { kind name } } } }`;
    const ask = async (viewer: Viewer, fact: string) => (await run(viewer, operation, { fact })).data;
    const found = {
      lineage: {
        fact: { id: facts[0]?.id, value: 'Ann' },
        record: { id: ann, source: 'crm', row: 3, revises: null },
        activities: [
          { kind: 'import-batch', startedAt: '1970-01-01T00:00:00.005Z', endedAt: null, agents: [] },
          {
            kind: 'import',
            startedAt: '1970-01-01T00:00:00.004Z',
            endedAt: null,
            agents: [{ kind: 'software', name: 'acquaint' }],
          },
        ],
      },
    };
    const fact = facts[0]?.id ?? '';
    expect(await ask(sol, fact)).toEqual(found);
    expect(await ask({ kind: 'person', personId: ann, aal: 1 }, fact)).toEqual(found);
    for (const viewer of [{ kind: 'person', personId: ben, aal: 3 } as const, harbour, ferry]) {
      expect(await ask(viewer, fact)).toEqual({ lineage: null });
    }
    expect(await ask(sol, ann)).toEqual({ lineage: null });
    expect(await ask(sol, 'x')).toEqual({ lineage: null });
  });
});
