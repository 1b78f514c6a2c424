import type { RequestCheck } from '../context.ts';

/** GDPR Art. 30(1)(d): the register names who receives; by default the organisation of the product alone. */
export const recipientRegistered: RequestCheck = ({ process, product, recipient }) => {
  const named = process?.recipients ?? [];
  const registered = named.length === 0 ? recipient === product?.organizationId : named.includes(recipient);
  return registered && recipient !== '' ? undefined : 'RECIPIENT_NOT_REGISTERED';
};
