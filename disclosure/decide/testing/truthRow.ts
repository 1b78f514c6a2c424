import { fact, process, type Scenario } from './scenario.ts';

/** Id of the row, what it says, what it puts in place of the defaults, and the answer that it expects. */
export type TruthRow = readonly [id: string, words: string, scenario: Scenario, expected: string];

// What several rows have in common.
export const newsletter = { request: { purpose: 'newsletter' } };
export const over18 = { request: { attributes: ['ageOver18'] }, facts: [fact({ attribute: 'birthDate' })] };
export const health = { request: { attributes: ['health'] }, facts: [fact({ attribute: 'health' })] };
export const orders = process({ purpose: 'orders', legalBasis: 'contract', necessaryForContract: true });
export const order = { request: { purpose: 'orders' }, processes: [orders] };
export const twoRecords = (shared: boolean) => ({
  records: [
    { id: 'r1', confirmations: shared ? ['m1'] : [] },
    { id: 'r2', confirmations: shared ? ['m1'] : ['m2'] },
  ],
});
export const supportIn = (over: Parameters<typeof process>[0] | object): Scenario => ({
  processes: [process({ purpose: 'support', ...over })],
});
