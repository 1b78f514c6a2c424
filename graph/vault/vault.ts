import type { DataKey } from './seal.ts';

/** What turning the epoch did. */
export interface EpochTurn {
  /** How many data keys live on, wrapped by the new epoch key. */
  readonly rewrapped: number;
  /** Id of the epoch key that wraps from now on. */
  readonly epoch: string;
  /** False when the old epoch key comes from the environment: the operator has to remove it there. */
  readonly oldKeyDestroyed: boolean;
}

/**
 * The data keys of all records, kept outside Neo4j and outside its backups: destroying a record's key
 * makes its sealed values unreadable everywhere (GDPR Art. 17). Every method throws DomainError
 * VAULT_UNAVAILABLE when the store does not answer.
 */
export interface KeyVault {
  /** Makes a key for each record that has none, durably, and returns the keys of all of them. */
  createKeys(recordIds: readonly string[]): Promise<Map<string, DataKey>>;
  /** The keys of these records; a record without a key is absent from the map. */
  getKeys(recordIds: readonly string[]): Promise<Map<string, DataKey>>;
  /**
   * Deletes keys. From now on no reader gets them; the bytes may stay in the files until `turnEpoch`,
   * which is what shreds them. Unknown ids are ignored.
   * @returns how many there were.
   */
  destroyKeys(recordIds: readonly string[]): Promise<number>;
  /** Rewraps the surviving keys under a new epoch key, replaces the store and destroys the old key. */
  turnEpoch(): Promise<EpochTurn>;
  /** Resolves when the store answers and its epoch key is at hand. */
  verify(): Promise<void>;
  close(): Promise<void>;
}
