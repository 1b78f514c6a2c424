import { DomainError } from '#platform/errors.ts';

// Names that an object inherits: an answer built with one of them as a key could write to Object.prototype
// (class of CVE-2026-32621).
const reserved = new Set(['__proto__', 'constructor', 'prototype']);

const refuse = (where: string): never => {
  throw new DomainError('NAME_NOT_ALLOWED', `Found a reserved name ${where}; expected none.`);
};

/** Refuses a name of the document. */
export const checkName = (name: string): void => {
  if (reserved.has(name)) refuse('in the document');
};

// No input type of the schema is nested half as deep; beyond some ten thousand levels the call stack would end.
const deepest = 32;

/** Refuses reserved keys at any depth of the variables, and variables that are nested without end. */
export const checkVariableNames = (value: unknown, level = 0): void => {
  if (typeof value !== 'object' || value === null) return;
  if (level > deepest) {
    throw new DomainError(
      'INPUT_MALFORMED',
      `Found variables nested more than ${deepest} levels deep; expected ${deepest} or less.`,
    );
  }
  for (const key of Object.keys(value)) {
    if (reserved.has(key)) refuse('in the variables');
    checkVariableNames(Reflect.get(value, key), level + 1);
  }
};
