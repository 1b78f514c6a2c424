import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import { DomainError, errorCodes } from '#platform/errors.ts';
import type { GraphqlLog } from './graphqlLog.ts';
import { withoutValues } from './withoutValues.ts';

const isDomainCode = (code: unknown): boolean => typeof code === 'string' && Object.hasOwn(errorCodes, code);
const isGraphqlCode = (code: unknown): boolean =>
  typeof code === 'string' && (code.startsWith('GRAPHQL_') || graphqlServerCodes.has(code));
// What Apollo Server answers to a malformed request, before any resolver runs.
const graphqlServerCodes = new Set(['BAD_REQUEST', 'BAD_USER_INPUT', 'OPERATION_RESOLUTION_FAILURE']);

/** What a caller sees of a DomainError: its code, whether to try again, and its details. */
export const domainExtensions = (error: DomainError): Record<string, unknown> => ({
  ...error.details,
  code: error.code,
  retryable: error.retryable,
});

const originOf = (error: unknown): unknown => {
  let current = error;
  // A GraphQLError may wrap another one, as Apollo Server does with validation errors.
  for (let step = 0; step < 4 && typeof current === 'object' && current !== null; step += 1) {
    const inner: unknown = Reflect.get(current, 'originalError');
    if (inner === undefined || inner === null) return current;
    current = inner;
  }
  return current;
};

const place = (error: Partial<GraphQLFormattedError>): Pick<GraphQLFormattedError, 'path' | 'locations'> => ({
  ...(error.locations === undefined ? {} : { locations: error.locations }),
  ...(error.path === undefined ? {} : { path: error.path }),
});

/** What the three kinds of failure need to be told and logged. */
export interface ErrorScene {
  readonly log: GraphqlLog;
  readonly requestId: string;
}

/**
 * Turns a failure into what the caller may read. A DomainError keeps its message and tells its code;
 * graphql's own refusals keep theirs; an error that another layer formatted passes as it is; all else becomes
 * INTERNAL_SERVER_ERROR with the request's id, and only the log has the cause.
 */
export const formatError = (
  scene: ErrorScene,
  error: Pick<GraphQLError, 'message'> & Partial<Pick<GraphQLError, 'extensions' | 'path' | 'locations'>>,
): GraphQLFormattedError => {
  const origin = originOf(error);
  if (origin instanceof DomainError) {
    if (origin.cause !== undefined) logCause(scene, origin, origin.code);
    return { message: origin.message, ...place(error), extensions: domainExtensions(origin) };
  }
  const code = error.extensions?.['code'];
  if (isDomainCode(code) || isGraphqlCode(code)) {
    return { message: withoutValues(error.message), ...place(error), extensions: { ...error.extensions } };
  }
  logCause(scene, origin, 'INTERNAL_SERVER_ERROR');
  return {
    message: 'Something failed on our side; the log has it under the request id.',
    ...(error.path === undefined ? {} : { path: error.path }),
    extensions: { code: 'INTERNAL_SERVER_ERROR', retryable: false, requestId: scene.requestId },
  };
};

const logCause = ({ log, requestId }: ErrorScene, error: unknown, code: string): void => {
  log.error({ err: error instanceof DomainError ? error.cause : error, code, requestId }, 'a field failed');
};
