import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claimHome } from './neo4j/claim.ts';
import { javaMajorOf } from './neo4j/java.ts';
import { graphConfigFrom, provisionGraph } from './provisionGraph.ts';
import type { GraphConfig } from './provisionGraph.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'acquaint-provision-'));
  await mkdir(join(folder, 'bin'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A PATH that holds only these programs, each a shell script. */
const programs = async (scripts: Readonly<Record<string, string>>): Promise<NodeJS.ProcessEnv> => {
  for (const [name, script] of Object.entries(scripts)) {
    const file = join(folder, 'bin', name);
    await writeFile(file, `#!/bin/sh\n${script}\n`);
    await chmod(file, 0o755);
  }
  return { PATH: join(folder, 'bin') };
};
const provision = (config: GraphConfig, env: NodeJS.ProcessEnv) =>
  provisionGraph({ config, dataDir: join(folder, 'data'), env });

const java17 = 'echo \'openjdk version "17.0.15" 2025-04-15\' >&2';
const refusal = (code: string, text: string) => ({ code, message: expect.stringContaining(text) as string });

describe('a given Neo4j', () => {
  it('needs a password', async () => {
    await expect(provision({ uri: 'bolt://127.0.0.1:1' }, {})).rejects.toMatchObject(
      refusal('CONFIG_INVALID', 'NEO4J_PASSWORD'),
    );
  });

  it.each(['localhost:7687', 'http://127.0.0.1:7474', 'bolt://', 'nonsense'])(
    'is refused under %s, which is no Bolt address',
    async (uri) => {
      await expect(provision({ uri, password: 'x' }, {})).rejects.toMatchObject(
        refusal('CONFIG_INVALID', 'bolt://127.0.0.1:7687'),
      );
    },
  );

  it('that does not answer is named without the password in its address', async () => {
    const attempt = provision({ uri: 'bolt://sol:secret@127.0.0.1:1', password: 'x' }, {});
    await expect(attempt).rejects.toMatchObject(refusal('START_FAILED', 'correct NEO4J_URI'));
    await expect(attempt).rejects.not.toMatchObject(refusal('START_FAILED', 'secret'));
  });

  it('is read from the environment, where empty means absent', () => {
    expect(graphConfigFrom({ NEO4J_URI: '', NEO4J_USER: 'neo4j', ACQUAINT_NEO4J_HEAP: '1g' })).toEqual({
      user: 'neo4j',
      heap: '1g',
    });
  });
});

describe('a local Neo4j', () => {
  it('is refused in one sentence that names all three ways when nothing is there', async () => {
    const attempt = provision({}, await programs({}));
    for (const part of ['Java is missing', 'Docker', 'NEO4J_URI', 'Maven']) {
      await expect(attempt).rejects.toMatchObject(refusal('START_FAILED', part));
    }
  });

  it('needs Java 17 or newer', async () => {
    const env = await programs({ java: 'echo \'java version "1.8.0_392"\' >&2' });
    await expect(provision({}, env)).rejects.toMatchObject(refusal('START_FAILED', 'Java 8 is too old'));
  });

  it('needs Maven the first time', async () => {
    const env = await programs({ java: java17 });
    await expect(provision({}, env)).rejects.toMatchObject(refusal('START_FAILED', 'Maven (mvn)'));
  });

  it('leaves nothing half-fetched behind when Maven fails', async () => {
    const half = 'for last; do :; done; /bin/mkdir -p "${last#-DoutputDirectory=}"; exit 1';
    const env = await programs({ java: java17, mvn: half });
    await expect(provision({}, env)).rejects.toMatchObject(refusal('START_FAILED', 'could not fetch'));
    expect(await readdir(join(folder, 'data', 'neo4j'), { recursive: true })).toEqual(['5.26.16']);
  });

  it('needs a size of memory that Java understands', async () => {
    await expect(provision({ heap: 'plenty' }, await programs({}))).rejects.toMatchObject(
      refusal('CONFIG_INVALID', 'ACQUAINT_NEO4J_HEAP'),
    );
  });

  it('gives way to Docker when an engine answers', async () => {
    const docker = '[ "$1" = version ] && echo 28.2.2 && exit 0; echo "no such image" >&2; exit 125';
    const env = await programs({ docker });
    await expect(provision({}, env)).rejects.toMatchObject(refusal('START_FAILED', 'docker run'));
  });

  it.each([
    ['openjdk version "17.0.15" 2025-04-15', 17],
    ['openjdk version "21" 2023-09-19', 21],
    ['java version "1.8.0_392"', 8],
    ['command not found', undefined],
  ])('reads %s', (text, major) => {
    expect(javaMajorOf(text)).toBe(major);
  });
});

describe('the claim of a data folder', () => {
  it('refuses a second one while its owner lives', async () => {
    const claim = await claimHome(join(folder, 'home'));
    await expect(claimHome(join(folder, 'home'))).rejects.toMatchObject(
      refusal('START_FAILED', 'ACQUAINT_DATA'),
    );
    await claim.release();
    await (await claimHome(join(folder, 'home'))).release();
  });

  it.each(['{"owner":999999999}', '{"owner":999999999,"neo4j":999999998}', '{"ow', '{"owner":1,"neo4j":1}'])(
    'takes over one whose owner is gone: %s',
    async (left) => {
      await writeFile(join(folder, 'claim.json'), left);
      await (await claimHome(join(folder, 'home'))).release();
    },
  );
});
