import { jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { testExecutor } from '#test/support/graph.ts';
import {
  createDisclosureWorld,
  eventOn,
  ferry,
  harbour,
  queryCounter,
  sol,
} from '#test/support/disclosureWorld.ts';
import type { TestRecord } from '#test/support/disclosureWorld.ts';
import { DomainError } from '#platform/errors.ts';
import type { Viewer } from '#platform/viewer.ts';
import { createDiscloser } from './discloser.ts';
import type { Disclosed } from './disclosed.ts';
import { readGuarded } from './guarded.ts';

const counter = queryCounter();
const executor = testExecutor({ metrics: counter });
const world = createDisclosureWorld(executor);
const discloser = createDiscloser(world.deps);

const asker = (viewer: Viewer) => ({ viewer, deadline: Date.now() + 10_000 });
const plain = (found: ReadonlyMap<string, Disclosed>) =>
  Object.fromEntries([...found].map(([name, { value }]) => [name, readGuarded(value)?.plain]));
const readAs = async (viewer: Viewer, seedId: string, attributes: readonly string[]) => {
  const id = viewer.kind === 'product' ? world.idFor(viewer.organizationId, seedId) : seedId;
  return plain(await discloser.disclose(asker(viewer), id, attributes));
};
const address = JSON.stringify({ street: '1 Quay', city: 'Hull', country: 'GB' });

// The first queries of a fresh Neo4j are slow.
jest.setTimeout(30_000);

describe('the outward door on a graph', () => {
  test('lets out what the person consented to, with provenance and basis, and nothing else', async () => {
    const [ann] = await world.person({
      facts: { givenName: 'Ann', email: 'ann@mail.example', postalAddress: address, birthDate: '1990-05-01' },
      consents: ['givenName', 'postalAddress', 'birthDate'],
    });
    const id = world.idFor('harbour', ann);
    const names = ['givenName', 'email', 'city', 'ageOver18', 'birthDate', 'familyName'];
    const found = await discloser.disclose(asker(harbour), id, names);
    expect(plain(found)).toEqual({ givenName: 'Ann', city: 'Hull', ageOver18: true });
    expect(found.get('city')).toMatchObject({
      provenance: {
        source: 'crm',
        method: 'derived',
        derivedFrom: 'postalAddress',
        recordedAt: 1000,
        validTo: null,
      },
      basis: {
        legalBasis: 'consent',
        reason: 'ConsentGiven',
        process: 'harbour-support',
        purpose: 'support',
      },
    });
    expect(found.get('givenName')?.provenance).toMatchObject({ method: 'provided', derivedFrom: null });
  });
  test('answers an unknown, a foreign and a malformed id like a person with nothing consented', async () => {
    const [ben] = await world.person({ facts: { givenName: 'Ben' } });
    const ids = [
      world.idFor('harbour', ben),
      world.idFor('harbour', randomUUID()),
      world.idFor('ferry', ben),
      ben,
      'x',
    ];
    for (const id of ids) {
      expect((await discloser.disclose(asker(harbour), id, ['givenName'])).size).toBe(0);
    }
  });
  test('lets nothing out for a product without a process', async () => {
    const [bo] = await world.person({ facts: { givenName: 'Bo' }, consents: ['givenName'] });
    expect(await readAs({ ...harbour, purpose: 'newsletter' }, bo, ['givenName'])).toEqual({});
    expect(await readAs(harbour, bo, ['givenName'])).toEqual({ givenName: 'Bo' });
  });
  test('never lets a superseded value stand in for a withheld one', async () => {
    const older = { facts: { email: 'old@mail.example', givenName: 'Cy' }, consents: ['email', 'givenName'] };
    const [cy] = await world.person(older, { facts: { email: 'new@mail.example' }, revises: 0 });
    expect(await readAs(harbour, cy, ['email', 'givenName'])).toEqual({ givenName: 'Cy' });
  });
  test('spreads refusals over an unconfirmed merge and grants only over a confirmed one', async () => {
    const records: readonly TestRecord[] = [
      { facts: { givenName: 'Dee' }, consents: ['givenName'] },
      { facts: { email: 'dee@mail.example' } },
    ];
    const [dee, second = ''] = await world.person(...records);
    await world.express(dee, [{ attributes: ['givenName', 'email'] }]);
    expect(await readAs(harbour, dee, ['givenName', 'email'])).toEqual({ givenName: 'Dee' });
    await world.confirm([dee, second]);
    expect(await readAs(harbour, second, ['givenName', 'email'])).toEqual({
      givenName: 'Dee',
      email: 'dee@mail.example',
    });
    await world.express(second, [
      { state: 'Refused', attributes: ['*'], recipients: [], at: 2000, recordedAt: 2000 },
    ]);
    expect(await readAs(harbour, dee, ['givenName', 'email'])).toEqual({});
  });
  test('binds every request after the acknowledgement of a withdrawal, with queries in flight', async () => {
    const [di] = await world.person({ facts: { givenName: 'Di' }, consents: ['givenName'] });
    let acknowledged = false;
    let before = 0;
    let after = 0;
    let late = 0;
    const reader = async (): Promise<void> => {
      while (late < 200) {
        const bound = acknowledged;
        const found = await readAs(harbour, di, ['givenName']);
        if (bound) late += 1;
        if ('givenName' in found) {
          if (bound) after += 1;
          else before += 1;
        }
      }
    };
    const withdraw = async (): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      const withdrawal = {
        state: 'Withdrawn',
        attributes: [],
        recipients: [],
        at: 3000,
        recordedAt: 3000,
      } as const;
      await world.express(di, [{ attributes: ['givenName'] }, withdrawal]);
      acknowledged = true;
    };
    await Promise.all([...Array.from({ length: 64 }, reader), withdraw()]);
    expect(before).toBeGreaterThan(0);
    expect(after).toBe(0);
  });
  test('decides for each row of a batch by its own viewer', async () => {
    const [ann] = await world.person({ facts: { email: 'ann@mail.example', givenName: 'Ann' } });
    await world.express(ann, [
      { attributes: ['email'] },
      { attributes: ['givenName'], purposes: ['newsletter'], recipients: ['ferry'] },
    ]);
    const people = await Promise.all(
      Array.from({ length: 40 }, () => world.person({ facts: { email: 'x@mail.example' } })),
    );
    const count = counter.count('disclosure.readEvidence');
    const names = ['email', 'givenName'];
    const rows: readonly (readonly [Viewer, string])[] = [
      [harbour, ann],
      [ferry, ann],
      [sol, ann],
      [{ kind: 'person', personId: ann, aal: 1 }, ann],
      ...people.map(([id]) => [{ kind: 'person', personId: ann, aal: 2 }, id] as const),
    ];
    const found = await Promise.all(rows.map(([viewer, id]) => readAs(viewer, id, names)));
    const all = { email: 'ann@mail.example', givenName: 'Ann' };
    expect(found.slice(0, 4)).toEqual([{ email: all.email }, { givenName: all.givenName }, all, all]);
    expect(found.slice(4).every((each) => Object.keys(each).length === 0)).toBe(true);
    // 44 askers share the two places; rows of one asker are never parted.
    expect(counter.count('disclosure.readEvidence') - count).toBeLessThanOrEqual(2);
  });
  test('says of whom a purpose lets something out', async () => {
    const [yes] = await world.person({ facts: { email: 'a@mail.example' }, consents: ['email'] });
    const [no] = await world.person({ facts: { email: 'b@mail.example' } });
    const [empty] = await world.person({ facts: {}, consents: ['email'] });
    expect([...(await discloser.disclosesAny(harbour, [yes, no, empty, randomUUID()]))]).toEqual([yes]);
  });
  test('denies when the consent of a record can not be read', async () => {
    const [id] = await world.person({ facts: { email: 'c@mail.example' }, consents: ['email'] });
    await world.express(id, [{ ...eventOn(id, { attributes: ['email'] }), state: 'Unheard' as 'Given' }]);
    expect(await readAs(harbour, id, ['email'])).toEqual({});
  });
  test('answers VAULT_UNAVAILABLE when the vault fails, and nothing of a record whose key is destroyed', async () => {
    const [id] = await world.person({ facts: { email: 'd@mail.example' }, consents: ['email'] });
    const failing = createDiscloser({
      ...world.deps,
      vault: { getKeys: () => Promise.reject(new Error('down')) },
    });
    await expect(failing.disclose(asker(harbour), world.idFor('harbour', id), ['email'])).rejects.toThrow(
      'down',
    );
    await world.vault.destroyKeys([id]);
    expect(await readAs(harbour, id, ['email'])).toEqual({});
  });
  test('fails a row that does not open alone, and the others answer', async () => {
    const [spoilt] = await world.person({ facts: { email: 'f@mail.example' }, consents: ['email'] });
    const [sound] = await world.person({ facts: { email: 'g@mail.example' }, consents: ['email'] });
    await world.vault.destroyKeys([spoilt]);
    await world.vault.createKeys([spoilt]);
    const [first, second] = await Promise.allSettled(
      [spoilt, sound].map((id) => readAs(harbour, id, ['email'])),
    );
    expect(first).toMatchObject({ status: 'rejected', reason: { code: 'INTERNAL_SERVER_ERROR' } });
    expect(second).toMatchObject({ status: 'fulfilled', value: { email: 'g@mail.example' } });
  });
  test('answers GRAPH_UNAVAILABLE to all who wait when the query fails', async () => {
    const down = new DomainError('GRAPH_UNAVAILABLE', 'Neo4j does not answer.');
    const failing = createDiscloser({ ...world.deps, executor: { run: () => Promise.reject(down) } });
    const asks = ['a', 'b'].map((id) => failing.disclose(asker(harbour), id, ['email']));
    for (const answer of await Promise.allSettled(asks))
      expect(answer).toMatchObject({ reason: { code: 'GRAPH_UNAVAILABLE' } });
  });
  test('tells the journal before the answer leaves, and answers nothing when that fails', async () => {
    const [id] = await world.person({ facts: { email: 'e@mail.example' }, consents: ['email'] });
    const lines: unknown[] = [];
    const journalled = createDiscloser({
      ...world.deps,
      journal: (entries) => Promise.resolve(void lines.push(...entries)),
    });
    await journalled.disclose(asker(harbour), world.idFor('harbour', id), ['email', 'givenName']);
    expect(lines).toMatchObject([{ viewer: harbour, personId: id, attributes: ['email'] }]);
    const full = createDiscloser({ ...world.deps, journal: () => Promise.reject(new Error('full')) });
    await expect(full.disclose(asker(harbour), world.idFor('harbour', id), ['email'])).rejects.toThrow(
      'full',
    );
  });
});
