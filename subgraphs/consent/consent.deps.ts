import type { Catalogue } from '#core/catalogue/catalogue.ts';
import type { Executor } from '#graph/executor.ts';
import type { Clock } from '#platform/clock.ts';
import type { Ids } from '#platform/ids.ts';

/** What the consent subgraph needs from the process that it runs in. */
export interface ConsentDeps {
  readonly executor: Executor;
  readonly catalogue: { current(): Promise<Catalogue> };
  /** Declared attribute names. */
  readonly attributes: { has(name: string): boolean };
  readonly clock: Clock;
  readonly ids: Ids;
}
