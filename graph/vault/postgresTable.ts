/**
 * The statements of the Postgres vault. `wrapped` never leaves the vault's own database, which is neither
 * Neo4j nor in Neo4j's backups; the epoch keys are in neither.
 */
export const statements = {
  // Two processes that start at once: CREATE TABLE IF NOT EXISTS alone may collide in the catalogue.
  lockSetup: `SELECT pg_advisory_xact_lock(hashtext('acquaint_vault'))`,
  createEpochTable: `CREATE TABLE IF NOT EXISTS acquaint_vault_epoch (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    epoch text NOT NULL,
    retiring text[] NOT NULL DEFAULT '{}')`,
  createKeyTable: `CREATE TABLE IF NOT EXISTS acquaint_vault_key (
    record_id text PRIMARY KEY,
    epoch text NOT NULL,
    wrapped bytea NOT NULL)`,
  insertEpoch: `INSERT INTO acquaint_vault_epoch (epoch) VALUES ($1)`,
  readEpoch: `SELECT epoch, retiring FROM acquaint_vault_epoch`,
  // A writer shares the row, a turn of the epoch owns it: no key is written under an epoch that ends.
  shareEpoch: `SELECT epoch, retiring FROM acquaint_vault_epoch FOR SHARE`,
  ownEpoch: `SELECT epoch, retiring FROM acquaint_vault_epoch FOR UPDATE`,
  switchEpoch: `UPDATE acquaint_vault_epoch SET epoch = $1, retiring = array_append(retiring, $2)`,
  retired: `UPDATE acquaint_vault_epoch SET retiring = array_remove(retiring, $1)`,
  readKeys: `SELECT record_id, epoch, wrapped FROM acquaint_vault_key WHERE record_id = ANY($1::text[])`,
  insertKeys: `INSERT INTO acquaint_vault_key (record_id, epoch, wrapped)
    SELECT record_id, $2, wrapped FROM unnest($1::text[], $3::bytea[]) AS row (record_id, wrapped)
    ON CONFLICT (record_id) DO NOTHING`,
  deleteKeys: `DELETE FROM acquaint_vault_key WHERE record_id = ANY($1::text[])`,
  pageOfKeys: `SELECT record_id, epoch, wrapped FROM acquaint_vault_key
    WHERE record_id > $1 ORDER BY record_id LIMIT $2`,
  rewrapKeys: `UPDATE acquaint_vault_key AS key SET epoch = $2, wrapped = row.wrapped
    FROM unnest($1::text[], $3::bytea[]) AS row (record_id, wrapped) WHERE key.record_id = row.record_id`,
  // Rewrites the table: the old epoch's rows leave its file. What the write-ahead log and base backups
  // keep of them stays shut, because the key that opened it is gone.
  compact: `VACUUM FULL acquaint_vault_key`,
} as const;

export interface EpochRow {
  readonly epoch: string;
  readonly retiring: readonly string[];
}

export interface KeyRow {
  readonly record_id: string;
  readonly epoch: string;
  readonly wrapped: Buffer;
}
