/** One attempt of one query, as it is told to metrics. Holds no parameters and no values. */
export interface QueryObservation {
  readonly name: string;
  readonly access: 'read' | 'write';
  readonly milliseconds: number;
  readonly rows: number;
  readonly ok: boolean;
}

export interface ExecutorMetrics {
  onQuery(observation: QueryObservation): void;
}
