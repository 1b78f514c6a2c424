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

/** Refuses reserved keys at any depth of the variables. */
export const checkVariableNames = (value: unknown): void => {
  if (typeof value !== 'object' || value === null) return;
  for (const key of Object.keys(value)) {
    if (reserved.has(key)) refuse('in the variables');
    checkVariableNames(Reflect.get(value, key));
  }
};
