import type { RequestCheck } from '../context.ts';

/** GDPR Art. 17: an erased person is nobody's data subject any more. */
export const subjectErased: RequestCheck = ({ subject }) =>
  subject.erased === false ? undefined : 'SUBJECT_ERASED';
