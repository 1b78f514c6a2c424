import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';

export interface LaunchSettings {
  readonly java: string;
  readonly home: string;
  readonly libDir: string;
  /** Largest Java heap, e.g. `768m`. */
  readonly heap: string;
  readonly env: NodeJS.ProcessEnv;
}

/** A running program and the way to end it. */
export interface Launched {
  /** Leader of the process group, in which only Neo4j runs. */
  readonly pid: number;
  hasEnded(): boolean;
  /** Resolves when it has ended, in whatever way. */
  readonly ended: Promise<void>;
  /** Ends Neo4j cleanly (checkpoint, store closed); by force only after 60 seconds. */
  stop(): Promise<void>;
}

/** neo4j-server's own start script opens these packages. */
export const jvmArguments = (libDir: string): readonly string[] => [
  '-XX:+UseSerialGC', // one small database: 300 MB resident; G1 takes more memory and no less time
  '-XX:+ExitOnOutOfMemoryError',
  ...['java.nio', 'java.io', 'sun.nio.ch', 'java.util.concurrent'].map(
    (name) => `--add-opens=java.base/${name}=ALL-UNNAMED`,
  ),
  '-cp',
  `${libDir}/*`,
];

/**
 * The shell waits for Neo4j and for the end of its own input, which our process holds open. When our
 * process ends, in whatever way (also by kill -9), the input ends and Neo4j is told to stop.
 */
const guardScript = `exec 3<&0
"$@" 3<&- </dev/null &
neo4j=$!
{ read -r _ <&3; kill -TERM "$neo4j" 2>/dev/null; } &
guard=$!
exec 3<&-
wait "$neo4j"
code=$?
kill "$guard" 2>/dev/null
exit "$code"`;

const patience = 60_000;

const stopper = (child: ChildProcess, ended: Promise<void>) => async (): Promise<void> => {
  child.stdin?.end();
  const force = setTimeout(() => {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  }, patience);
  await ended;
  clearTimeout(force);
};

/**
 * Starts Neo4j in a process group of its own, so that Ctrl-C in a terminal reaches only our process, which
 * then stops Neo4j in order. Its output goes to logs/console.log.
 */
export const launchNeo4j = ({ java, home, libDir, heap, env }: LaunchSettings): Launched => {
  const log = openSync(join(home, 'logs', 'console.log'), 'a', 0o600);
  const program = [
    java,
    '-Xms256m',
    `-Xmx${heap}`,
    ...jvmArguments(libDir),
    'org.neo4j.server.CommunityEntryPoint',
    `--home-dir=${home}`,
    `--config-dir=${join(home, 'conf')}`,
  ];
  const child = spawn('sh', ['-c', guardScript, 'acquaint-neo4j', ...program], {
    detached: true,
    stdio: ['pipe', log, log],
    env,
  });
  closeSync(log);
  let running = true;
  const ended = new Promise<void>((resolve) => {
    const end = (): void => {
      running = false;
      resolve();
    };
    child.once('exit', end);
    child.once('error', end);
  });
  return { pid: child.pid ?? -1, hasEnded: () => !running, ended, stop: stopper(child, ended) };
};
