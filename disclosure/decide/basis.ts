import type { LegalBasis } from '#core/catalogue/catalogue.ts';
import { consentBasis } from './bases/consent.ts';
import { contractBasis } from './bases/contract.ts';
import { legalObligationBasis } from './bases/legalObligation.ts';
import type { Basis } from './basisAnswer.ts';

const unsupported: Basis = () => () => ({ permits: false, reason: 'LEGAL_BASIS_NOT_SUPPORTED' });

// A basis that is not decided yet denies.
const bases: Readonly<Record<LegalBasis, Basis>> = {
  consent: consentBasis,
  contract: contractBasis,
  'legal-obligation': legalObligationBasis,
  'vital-interest': unsupported,
  'public-task': unsupported,
  'legitimate-interest': unsupported,
  'opt-out': unsupported,
};

export const basisOf = (legalBasis: LegalBasis): Basis =>
  Object.hasOwn(bases, legalBasis) ? bases[legalBasis] : unsupported;
