import { DomainError } from '#platform/errors.ts';

/** Refuses a document that goes on after the limit. */
export const checkTokens = (count: number, limit: number): void => {
  if (count > limit) {
    throw new DomainError(
      'TOO_MANY_TOKENS',
      `Found more than ${limit} tokens in the document; expected ${limit} or less.`,
    );
  }
};
