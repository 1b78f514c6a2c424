import type { FactCheck } from '../context.ts';

/** NIST SP 800-63A: the identity behind a fact is at least as sure as the purpose needs; an unknown level is none. */
export const assurance: FactCheck = ({ process }, fact) =>
  process.minAssurance === undefined || (fact.level !== undefined && fact.level >= process.minAssurance)
    ? undefined
    : 'ASSURANCE_TOO_LOW';
