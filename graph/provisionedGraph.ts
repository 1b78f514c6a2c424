/** A Neo4j that answers, and how to leave it. */
export interface ProvisionedGraph {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  /**
   * `given`: NEO4J_URI names it; `local`: started from Maven's artifacts; `docker`: a container of
   * ours; `attached`: the local one that another process of ours runs.
   */
  readonly kind: 'given' | 'local' | 'docker' | 'attached';
  /** Ends what was started; does nothing for a given one. May be called twice. */
  stop(): Promise<void>;
}
