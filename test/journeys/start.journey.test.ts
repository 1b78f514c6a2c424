import { mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fetchNeo4j, jarFolder } from '#graph/neo4j/fetchNeo4j.ts';
import { freePort } from '#graph/neo4j/home.ts';
import { projectRoot } from '#platform/root.ts';
import { ask } from '#test/world/httpClient.ts';
import { buildOnce, isAlive, pasted, startProcess } from '#test/world/processes.ts';
import type { StartedProcess } from '#test/world/processes.ts';

// Each start of Neo4j costs seconds: one story, told in order.

const jars = jarFolder(join(projectRoot(), '.acquaint'));
let data: string;
let empty: string;
let port: number;
let running: StartedProcess;

const settings = (change: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
  ACQUAINT_DATA: data,
  ACQUAINT_DEMO_PEOPLE: '40',
  ACQUAINT_LOG: 'warn',
  ACQUAINT_NEO4J_HEAP: '512m',
  PORT: String(port),
  ...change,
});

beforeAll(async () => {
  await buildOnce();
  await fetchNeo4j({ libDir: jars, env: process.env, progress: () => undefined });
  data = await mkdtemp(join(tmpdir(), 'acquaint-start-'));
  empty = await mkdtemp(join(tmpdir(), 'acquaint-empty-'));
  await mkdir(join(data, 'neo4j'));
  await symlink(dirname(jars), dirname(jarFolder(data)));
  port = await freePort();
}, 180_000);
afterAll(async () => {
  if (isAlive(running.pid)) running.signal('SIGTERM');
  await running.ended;
  await rm(data, { recursive: true, force: true });
  await rm(empty, { recursive: true, force: true });
}, 90_000);

interface ClaimText {
  readonly neo4j: number;
  readonly uri: string;
}
const claim = async (): Promise<ClaimText> =>
  JSON.parse(await readFile(join(data, 'neo4j', 'claim.json'), 'utf8')) as ClaimText;

interface Answered {
  readonly data: { readonly personByIdentifier: { readonly givenName: { readonly value: string } } };
}
let firstAnswer: Answered;

/** How a start that can't be ends: one sentence for the operator, code 1, no stack. */
async function failure(change: NodeJS.ProcessEnv): Promise<string> {
  const { code, err } = await startProcess('start', [], settings(change)).ended;
  expect(code).toBe(1);
  expect(err).toMatch(/^[A-Z_]+: [^\n]+\n$/);
  return err;
}

describe('npm start', () => {
  it('brings everything up, loads the demo people and prints a line to try that works', async () => {
    running = startProcess('start', [], settings());
    const ready = await running.ready;
    expect(ready).toMatchObject({
      url: `http://localhost:${port}`,
      graphql: `http://localhost:${port}/graphql`,
    });
    firstAnswer = JSON.parse(await pasted(ready['try'] ?? '')) as Answered;
    expect(firstAnswer.data.personByIdentifier.givenName.value).toBe('Cy');
    const health = await fetch(`${ready['url'] ?? ''}/readyz`);
    expect(await health.json()).toEqual({ status: 'ready', parts: { neo4j: 'up', vault: 'up' } });
  }, 180_000);

  it('says so when the port is taken', async () => {
    expect(await failure({})).toContain(`Port ${port} is taken`);
  });

  it('says so when the password of a given Neo4j is wrong', async () => {
    const { uri } = await claim();
    const message = await failure({
      PORT: String(await freePort()),
      NEO4J_URI: uri,
      NEO4J_PASSWORD: 'wrong-password',
    });
    expect(message).toContain('NEO4J_PASSWORD');
    expect(message).not.toContain('wrong-password');
  }, 30_000);

  it('stops everything at SIGINT, Neo4j too', async () => {
    const { neo4j } = await claim();
    expect(isAlive(neo4j)).toBe(true);
    running.signal('SIGINT');
    const { code, out, err } = await running.ended;
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Loaded');
    expect(isAlive(neo4j)).toBe(false);
  }, 60_000);

  it('finds the people again at a second start, which answers the same', async () => {
    running = startProcess('start', [], settings());
    const ready = await running.ready;
    expect(JSON.parse(await pasted(ready['try'] ?? ''))).toEqual(firstAnswer);
  }, 180_000);

  it('answers GRAPH_UNAVAILABLE while Neo4j is dead, and recovers by itself', async () => {
    const ready = await running.ready;
    const url = ready['url'] ?? '';
    const line = ready['try'] ?? '';
    const token = (await pasted(/\$\((.*)\)"/.exec(line)?.[1] ?? 'false')).trim();
    const query =
      '{ personByIdentifier(type: email, value: "cy.moreau@courrier.example") { givenName { value } } }';
    const asking = () => ask(url, { query, token });
    expect((await asking()).codes).toEqual([]);
    process.kill(-(await claim()).neo4j, 'SIGKILL');
    const dead = await Promise.all(Array.from({ length: 8 }, asking));
    expect(new Set(dead.flatMap(({ codes }) => codes))).toEqual(new Set(['GRAPH_UNAVAILABLE']));
    expect((await fetch(`${url}/readyz`)).status).toBe(503);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    let answer = await asking();
    for (let tries = 0; answer.codes.length > 0 && tries < 200; tries += 1) {
      expect(answer.codes).toEqual(['GRAPH_UNAVAILABLE']);
      await sleep(200);
      answer = await asking();
    }
    expect(answer.data).toEqual({ personByIdentifier: { givenName: { value: 'Cy' } } });
    running.signal('SIGINT');
    expect((await running.ended).code).toBe(0);
  }, 180_000);
});

describe('a start that can not be', () => {
  const elsewhere = async (change: NodeJS.ProcessEnv): Promise<string> =>
    failure({ ACQUAINT_DATA: empty, PORT: String(await freePort()), ...change });

  it('names Java, Docker and NEO4J_URI when there is no Java', async () => {
    expect(await elsewhere({ PATH: empty, JAVA_HOME: '' })).toMatch(/Java.*Docker.*NEO4J_URI/);
  });

  it('names Maven when Neo4j was not fetched yet', async () => {
    const tools = join(empty, 'bin');
    await mkdir(tools);
    const java = (await pasted('command -v java')).trim();
    await symlink(java, join(tools, 'java'));
    expect(await elsewhere({ PATH: tools, JAVA_HOME: '' })).toContain('Maven');
  }, 30_000);

  it('says that no Neo4j answers at a wrong NEO4J_URI', async () => {
    const uri = `bolt://127.0.0.1:${await freePort()}`;
    expect(await elsewhere({ NEO4J_URI: uri, NEO4J_PASSWORD: 'x' })).toContain(`No Neo4j answers at ${uri}`);
  }, 30_000);

  it.each([
    [{ NEO4J_URI: 'http://127.0.0.1:7474', NEO4J_PASSWORD: 'x' }, 'NEO4J_URI'],
    [{ NEO4J_URI: 'bolt://127.0.0.1:1' }, 'NEO4J_PASSWORD'],
    [{ HOST: '0.0.0.0' }, 'HOST'],
    [{ ACQUAINT_PROFILE: 'production' }, 'ACQUAINT_PUBLIC_URL'],
  ])('names the setting at fault in %j', async (change, name) => {
    expect(await elsewhere(change)).toContain(name);
  });
});
