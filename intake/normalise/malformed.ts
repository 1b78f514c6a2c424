import { DomainError } from '#platform/errors.ts';
import { valueClass } from './valueClass.ts';

/** IDENTIFIER_MALFORMED with the expected form and the class of what was found, never the value. */
export const malformedIdentifier = (type: string, expected: string, found: string): DomainError =>
  new DomainError('IDENTIFIER_MALFORMED', `${type}: expected ${expected}, found ${valueClass(found)}`, {
    details: { type, valueClass: valueClass(found) },
  });
