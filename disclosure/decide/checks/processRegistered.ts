import type { RequestCheck } from '../context.ts';

/** GDPR Art. 30(1): what is not in the register of processing is not processed. */
export const processRegistered: RequestCheck = ({ process }) =>
  process ? undefined : 'PROCESS_NOT_REGISTERED';
