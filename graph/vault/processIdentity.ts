import { readFileSync } from 'node:fs';
import { hasCode } from '#platform/errno.ts';

/** Names one running process; the start time keeps a reused pid from passing for the earlier process. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly started: string;
}

/** Start time in clock ticks (proc(5), field 22 of stat); empty where there is no /proc. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the command in parentheses and may hold spaces: count behind it.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

export const ownIdentity = (): ProcessIdentity => ({ pid: process.pid, started: startOf(process.pid) });

/** Whether that very process still runs. */
export function isRunning(identity: ProcessIdentity): boolean {
  try {
    process.kill(identity.pid, 0);
  } catch (error) {
    // EPERM: it runs, as another user.
    if (!hasCode(error, 'EPERM')) return false;
  }
  return identity.started === '' || startOf(identity.pid) === identity.started;
}
