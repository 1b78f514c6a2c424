import type { Basis, BasisAnswer } from '../basisAnswer.ts';

const permitted: BasisAnswer = { permits: true, reason: 'LEGAL_OBLIGATION' };
const unnamed: BasisAnswer = { permits: false, reason: 'LAW_NOT_NAMED' };

/** GDPR Art. 6(1)(c), (3): the law must be laid down, so the process has to name it. */
export const legalObligationBasis: Basis = ({ process }) => {
  const answer = process.law !== undefined && process.law.trim() !== '' ? permitted : unnamed;
  return () => answer;
};
