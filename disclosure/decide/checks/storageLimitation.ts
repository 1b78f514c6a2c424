import type { FactCheck } from '../context.ts';

/** GDPR Art. 5(1)(e), storage limitation: the retention of the process runs from the recording and its end is exclusive. */
export const storageLimitation: FactCheck = ({ process, input }, fact) =>
  process.retention === undefined || input.at < fact.recordedAt + process.retention
    ? undefined
    : 'RETENTION_EXPIRED';
