import { createHash } from 'node:crypto';
import { z } from 'zod';
import { describeActivity } from '#core/evidence/evidence.queries.ts';
import type { AgentRow } from '#core/evidence/evidenceRows.ts';
import type { GraphTransaction } from '#graph/executor.ts';
import type { IntakeDeps } from '#intake/takeIn.types.ts';
import { DomainError } from '#platform/errors.ts';
import type { Checkpoint, ImportCounts, RowRange } from './checkpoint.rules.ts';
import { afterBatch, noCounts } from './checkpoint.rules.ts';
import { lockImportRun, moveImportRun, readImportRun } from './importRun.queries.ts';

const count = z.number().int().min(0);
const checkpointForm = z.object({
  activityId: z.string(),
  startedAt: z.number(),
  done: z.array(z.tuple([count, count])),
  counts: z.object({ created: count, revised: count, unchanged: count, rejected: count, leftOut: count }),
  finished: z.boolean(),
});

/** What makes two imports the same one: source, content of the file, meaning of its columns. */
export interface ImportIdentity {
  readonly source: string;
  /** SHA-256 of the file, hex. */
  readonly fileHash: string;
  /** SHA-256 of the mapping, hex. */
  readonly mappingHash: string;
}

export interface ImportRun {
  readonly key: string;
  readonly checkpoint: Checkpoint;
  /** True when the import began earlier. */
  readonly resumed: boolean;
}

export const importKey = ({ source, fileHash, mappingHash }: ImportIdentity): string =>
  createHash('sha256').update(`${source}\0${fileHash}\0${mappingHash}`).digest('base64url');

const parse = (text: string): Checkpoint => checkpointForm.parse(JSON.parse(text));

/** The checkpoint of an import that began earlier. */
export async function findImportRun(deps: IntakeDeps, key: string): Promise<Checkpoint | undefined> {
  const [found] = await deps.executor.run(readImportRun, { key });
  return found && parse(found.checkpoint);
}

/** Begins an import, or finds where it stood. */
export async function openImportRun(
  deps: IntakeDeps,
  identity: ImportIdentity,
  agent: AgentRow,
): Promise<ImportRun> {
  const key = importKey(identity);
  const now = deps.clock.now().getTime();
  const fresh: Checkpoint = {
    activityId: deps.ids.uuid(),
    startedAt: now,
    done: [],
    counts: noCounts,
    finished: false,
  };
  const checkpoint = await deps.executor.write(
    async (tx) => {
      const [run] = await tx.run(lockImportRun, { key, checkpoint: JSON.stringify(fresh) });
      if (!run) throw new DomainError('INTERNAL_SERVER_ERROR', 'an import run was not created');
      const found = parse(run.checkpoint);
      if (found.activityId === fresh.activityId) await describe(tx, { identity, agent, checkpoint: found });
      return found;
    },
    { name: 'import.open' },
  );
  return { key, checkpoint, resumed: checkpoint.activityId !== fresh.activityId };
}

interface Description {
  readonly identity: ImportIdentity;
  readonly agent: AgentRow;
  readonly checkpoint: Checkpoint;
  readonly endedAt?: number;
}

/** The activity of the whole import: the batches are part of it. */
const describe = (
  tx: GraphTransaction,
  { identity, agent, checkpoint, endedAt }: Description,
): Promise<string[]> =>
  tx.run(describeActivity, {
    activity: {
      id: checkpoint.activityId,
      kind: 'import',
      startedAt: checkpoint.startedAt,
      endedAt: endedAt ?? null,
      details: JSON.stringify({
        ...identity,
        ...(endedAt === undefined ? {} : { counts: checkpoint.counts }),
      }),
      agent,
      sources: [identity.source],
      informedBy: null,
    },
  });

/** Moves the checkpoint over a batch, in the transaction of the batch. */
export async function checkpointBatch(
  tx: GraphTransaction,
  key: string,
  batch: { readonly range: RowRange; readonly counts: ImportCounts },
): Promise<void> {
  const [run] = await tx.run(lockImportRun, { key, checkpoint: '' });
  if (!run) throw new DomainError('INTERNAL_SERVER_ERROR', 'an import run is gone');
  const next = afterBatch(parse(run.checkpoint), batch.range, batch.counts);
  await tx.run(moveImportRun, { key, checkpoint: JSON.stringify(next) });
}

/** Marks an import as finished; taking the same file in again changes nothing from then on. */
export async function finishImportRun(
  deps: IntakeDeps,
  run: ImportRun,
  frame: { readonly identity: ImportIdentity; readonly agent: AgentRow },
): Promise<Checkpoint> {
  return deps.executor.write(
    async (tx) => {
      const [found] = await tx.run(lockImportRun, {
        key: run.key,
        checkpoint: JSON.stringify(run.checkpoint),
      });
      const checkpoint: Checkpoint = { ...parse(found?.checkpoint ?? ''), finished: true };
      await tx.run(moveImportRun, { key: run.key, checkpoint: JSON.stringify(checkpoint) });
      await describe(tx, { ...frame, checkpoint, endedAt: deps.clock.now().getTime() });
      return checkpoint;
    },
    { name: 'import.finish' },
  );
}
