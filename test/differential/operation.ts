import type { Asker, Scene } from './scene.ts';

/** One operation that every way of running must answer alike. `run` differs between the ways: for what is written. */
export interface Operation {
  readonly name: string;
  readonly as: Asker;
  readonly query: string;
  readonly operationName?: string;
  /** Code of the only error; absent: there is none. */
  readonly code?: string;
  /** An own scalar of a subgraph is judged there: its refusal comes with the field that it was for. */
  readonly judgedBySubgraph?: true;
  readonly variables?: (scene: Scene, run: string) => Readonly<Record<string, unknown>>;
}
