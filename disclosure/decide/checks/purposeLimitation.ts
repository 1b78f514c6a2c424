import type { RequestCheck } from '../context.ts';

/** GDPR Art. 5(1)(b), purpose limitation: the purpose is the registered one, neither broader nor narrower. */
export const purposeLimitation: RequestCheck = ({ process, request, catalogue }) => {
  if (process?.purpose !== request.purpose) return 'PURPOSE_MISMATCH';
  // Refusals of broader purposes count too, so a purpose without a place in the order can't be decided.
  return catalogue.purposes.has(request.purpose) ? undefined : 'PURPOSE_NOT_REGISTERED';
};
