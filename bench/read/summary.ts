import type { BenchResult } from '../report.ts';
import { median, round } from '../report.ts';
import type { Cell, Sample } from './measure.ts';
import type { VariantName } from './variants.ts';

const pairs: readonly (readonly [VariantName, VariantName])[] = [
  ['inproc', 'floorA'],
  ['split', 'floorA'],
  ['inproc', 'monolith'],
  ['inproc', 'floorC'],
  ['inproc', 'limit'],
  ['split', 'monolith'],
];

const inCell =
  ({ clients, people }: Cell) =>
  (sample: Sample): boolean =>
    sample.clients === clients && sample.people === people;

const medianOf = (samples: readonly Sample[], read: (sample: Sample) => number): number =>
  median(samples.map(read));

/** Medians of one variant in one cell. */
const rowOf = (cell: Cell, variant: VariantName, samples: readonly Sample[]) => {
  const own = samples.filter((sample) => inCell(cell)(sample) && sample.variant === variant);
  return {
    variant,
    clients: cell.clients,
    people: cell.people,
    'requests/s': round(
      medianOf(own, ({ rate }) => rate),
      0,
    ),
    'p50 ms': round(medianOf(own, ({ p50 }) => p50)),
    'p99 ms': round(medianOf(own, ({ p99 }) => p99)),
    'CPU ms/request': round(
      medianOf(own, ({ cpu }) => cpu),
      3,
    ),
    'queries/request': round(
      medianOf(own, ({ queries }) => queries),
      3,
    ),
  };
};

/** The median of the rounds' ratios: what ran in one round ran next to each other, on the same machine. */
function ratioOf(samples: readonly Sample[], above: VariantName, below: VariantName): number {
  const rate = (variant: VariantName, turn: number): number =>
    samples.find((sample) => sample.variant === variant && sample.round === turn)?.rate ?? NaN;
  const rounds = [...new Set(samples.map((sample) => sample.round))];
  return median(rounds.map((turn) => rate(above, turn) / rate(below, turn)));
}

export interface Summary extends Pick<BenchResult, 'table' | 'ratios'> {
  readonly rows: BenchResult['table'];
}

export function summarise(
  cells: readonly Cell[],
  variants: readonly VariantName[],
  samples: readonly Sample[],
): Summary {
  const table = cells.flatMap((cell) => variants.map((variant) => rowOf(cell, variant, samples)));
  const ratios: Record<string, number> = {};
  for (const [above, below] of pairs) {
    if (!variants.includes(above) || !variants.includes(below)) continue;
    for (const cell of cells) {
      const name = `${above}_vs_${below}_${cell.clients}c_${cell.people}p`;
      ratios[name] = round(ratioOf(samples.filter(inCell(cell)), above, below), 3);
    }
  }
  return { table, ratios, rows: table };
}
