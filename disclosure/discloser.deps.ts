import type { EvidenceDeps } from './fetchEvidence.ts';
import type { Journal } from './journal.ts';

/** What the outward door of a process needs from it. */
export interface DiscloserDeps extends EvidenceDeps {
  readonly pairwise: { fromPairwise(organizationId: string, text: string): string | undefined };
  /** Writes down who read what, before the answer leaves; what can't be written down isn't answered. */
  readonly journal?: Journal;
  /** Most rows of one query. */
  readonly maxRows?: number;
  /** Fewest rows worth a query of their own beside another one. */
  readonly minRows?: number;
  /** Most queries under way at once. */
  readonly maxQueries?: number;
}
