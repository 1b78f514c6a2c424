import { execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '#platform/root.ts';

/** A real process of the product, as an operator starts it. */
export interface StartedProcess {
  /** What follows READY on standard output; rejects with everything printed when the process ends before. */
  readonly ready: Promise<Readonly<Record<string, string>>>;
  /** Resolves when it has ended: exit code (null when a signal ended it) and everything printed. */
  readonly ended: Promise<EndedProcess>;
  readonly pid: number;
  signal(name: NodeJS.Signals): void;
}

export interface EndedProcess {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const kept = ['PATH', 'HOME', 'JAVA_HOME', 'TMPDIR'];

/** The environment of an operator: nothing of the test's own settings. */
const operatorEnvironment = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(kept.map((name) => [name, process.env[name]])),
  ...environment,
});

/** Bundles dist/ when a source is newer; `npm test` has done so already. */
export const buildOnce = (): Promise<unknown> =>
  promisify(execFile)(process.execPath, ['scripts/build.mjs'], {
    cwd: projectRoot(),
    env: operatorEnvironment({}),
  });

/** Starts `node dist/cli/<entry>.js`. */
export function startProcess(
  entry: 'start' | 'serve',
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): StartedProcess {
  const child = spawn(process.execPath, [join('dist', 'cli', `${entry}.js`), ...args], {
    cwd: projectRoot(),
    env: operatorEnvironment(environment),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed = { out: '', err: '' };
  const ended = new Promise<EndedProcess>((resolve) => {
    child.once('close', (code) => {
      resolve({ code, ...printed });
    });
  });
  const ready = new Promise<Readonly<Record<string, string>>>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed.out += text;
      const line = /^READY (\{.*\})$/m.exec(printed.out)?.[1];
      if (line !== undefined) resolve(JSON.parse(line) as Record<string, string>);
    });
    void ended.then(({ code, out, err }) => {
      reject(new Error(`ended with ${String(code)} before it was ready: ${out}${err}`));
    });
  });
  // A test that waits for the end only doesn't look at it.
  ready.catch(() => undefined);
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    printed.err += text;
  });
  return { ready, ended, pid: child.pid ?? -1, signal: (name) => void child.kill(name) };
}

/** Runs a line as if pasted into a shell; answers what it printed. */
export async function pasted(line: string): Promise<string> {
  const { stdout } = await promisify(execFile)('bash', ['-c', line], {
    env: operatorEnvironment({}),
    timeout: 20_000,
  });
  return stdout;
}

export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};
