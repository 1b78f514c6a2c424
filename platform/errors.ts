/**
 * Every code that a caller can meet. Codes are stable: tools may switch on them.
 * The generated table is docs/errors.md.
 */
export const errorCodes = {
  // input: the caller's text is wrong
  INPUT_MALFORMED: { status: 400, retryable: false, meaning: 'A value does not have the expected form.' },
  IDENTIFIER_MALFORMED: { status: 400, retryable: false, meaning: 'An identifier can not be normalised.' },
  ATTRIBUTE_UNKNOWN: { status: 400, retryable: false, meaning: 'No attribute of that name is declared.' },
  PURPOSE_UNKNOWN: { status: 400, retryable: false, meaning: 'No purpose of that name is in the catalogue.' },
  MAPPING_INVALID: {
    status: 400,
    retryable: false,
    meaning: 'An import mapping does not match its schema or its file.',
  },
  FILE_MALFORMED: {
    status: 400,
    retryable: false,
    meaning: 'An import file can not be read as it was declared.',
  },
  LINE_TOO_LONG: { status: 413, retryable: false, meaning: 'One line or body is longer than the limit.' },
  CURSOR_MALFORMED: {
    status: 400,
    retryable: false,
    meaning: 'A paging cursor was not issued by this graph.',
  },
  // authentication: who you are is not sure enough
  UNAUTHENTICATED: { status: 401, retryable: false, meaning: 'No valid token came with the request.' },
  TOKEN_EXPIRED: { status: 401, retryable: false, meaning: 'The token was valid once; get a new one.' },
  STEP_UP_REQUIRED: { status: 401, retryable: false, meaning: 'A stronger or fresher login is needed.' },
  // authorisation: this viewer may never
  FORBIDDEN: { status: 403, retryable: false, meaning: 'This kind of viewer may not do that.' },
  PURPOSE_NOT_DECLARED: { status: 403, retryable: false, meaning: 'The token carries no purpose.' },
  NOT_THROUGH_GATEWAY: {
    status: 403,
    retryable: false,
    meaning: "A subgraph was called without the gateway's signed envelope.",
  },
  // absence: also hides existence
  NOT_FOUND: { status: 404, retryable: false, meaning: 'Nothing of that id is visible to this viewer.' },
  // conflict: state moved
  ALREADY_RECORDED: {
    status: 409,
    retryable: false,
    meaning: 'The same thing was recorded before with other content.',
  },
  STALE_VERSION: { status: 409, retryable: true, meaning: 'The state changed in between; read again.' },
  COMPONENT_PARKED: {
    status: 409,
    retryable: false,
    meaning: 'Too many records hang together; a steward must look first.',
  },
  // limits
  OPERATION_TOO_DEEP: {
    status: 400,
    retryable: false,
    meaning: 'The operation nests deeper than the limit.',
  },
  OPERATION_TOO_COSTLY: {
    status: 400,
    retryable: false,
    meaning: 'The operation would cost more than the limit.',
  },
  TOO_MANY_ALIASES: {
    status: 400,
    retryable: false,
    meaning: 'The operation has more aliases than the limit.',
  },
  TOO_MANY_TOKENS: { status: 400, retryable: false, meaning: 'The document has more tokens than the limit.' },
  NAME_NOT_ALLOWED: { status: 400, retryable: false, meaning: 'A name in the document is reserved.' },
  OPERATION_NOT_PERSISTED: {
    status: 400,
    retryable: false,
    meaning: 'Only persisted operations are accepted here.',
  },
  INTROSPECTION_DISABLED: { status: 400, retryable: false, meaning: 'Introspection is off in this profile.' },
  RATE_LIMITED: { status: 429, retryable: true, meaning: 'Too many requests; try again later.' },
  // infrastructure
  GRAPH_UNAVAILABLE: { status: 503, retryable: true, meaning: 'Neo4j does not answer at the moment.' },
  VAULT_UNAVAILABLE: {
    status: 503,
    retryable: true,
    meaning: 'The key vault does not answer at the moment.',
  },
  SUBGRAPH_UNAVAILABLE: {
    status: 503,
    retryable: true,
    meaning: 'A subgraph does not answer at the moment.',
  },
  DEADLINE_EXCEEDED: { status: 504, retryable: true, meaning: 'The request took longer than its deadline.' },
  // starting up
  CONFIG_INVALID: { status: 500, retryable: false, meaning: 'The configuration can not be used.' },
  START_FAILED: { status: 500, retryable: false, meaning: 'A part could not be started.' },
  // ours
  INTERNAL_SERVER_ERROR: {
    status: 500,
    retryable: false,
    meaning: 'A bug; the log has it under the request id.',
  },
} as const satisfies Record<string, { status: number; retryable: boolean; meaning: string }>;

export type ErrorCode = keyof typeof errorCodes;

export interface ErrorDetails {
  readonly [name: string]: string | number | boolean | readonly string[];
}

/**
 * The one class of expected failures. `message` is for the caller and says what was found and what was
 * expected; it never holds a personal value. `cause` goes to the log only.
 */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, options: { details?: ErrorDetails; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.details = options.details ?? {};
  }

  /** HTTP status that fits the code. */
  get status(): number {
    return errorCodes[this.code].status;
  }

  /** Whether the same call may succeed later without a change. */
  get retryable(): boolean {
    return errorCodes[this.code].retryable;
  }
}
