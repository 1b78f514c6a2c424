import { spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { launchNeo4j } from './launch.ts';

let home = '';
let java = '';
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'acquaint-launch-'));
  await mkdir(join(home, 'logs'));
  java = join(home, 'java');
  const script = '#!/bin/sh\ntrap "echo ended; exit 0" TERM\necho started\nwhile :; do sleep 0.05; done\n';
  await writeFile(java, script);
  await chmod(java, 0o755);
});
afterEach(() => rm(home, { recursive: true, force: true }));

const printed = () => readFile(join(home, 'logs', 'console.log'), 'utf8').catch(() => '');
const untilPrinted = async (text: string): Promise<void> => {
  for (let tries = 0; tries < 400; tries += 1) {
    if ((await printed()).includes(text)) return;
    await sleep(50);
  }
  throw new Error(`never printed ${text}`);
};

describe('a launched Neo4j', () => {
  it('ends by a signal to end when it is stopped', async () => {
    const launched = launchNeo4j({ java, home, libDir: home, heap: '64m', env: process.env });
    await untilPrinted('started');
    expect(launched.hasEnded()).toBe(false);
    await launched.stop();
    expect(launched.hasEnded()).toBe(true);
    expect(await printed()).toContain('ended');
    await launched.stop();
  });

  it('is known to have ended when it ends by itself', async () => {
    await writeFile(java, '#!/bin/sh\nexit 3\n');
    const launched = launchNeo4j({ java, home, libDir: home, heap: '64m', env: process.env });
    for (let tries = 0; tries < 100 && !launched.hasEnded(); tries += 1) await sleep(50);
    expect(launched.hasEnded()).toBe(true);
    await launched.stop();
  });

  it('ends when the process that launched it is killed', async () => {
    const settings = JSON.stringify({
      java,
      home,
      libDir: home,
      heap: '64m',
      env: { PATH: process.env['PATH'] },
    });
    const file = fileURLToPath(new URL('./launch.ts', import.meta.url));
    const main = join(home, 'main.mts');
    await writeFile(
      main,
      `import { launchNeo4j } from ${JSON.stringify(file)};\nlaunchNeo4j(${settings});\n`,
    );
    const owner = spawn(process.execPath, ['--import', 'tsx', main], { stdio: 'ignore' });
    await untilPrinted('started');
    owner.kill('SIGKILL');
    await untilPrinted('ended');
  }, 30_000);
});
