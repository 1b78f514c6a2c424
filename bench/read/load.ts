import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { DomainError } from '#platform/errors.ts';
import { projectRoot } from '#platform/root.ts';
import type { LoadJob, LoadResult } from './loadJob.ts';

/** The load process, as its parent sees it. One job at a time. */
export interface Load {
  run(job: LoadJob): Promise<LoadResult>;
  close(): void;
}

interface Message {
  readonly ready?: true;
  readonly result?: LoadResult;
  readonly failure?: string;
}

const nextMessage = (child: ChildProcess): Promise<Message> =>
  new Promise((resolve, reject) => {
    const ended = (): void => {
      reject(new DomainError('START_FAILED', 'the load process ended'));
    };
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(message as Message);
    });
  });

export async function startLoad(): Promise<Load> {
  const child = fork(join(projectRoot(), 'dist', 'bench/bench.js'), ['load'], { execArgv: [] });
  await nextMessage(child);
  return {
    run: async (job) => {
      const answer = nextMessage(child);
      child.send(job);
      const { result, failure } = await answer;
      if (!result) throw new DomainError('INTERNAL_SERVER_ERROR', `the load failed: ${failure ?? 'unknown'}`);
      return result;
    },
    close: () => {
      child.disconnect();
    },
  };
}
