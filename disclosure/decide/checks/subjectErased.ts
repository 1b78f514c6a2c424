import type { RequestCheck } from '../context.ts';
import { isFalse } from '../exactly.ts';

/** GDPR Art. 17: an erased person is nobody's data subject any more. */
export const subjectErased: RequestCheck = ({ subject }) =>
  isFalse(subject.erased) ? undefined : 'SUBJECT_ERASED';
