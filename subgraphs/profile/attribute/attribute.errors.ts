import { DomainError } from '#platform/errors.ts';

const quoted = (names: readonly string[]): string =>
  names.map((name) => JSON.stringify(name.slice(0, 64))).join(', ');

/** `nearest`: declared names that look most like the unknown ones. */
export const attributeUnknown = (unknown: readonly string[], nearest: readonly string[]): DomainError =>
  new DomainError(
    'ATTRIBUTE_UNKNOWN',
    `Found ${quoted(unknown)}; expected declared names such as ${quoted(nearest)}.`,
    {
      details: { unknown, nearest },
    },
  );
