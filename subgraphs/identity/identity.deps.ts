import type { Catalogue } from '#core/catalogue/catalogue.ts';
import type { IdentifierClaim } from '#core/evidence/evidence.ts';
import type { Discloser } from '#disclosure/discloser.ts';
import type { IdentifierReader } from '#disclosure/identifiers.ts';
import type { Executor } from '#graph/executor.ts';
import type { IntakeDeps } from '#intake/takeIn.types.ts';
import type { Clock } from '#platform/clock.ts';
import type { Ids } from '#platform/ids.ts';
import type { PersonIds } from '../personIds.ts';

/** What the identity subgraph needs from the process that it runs in. */
export interface IdentityDeps {
  readonly executor: Executor;
  readonly personIds: PersonIds;
  /** The key under which the graph knows an identifier; throws IDENTIFIER_MALFORMED. */
  identifierKey(claim: Pick<IdentifierClaim, 'type' | 'issuer' | 'value'>): string;
  readonly discloser: Pick<Discloser, 'disclosesAny'>;
  readonly identifiers: IdentifierReader;
  readonly cursors: {
    seal(owner: string, position: string): string;
    open(owner: string, cursor: string): string;
  };
  readonly intake: IntakeDeps;
  readonly catalogue: { current(): Promise<Catalogue> };
  /** Region of telephone numbers without a country code, ISO 3166-1 alpha-2. */
  readonly region: string;
  readonly clock: Clock;
  readonly ids: Ids;
}
