import { Pool } from 'undici';
import type { LoadJob, LoadResult } from './loadJob.ts';
import { bodyFor } from './operation.ts';

// The load, in a process of its own, so that its CPU time is not counted as the servers'.

let known: readonly string[] = [];

/** Different ids, drawn anew for every request. */
function draw(count: number): readonly string[] {
  const drawn = new Set<string>();
  while (drawn.size < Math.min(count, known.length)) {
    drawn.add(known[Math.floor(Math.random() * known.length)] ?? '');
  }
  return [...drawn];
}

async function runJob(job: LoadJob): Promise<LoadResult> {
  if (job.ids) known = job.ids;
  const { origin, pathname: path } = new URL(job.url);
  const pool = new Pool(origin, { connections: job.clients, pipelining: 1 });
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${job.token}` };
  const times: number[] = [];
  const start = performance.now();
  const end = start + job.seconds * 1000;
  const client = async (): Promise<void> => {
    for (let begun = performance.now(); begun < end; begun = performance.now()) {
      const body = bodyFor(job.dialect, draw(job.people));
      const answer = await pool.request({ method: 'POST', path, headers, body });
      const text = await answer.body.text();
      if (answer.statusCode !== 200 || text.includes('"errors"'))
        throw new Error(`answered ${text.slice(0, 300)}`);
      times.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: job.clients }, client));
  const seconds = (performance.now() - start) / 1000;
  await pool.close();
  return { requests: times.length, seconds, ...percentiles(times) };
}

function percentiles(times: number[]): { readonly p50: number; readonly p99: number } {
  times.sort((a, b) => a - b);
  const at = (share: number): number =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN;
  return { p50: at(0.5), p99: at(0.99) };
}

/** Takes jobs from the parent until it goes. */
export async function runLoadProcess(): Promise<void> {
  const gone = new Promise<void>((resolve) => process.once('disconnect', resolve));
  process.on('message', (job: LoadJob) => {
    runJob(job).then(
      (result) => process.send?.({ result }),
      (error: unknown) => process.send?.({ failure: error instanceof Error ? error.message : 'unknown' }),
    );
  });
  process.send?.({ ready: true });
  await gone;
}
