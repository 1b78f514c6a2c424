import type { BenchOptions } from '../options.ts';
import { usageOf } from '../process/usage.ts';
import type { BenchResult } from '../report.ts';
import { round, say } from '../report.ts';
import { openScene } from '../scene.ts';
import { startLoad } from './load.ts';
import { measure } from './measure.ts';
import type { Bench, Cell, Sample } from './measure.ts';
import { assertSameAnswers } from './sameAnswers.ts';
import { summarise } from './summary.ts';
import { startVariant, variantNames } from './variants.ts';
import type { Variant } from './variants.ts';
import { prepareWorld } from './world.ts';

const defaults = { rounds: 3, seconds: 2.5, clients: [1, 16, 64], people: [1, 20], size: 5_000 } as const;
const warmUpSeconds = 2;

/** Every cell in every round, the variants one after the other, each round beginning with another one. */
async function runRounds(bench: Bench, plan: Plan): Promise<readonly Sample[]> {
  const samples: Sample[] = [];
  for (const cell of plan.cells) {
    for (let turn = 0; turn < plan.rounds; turn += 1) {
      for (const variant of turned(plan.variants, turn)) {
        samples.push(await measure(bench, variant, { ...cell, round: turn }));
      }
    }
    say(`Measured ${cell.clients} clients, ${cell.people} people.`);
  }
  return samples;
}

const turned = <T>(all: readonly T[], by: number): readonly T[] => [
  ...all.slice(by % all.length),
  ...all.slice(0, by % all.length),
];

interface Plan {
  readonly cells: readonly Cell[];
  readonly rounds: number;
  readonly variants: readonly Variant[];
}

async function warmUp({ load, world, seconds }: Bench, { cells, variants }: Plan): Promise<void> {
  const { ids, token } = world;
  const most = Math.max(...cells.map(({ clients }) => clients));
  for (const { url, dialect } of variants) {
    for (const people of new Set(cells.map((cell) => cell.people))) {
      const job = { url, dialect, token, ids, people, seconds: Math.min(seconds, warmUpSeconds) };
      await load.run({ ...job, clients: Math.min(most, 16) });
    }
  }
}

const residentOf = (variants: readonly Variant[]): Record<string, number> =>
  Object.fromEntries(
    variants.map(({ name, children }) => [name, round(usageOf(children.map(({ pid }) => pid)).resident, 0)]),
  );

async function measureAll(bench: Bench, plan: Plan): Promise<BenchResult> {
  const same = await assertSameAnswers(plan.variants, bench.world);
  say(`${same} answers are the same in all variants.`);
  await warmUp(bench, plan);
  const samples = await runRounds(bench, plan);
  const names = plan.variants.map(({ name }) => name);
  const { table, ratios, rows } = summarise(plan.cells, names, samples);
  const figures = {
    rows,
    residentMb: residentOf(plan.variants),
    persons: bench.world.persons,
    askedPersons: bench.world.ids.length,
    answersCompared: same,
    rounds: plan.rounds,
    secondsEach: bench.seconds,
  };
  return { bench: 'consented-read', table, ratios, figures };
}

/** The consented read through the gateway and through what it is compared with, in the same run. */
export async function benchConsentedRead(options: BenchOptions): Promise<BenchResult> {
  const { rounds, seconds, clients, people, size } = { ...defaults, ...given(options) };
  const cells = people.flatMap((each) => clients.map((count) => ({ clients: count, people: each })));
  const names = variantNames.filter((name) => options.only?.includes(name) ?? true);
  const scene = await openScene('read');
  const variants: Variant[] = [];
  const load = await startLoad();
  try {
    const world = await prepareWorld(scene, size);
    for (const name of names) {
      say(`Starting ${name} …`);
      variants.push(await startVariant(scene, name));
    }
    return await measureAll({ load, world, seconds }, { cells, rounds, variants });
  } finally {
    load.close();
    await Promise.all(variants.flatMap(({ children }) => children.map((child) => child.stop())));
    await scene.close();
  }
}

const given = (options: BenchOptions): { [Name in keyof BenchOptions]?: NonNullable<BenchOptions[Name]> } =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
