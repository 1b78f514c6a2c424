// An input may come from a row or a file and not be what its type says: only the very value counts, never a missing one.
export const isTrue = (value: unknown): boolean => value === true;
export const isFalse = (value: unknown): boolean => value === false;
