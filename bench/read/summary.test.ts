import type { Sample } from './measure.ts';
import { summarise } from './summary.ts';

const cell = { clients: 64, people: 1 };
const sample = (variant: Sample['variant'], round: number, rate: number): Sample => ({
  ...cell,
  variant,
  round,
  rate,
  p50: 1,
  p99: 2,
  cpu: 0.5,
  queries: 1,
});

describe('the summary', () => {
  test('takes the median of the ratios of the rounds, not the ratio of the medians', () => {
    const samples = [
      sample('inproc', 0, 100),
      sample('floorA', 0, 50),
      sample('inproc', 1, 30),
      sample('floorA', 1, 10),
      sample('inproc', 2, 10),
      sample('floorA', 2, 10),
    ];
    const { ratios, table } = summarise([cell], ['inproc', 'floorA'], samples);
    expect(ratios).toEqual({ inproc_vs_floorA_64c_1p: 2 });
    expect(table.map((row) => row['requests/s'])).toEqual([30, 10]);
  });

  test('names a ratio only when both of its variants ran', () => {
    expect(summarise([cell], ['inproc'], [sample('inproc', 0, 1)]).ratios).toEqual({});
  });
});
