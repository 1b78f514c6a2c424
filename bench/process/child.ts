import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DomainError } from '#platform/errors.ts';
import { projectRoot } from '#platform/root.ts';

export interface ChildSettings {
  readonly name: string;
  /** Path of the built file below dist/, and its arguments. */
  readonly program: readonly [file: string, ...args: string[]];
  readonly env: NodeJS.ProcessEnv;
  /** Where its output is kept. */
  readonly logFolder: string;
}

/** A process of ours that has said READY. */
export interface Child {
  readonly name: string;
  readonly pid: number;
  stop(): Promise<void>;
}

const patience = 90_000;

const ready = (child: ChildProcess, name: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const failed = (why: string) => () => {
      reject(new DomainError('START_FAILED', `the process ${name} ${why}; its log says why`));
    };
    const timer = setTimeout(failed('did not get ready'), patience);
    child.stdout?.on('data', (chunk: Buffer) => {
      if (!chunk.toString('utf8').includes('READY')) return;
      clearTimeout(timer);
      resolve();
    });
    child.once('exit', failed('ended'));
    child.once('error', failed('could not be started'));
  });

/** What `npm start` tells node, for every variant alike: a garbage collector set differently would be the difference. */
function nodeFlags(): readonly string[] {
  const text = readFileSync(join(projectRoot(), 'package.json'), 'utf8');
  const { scripts } = JSON.parse(text) as { readonly scripts: Readonly<Record<string, string>> };
  const flags = /^node ((?:--\S+ )*)/.exec(scripts['start'] ?? '')?.[1] ?? '';
  return `${flags} ${process.env['BENCH_NODE_OPTIONS'] ?? ''}`.split(' ').filter((each) => each !== '');
}

/** Starts a process, waits for its READY, keeps its output in a file. `BENCH_NODE_OPTIONS` go to node. */
export async function startChild({ name, program, env, logFolder }: ChildSettings): Promise<Child> {
  const [file, ...args] = program;
  const child = spawn(process.execPath, [...nodeFlags(), join(projectRoot(), 'dist', file), ...args], {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], NODE_ENV: 'production', ...env },
    cwd: logFolder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = createWriteStream(join(logFolder, `${name}.log`));
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  await ready(child, name).catch((error: unknown) => {
    child.kill('SIGKILL');
    throw error;
  });
  return { name, pid: child.pid ?? 0, stop: () => stop(child) };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(force);
}
