import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '#graph/neo4j/home.ts';
import { DomainError } from '#platform/errors.ts';
import { projectRoot } from '#platform/root.ts';
import type { BenchOptions } from '../options.ts';
import type { BenchResult } from '../report.ts';
import { median, round, say } from '../report.ts';
import { makeFolder, shareJars } from '../scene.ts';

// How long a user waits: `npm start` until the first answer was printed, with everything loaded before.

const defaultRounds = 3;
const patience = 300_000;

const untilReady = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    const failed = (): void => {
      reject(new DomainError('START_FAILED', 'npm start ended before it was READY'));
    };
    const timer = setTimeout(failed, patience);
    child.once('exit', failed);
    child.stdout?.on('data', (chunk: Buffer) => {
      if (!chunk.toString('utf8').includes('READY ')) return;
      clearTimeout(timer);
      resolve();
    });
  });

/** Seconds from the command to READY, which comes after the first answer; then stops it. */
async function startOnce(dataDir: string): Promise<number> {
  const port = await freePort();
  const begun = performance.now();
  const child = spawn('npm', ['start', '--silent'], {
    cwd: projectRoot(),
    env: { ...process.env, NEO4J_URI: '', ACQUAINT_DATA: dataDir, PORT: String(port), ACQUAINT_LOG: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
    // A group of its own, so that the signal reaches npm and what it started, as Ctrl-C does.
    detached: true,
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  try {
    await untilReady(child);
    return (performance.now() - begun) / 1000;
  } finally {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGINT');
    await ended;
  }
}

/** `first_answer_seconds`: `npm start` on a prepared folder. The first start, which loads the demo, is told apart. */
export async function benchStart(options: BenchOptions): Promise<BenchResult> {
  const folder = makeFolder('start');
  try {
    const dataDir = join(folder.path, 'data');
    mkdirSync(dataDir, { mode: 0o700 });
    shareJars(dataDir);
    const first = await startOnce(dataDir);
    say(`The first start, with loading, took ${round(first, 1)} s.`);
    const later: number[] = [];
    for (let turn = 0; turn < (options.rounds ?? defaultRounds); turn += 1) {
      later.push(await startOnce(dataDir));
      say(`A later one took ${round(later.at(-1) ?? NaN, 1)} s.`);
    }
    const figures = {
      first_answer_seconds: round(median(later), 1),
      first_start_seconds: round(first, 1),
      starts: later.map((seconds) => round(seconds, 1)),
    };
    const table = [
      { start: 'first, loads the demo', seconds: figures.first_start_seconds },
      { start: 'later', seconds: figures.first_answer_seconds },
    ];
    return { bench: 'start', table, ratios: {}, figures };
  } finally {
    folder.remove();
  }
}
