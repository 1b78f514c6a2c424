/**
 * One step of the schema. Once released it never changes: a later step corrects it. Statements must be
 * idempotent (`IF NOT EXISTS`, MERGE), because a step that was interrupted runs again from its start.
 */
export interface Migration {
  /** `0001-first-labels`: ids sort in the order of application. */
  readonly id: string;
  /** Each runs in a transaction of its own: Neo4j doesn't mix schema and data in one. */
  readonly statements: readonly string[];
}
