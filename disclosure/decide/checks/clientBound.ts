import type { RequestCheck } from '../context.ts';

/** The token is the right of one product (RFC 6749 §2): a process of another product is out of its reach. */
export const clientBound: RequestCheck = ({ process, request, product }) => {
  if (process?.productId !== request.clientId) return 'CLIENT_NOT_BOUND_TO_PROCESS';
  return product?.active === true ? undefined : 'CLIENT_NOT_REGISTERED';
};
