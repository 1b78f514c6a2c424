import { defineQuery } from '#graph/query.ts';

interface RunRow {
  /** JSON text of the checkpoint. */
  readonly checkpoint: string;
}

const runRow = (get: <T>(column: string) => T): RunRow => ({ checkpoint: get<string>('checkpoint') });

/** The checkpoint of an import, if it ever began. */
export const readImportRun = defineQuery<{ readonly key: string }, RunRow>({
  name: 'importRun.read',
  access: 'read',
  cypher: `
    MATCH (run:ImportRun {key: $key})
    RETURN run.checkpoint AS checkpoint`,
  params: { key: '' },
  row: runRow,
});

/** Begins an import, or finds it begun, and keeps others from moving its checkpoint until the commit. */
export const lockImportRun = defineQuery<{ readonly key: string; readonly checkpoint: string }, RunRow>({
  name: 'importRun.lock',
  access: 'write',
  cypher: `
    MERGE (run:ImportRun {key: $key})
      ON CREATE SET run.checkpoint = $checkpoint
    SET run.key = $key
    RETURN run.checkpoint AS checkpoint`,
  params: { key: '', checkpoint: '' },
  row: runRow,
});

export const moveImportRun = defineQuery<{ readonly key: string; readonly checkpoint: string }, RunRow>({
  name: 'importRun.move',
  access: 'write',
  cypher: `
    MATCH (run:ImportRun {key: $key})
    SET run.checkpoint = $checkpoint
    RETURN run.checkpoint AS checkpoint`,
  params: { key: '', checkpoint: '' },
  row: runRow,
});
