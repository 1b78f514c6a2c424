import { freePort } from '#graph/neo4j/home.ts';
import { subgraphNames } from '#cli/runtime/services.ts';
import { ask, read, requestToken } from '#test/world/httpClient.ts';
import { buildOnce, isAlive, startProcess } from '#test/world/processes.ts';
import type { StartedProcess } from '#test/world/processes.ts';
import { createWorld } from '#test/world/world.ts';
import type { World } from '#test/world/world.ts';

let world: World;
const processes = new Map<string, StartedProcess>();
let url: string;
let token: string;

beforeAll(async () => {
  const [built] = await Promise.all([createWorld(), buildOnce()]);
  world = built;
  await world.importCast(['cy']);
}, 120_000);
afterAll(async () => {
  for (const { pid, signal } of processes.values()) if (isAlive(pid)) signal('SIGKILL');
  await Promise.all([...processes.values()].map(({ ended }) => ended));
  await world.close();
}, 30_000);

/** What all parts of one deployment share: Neo4j, keys, vault, and the name by which the world knows them. */
const shared = (): NodeJS.ProcessEnv => ({
  NEO4J_URI: process.env['NEO4J_URI'],
  NEO4J_USER: process.env['NEO4J_USER'],
  NEO4J_PASSWORD: process.env['NEO4J_PASSWORD'],
  ACQUAINT_DATA: world.runtime.config.ACQUAINT_DATA,
  ACQUAINT_PUBLIC_URL: world.runtime.config.publicUrl,
  ACQUAINT_LOG: 'warn',
});

const query =
  'query ($v: String!) { personByIdentifier(type: email, value: $v) { id givenName { value basis { reason } } city { value } } }';
const variables = { v: 'cy.moreau@courrier.example' };

describe('each part as a process of its own', () => {
  it('starts', async () => {
    const places = await Promise.all(
      subgraphNames.map(async (name) => {
        const port = String(await freePort());
        processes.set(name, startProcess('serve', [name], { ...shared(), PORT: port }));
        return [`ACQUAINT_SUBGRAPH_${name.toUpperCase()}`, `http://127.0.0.1:${port}`] as const;
      }),
    );
    const PORT = String(await freePort());
    processes.set(
      'gateway',
      startProcess('serve', ['gateway'], {
        ...shared(),
        ...Object.fromEntries(places),
        PORT,
        NEO4J_URI: undefined,
      }),
    );
    const ready = await Promise.all([...processes.values()].map((one) => one.ready));
    expect(ready.map(({ service }) => service)).toEqual([...subgraphNames, 'gateway']);
    url = `http://127.0.0.1:${PORT}`;
  }, 60_000);

  it('answers a consented read like one process, with a token of its own', async () => {
    const asked = {
      client: world.catalogue.id('harbour-desk'),
      secret: await world.secret('harbour-desk'),
      scope: 'purpose:support',
    };
    const { body } = await requestToken(url, { ...asked, resource: world.runtime.config.graphUrl });
    token = String(body['access_token']);
    const split = await read<object>(url, { query, variables, token });
    expect(split).toMatchObject({ personByIdentifier: { givenName: { value: 'Cy' } } });
    expect(split).toEqual(await read<object>(world.url, { query, variables, token }));
  }, 30_000);

  it('says which part is down, and answers what needs the others', async () => {
    const profile = processes.get('profile');
    profile?.signal('SIGTERM');
    expect((await profile?.ended)?.code).toBe(0);
    const { data, codes } = await ask<{ personByIdentifier: object }>(url, { query, variables, token });
    expect(new Set(codes)).toEqual(new Set(['SUBGRAPH_UNAVAILABLE']));
    expect(data?.personByIdentifier).toEqual({
      id: expect.stringMatching(/^p_/) as string,
      givenName: null,
      city: null,
    });
    const ready = await fetch(`${url}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({ parts: { identity: 'up', consent: 'up', profile: 'down' } });
  }, 30_000);

  it('stops at SIGINT or SIGTERM with code 0, and has printed nobody’s values', async () => {
    const stopped = ['gateway', 'identity', 'consent'].map(async (name) => {
      processes.get(name)?.signal(name === 'gateway' ? 'SIGINT' : 'SIGTERM');
      return (await processes.get(name)?.ended)?.code;
    });
    expect(await Promise.all(stopped)).toEqual([0, 0, 0]);
    const all = await Promise.all([...processes.values()].map(({ ended }) => ended));
    // The profile subgraph was away for a while, so there is a log to look at.
    expect(all.map(({ err }) => err).join('')).toContain('SUBGRAPH_UNAVAILABLE');
    expect(all.flatMap(({ out, err }) => [out, err]).join('')).not.toMatch(/moreau|Nantes|"Cy"/i);
  }, 30_000);

  it.each([
    ['gateway', {}, 'ACQUAINT_SUBGRAPH_'],
    ['profile', { NEO4J_URI: undefined }, 'NEO4J_URI'],
    ['portal', {}, 'expected gateway or one of'],
  ])(
    'refuses to serve %s without what it needs',
    async (name, change, expected) => {
      const { code, err } = await startProcess('serve', [name], {
        ...shared(),
        PORT: String(await freePort()),
        ...change,
      }).ended;
      expect(code).toBe(1);
      expect(err).toMatch(/^[A-Z_]+: [^\n]+\n$/);
      expect(err).toContain(expected);
    },
    30_000,
  );
});
