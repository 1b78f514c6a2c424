/** Objects of an answer while it is put together. */
export type JsonObject = Record<string, unknown>;

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Own property or undefined: never what Object.prototype would answer for `constructor`. */
export const ownValue = (object: JsonObject, key: string): unknown =>
  Object.hasOwn(object, key) ? object[key] : undefined;

/**
 * Adds `source` to `target`, own properties only, objects and lists field by field. A key `__proto__`, which
 * JSON.parse makes an own property, is left out: assigning it would set the prototype (class of CVE-2026-32621).
 */
export const mergeInto = (target: JsonObject, source: JsonObject): void => {
  for (const key of Object.keys(source)) {
    if (key === '__proto__') continue;
    const incoming = source[key];
    const present = ownValue(target, key);
    if (present === undefined || present === null) target[key] = incoming;
    else mergeValues(target, key, { present, incoming });
  }
};

const mergeValues = (
  target: JsonObject,
  key: string,
  { present, incoming }: { readonly present: unknown; readonly incoming: unknown },
): void => {
  if (present === incoming || incoming === null || incoming === undefined) return;
  if (Array.isArray(present) && Array.isArray(incoming)) mergeLists(present, incoming);
  else if (isJsonObject(present) && isJsonObject(incoming)) mergeInto(present, incoming);
  else target[key] = incoming;
};

const mergeLists = (present: unknown[], incoming: readonly unknown[]): void => {
  incoming.forEach((item, index) => {
    const old = present[index];
    if (isJsonObject(old) && isJsonObject(item)) mergeInto(old, item);
    else if (Array.isArray(old) && Array.isArray(item)) mergeLists(old, item);
    else if (item !== null && item !== undefined) present[index] = item;
  });
};

/** A copy of plain JSON: two places of an answer that must not share later additions. */
export const copyJson = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(copyJson);
  if (!isJsonObject(value)) return value;
  const copy: JsonObject = {};
  for (const key of Object.keys(value)) if (key !== '__proto__') copy[key] = copyJson(value[key]);
  return copy;
};
