import type { Log } from '#platform/log.ts';

/** The two levels that the GraphQL layers need. Fields never hold personal values. */
export type GraphqlLog = Pick<Log, 'warn' | 'error'>;
