import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

/** What a bench found. Ratios and figures have fixed names: tools read them. */
export interface BenchResult {
  readonly bench: string;
  readonly table: readonly Readonly<Record<string, string | number>>[];
  readonly ratios: Readonly<Record<string, number>>;
  readonly figures: Readonly<Record<string, unknown>>;
}

/** The machine in general terms. `load`: the 1, 5 and 15 minute averages at the end. */
const machine = () => ({
  cores: availableParallelism(),
  cpu: cpus()[0]?.model ?? 'unknown',
  memoryGb: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  platform: `${process.platform} ${process.arch}`,
  load: loadavg().map((each) => round(each, 1)),
});

export const round = (value: number, digits = 2): number => Number(value.toFixed(digits));

/** The middle one; of an even number the mean of the two in the middle. NaN for none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  const upper = sorted[Math.floor(half)] ?? NaN;
  return Number.isInteger(half) ? ((sorted[half - 1] ?? NaN) + upper) / 2 : upper;
}

/** A sentence about the progress, on standard error. */
export const say = (message: string): void => void process.stderr.write(`${message}\n`);

/** The table, the ratios, and the one JSON line that ends every bench. */
export function printResult({ bench, table, ratios, figures }: BenchResult): void {
  const lines = [
    ...tableLines(table),
    '',
    ...Object.entries(ratios).map(([name, value]) => `${name}  ${value}`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  process.stdout.write(`${JSON.stringify({ bench, ratios, figures, machine: machine() })}\n`);
}

function tableLines(table: BenchResult['table']): readonly string[] {
  const [head] = table;
  if (!head) return [];
  const names = Object.keys(head);
  const rows = [names, ...table.map((row) => names.map((name) => String(row[name] ?? '')))];
  const widths = names.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ');
  return [
    line(rows[0] ?? []),
    widths.map((width) => '-'.repeat(width)).join('  '),
    ...rows.slice(1).map(line),
  ];
}
