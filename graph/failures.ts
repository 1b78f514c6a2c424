import { isRetryableError, Neo4jError } from 'neo4j-driver';
import { DomainError } from '#platform/errors.ts';

/** What a failed driver call means to the executor. */
export type FailureKind =
  /** The server answered and asks to try again: deadlock, leader switch, database still starting. */
  | 'transient'
  /** No connection, or it broke. */
  | 'unreachable'
  /** Every connection of the pool stayed busy, or the pool is closed: waiting again would only pile up. */
  | 'exhausted'
  /** Name or password is wrong. */
  | 'credentials'
  /** Wrong Cypher, violated constraint, our own bug. */
  | 'other';

/**
 * Codes of the driver itself (neo4j-driver 6, src/error.ts). `N/A` is what its pool gives an acquisition
 * that timed out; a decoder's errors have it too, therefore only driver calls are judged, never decoders.
 */
const driverCodes: Readonly<Record<string, FailureKind>> = {
  ServiceUnavailable: 'unreachable',
  SessionExpired: 'unreachable',
  'N/A': 'exhausted',
};

/** Judges by code and by the driver's own retry flag; message texts change between versions. */
export const failureKindOf = (error: unknown): FailureKind => {
  if (!(error instanceof Neo4jError)) return 'other';
  const known = driverCodes[error.code];
  if (known) return known;
  if (isRetryableError(error)) return 'transient';
  return error.code.startsWith('Neo.ClientError.Security.') ? 'credentials' : 'other';
};

/**
 * The error that a caller of the executor meets: GRAPH_UNAVAILABLE (retryable) for everything that may
 * succeed later without a change; all else is rethrown as it is. The driver's error stays as `cause`.
 */
export const asCallerError = (error: unknown): unknown => {
  const kind = failureKindOf(error);
  if (kind === 'other' || kind === 'credentials') return error;
  return new DomainError('GRAPH_UNAVAILABLE', 'Neo4j does not answer at the moment; try again later.', {
    cause: error,
  });
};

/** Host and port; a uri may hold a password before them. */
const hostOf = (uri: string): string => (URL.canParse(uri) ? new URL(uri).host : 'NEO4J_URI');

/** The error of a start: wrong credentials and an unreachable server name the variable to correct. */
export const asStartError = (error: unknown, uri: string): unknown =>
  failureKindOf(error) === 'credentials'
    ? new DomainError(
        'START_FAILED',
        `Neo4j at ${hostOf(uri)} refused the user or password: correct NEO4J_USER and NEO4J_PASSWORD.`,
        { cause: error },
      )
    : asCallerError(error);
