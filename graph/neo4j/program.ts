import { execFile } from 'node:child_process';

/** How a short program ended. `missing`: there is no such program on the PATH. */
export interface Ended {
  readonly missing: boolean;
  /** Exit code; null when it was missing, killed or ran out of time. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ProgramCall {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Milliseconds; default one minute. */
  readonly timeout?: number;
}

/** Runs a program to its end without a shell. Never throws. */
export const runProgram = ({ file, args, env, timeout = 60_000 }: ProgramCall): Promise<Ended> =>
  new Promise((resolve) => {
    execFile(file, args, { env, timeout, maxBuffer: 16 * 1024 * 1024 }, (error, stdout, stderr) => {
      const code = error ? error.code : 0;
      resolve({
        missing: code === 'ENOENT' || code === 'EACCES',
        code: typeof code === 'number' ? code : null,
        stdout,
        stderr,
      });
    });
  });
