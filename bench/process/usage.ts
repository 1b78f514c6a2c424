import { readFileSync } from 'node:fs';

/** What processes have used. Linux only; elsewhere both are NaN. */
export interface Usage {
  /** Milliseconds of CPU time, user and system, all threads. */
  readonly cpu: number;
  /** Resident memory in MB. */
  readonly resident: number;
}

/** Clock ticks a second of /proc; Linux shows 100 to programs on every architecture that Node runs on. */
const ticks = 100;

const read = (pid: number, file: string): string => {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
};

// proc(5): the name, in parentheses, may hold blanks; utime and stime are fields 14 and 15.
const cpuOf = (pid: number): number => {
  const fields = read(pid, 'stat').split(') ').at(-1)?.split(' ') ?? [];
  return ((Number(fields[11] ?? NaN) + Number(fields[12] ?? NaN)) * 1000) / ticks;
};

const residentOf = (pid: number): number =>
  Number(/^VmRSS:\s+(\d+) kB/m.exec(read(pid, 'status'))?.[1] ?? NaN) / 1024;

const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);

export const usageOf = (pids: readonly number[]): Usage => ({
  cpu: sum(pids.map(cpuOf)),
  resident: sum(pids.map(residentOf)),
});
