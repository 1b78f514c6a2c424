import type { Contract } from '#core/consent/consent.ts';
import type { Basis, BasisAnswer } from '../basisAnswer.ts';
import type { ProcessContext } from '../context.ts';
import { confirmedTogether } from '../confirmation.ts';

const deny = (reason: BasisAnswer['reason']): BasisAnswer => ({ permits: false, reason });
const notNecessary = deny('NOT_NECESSARY_FOR_CONTRACT');
const noContract = deny('NO_ACTIVE_CONTRACT');
const unread = deny('INPUT_UNAVAILABLE');

const isInForce = ({ input, product }: ProcessContext, contract: Contract): boolean =>
  contract.organizationId === product.organizationId &&
  (contract.productId === undefined || contract.productId === product.id) &&
  contract.from <= input.at &&
  (contract.until === undefined || input.at < contract.until);

/** The contract that lasts longest; of equal ones it does not matter which. */
const longest = (contracts: readonly Contract[]): Contract | undefined =>
  contracts.reduce<Contract | undefined>(
    (best, next) => (best && (best.until ?? Infinity) >= (next.until ?? Infinity) ? best : next),
    undefined,
  );

/**
 * GDPR Art. 6(1)(b). Objectively necessary for the contract, which marketing never is (EDPB Guidelines 2/2019, 51-56).
 * A contract, like a grant, stays with the facts of its record until the person confirms the merge.
 */
export const contractBasis: Basis = (context) => {
  const { process, index, input } = context;
  if (process.necessaryForContract !== true || index.isMarketing(process.purpose)) return () => notNecessary;
  if (!input.contracts.known || !input.records.known) return () => unread;
  const together = confirmedTogether(input.records.value);
  const inForce = input.contracts.value.filter((contract) => isInForce(context, contract));
  return (_attribute, recordId) => {
    const found = longest(inForce.filter((contract) => together(contract.recordId, recordId)));
    if (!found) return noContract;
    return {
      permits: true,
      reason: 'CONTRACT',
      ...(found.until === undefined ? {} : { until: found.until }),
    };
  };
};
