import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { DomainError } from '#platform/errors.ts';
import { hasCode } from '#platform/errno.ts';
import { runProgram } from './program.ts';

/** Content of the claim file: who uses the folder. `neo4j` is the leader of Neo4j's process group. */
interface ClaimText {
  readonly owner: number;
  readonly neo4j?: number;
  /** Where it answers, once it does. */
  readonly uri?: string;
}

/** One process's exclusive use of a data folder. */
export interface Claim {
  /** Notes Neo4j's process, so that a later start can tell a left-over from a stranger. */
  note(neo4j: number, uri: string): Promise<void>;
  release(): Promise<void>;
}

/** Command line of a process; empty when there is none or it can't be read. */
const commandOf = async (pid: number): Promise<string> => {
  try {
    return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ').trim();
  } catch {
    const args = ['-o', 'command=', '-p', `${pid}`]; // no /proc on macOS
    return (await runProgram({ file: 'ps', args, env: process.env })).stdout.trim();
  }
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const claimShape = z.object({ owner: z.number(), neo4j: z.number().optional(), uri: z.string().optional() });

const readClaim = async (file: string): Promise<ClaimText | undefined> => {
  try {
    return claimShape.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return undefined; // half-written by a process that died: nobody's
  }
};

const endsWithin = async (pid: number, milliseconds: number): Promise<boolean> => {
  const deadline = Date.now() + milliseconds;
  while (isAlive(pid)) {
    if (Date.now() > deadline) return false;
    await sleep(100);
  }
  return true;
};

/**
 * A Neo4j whose owner died ends by itself within seconds (see launch.ts). One that doesn't is asked to, but
 * only when its command line names this home: a pid may belong to somebody else by now.
 */
const endLeftOver = async (pid: number, home: string): Promise<void> => {
  if (!(await commandOf(pid)).includes(`--home-dir=${home}`)) return;
  if (await endsWithin(pid, 10_000)) return;
  process.kill(-pid, 'SIGTERM');
  if (await endsWithin(pid, 20_000)) return;
  throw new DomainError(
    'START_FAILED',
    `An earlier Neo4j (process ${pid}) does not end: end it, then start again.`,
  );
};

/** A pid may have passed on to another program; one that can't be looked at is taken to be the owner. */
const ownerRuns = async ({ owner }: ClaimText): Promise<boolean> => {
  if (owner === process.pid) return true;
  if (!isAlive(owner)) return false;
  const command = await commandOf(owner);
  return command === '' || /node|jest|acquaint/.test(command);
};

const tryWrite = async (file: string, text: ClaimText): Promise<boolean> => {
  try {
    await writeFile(file, JSON.stringify(text), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
};

const claimFile = (home: string): string => join(dirname(home), 'claim.json');

/** Where a Neo4j of this home answers, when a living process of ours runs one. */
export const runningUri = async (home: string): Promise<string | undefined> => {
  const claim = await readClaim(claimFile(home));
  return claim && (await ownerRuns(claim)) ? claim.uri : undefined;
};

/**
 * Claims a Neo4j home for this process; a claim whose owner is dead is taken over.
 * @throws DomainError START_FAILED when a living process has it
 */
export const claimHome = async (home: string): Promise<Claim> => {
  const file = claimFile(home);
  await mkdir(dirname(home), { recursive: true });
  if (!(await tryWrite(file, { owner: process.pid }))) {
    const earlier = await readClaim(file);
    if (earlier && (await ownerRuns(earlier))) {
      throw new DomainError(
        'START_FAILED',
        `The data folder is in use by process ${earlier.owner}: stop it, or set ACQUAINT_DATA to another folder.`,
      );
    }
    if (earlier?.neo4j !== undefined) await endLeftOver(earlier.neo4j, home);
    await rm(file, { force: true });
    return claimHome(home);
  }
  return {
    note: (neo4j, uri) =>
      writeFile(file, JSON.stringify({ owner: process.pid, neo4j, uri } satisfies ClaimText)),
    release: () => rm(file, { force: true }),
  };
};
