import { randomUUID } from 'node:crypto';

/** Fresh ids, injected everywhere. RFC 9562 version 4: an id must not tell when a person first came. */
export interface Ids {
  uuid(): string;
}

export const randomIds: Ids = { uuid: () => randomUUID() };

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a text has the form of a UUID in lower case. */
export const isUuid = (text: string): boolean => uuidPattern.test(text);
