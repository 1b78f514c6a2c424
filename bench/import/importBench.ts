import { randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { registerDemo } from '#cli/demo/demoCatalogue.ts';
import { openDoors } from '#cli/runtime/doors.ts';
import { openRuntime } from '#cli/runtime/runtime.ts';
import type { Runtime } from '#cli/runtime/runtime.ts';
import { createBlindIndex } from '#graph/vault/blindIndex.ts';
import { createExecutor } from '#graph/neo4jExecutor.ts';
import type { Executor } from '#graph/executor.ts';
import { readConfig } from '#platform/config.ts';
import { DomainError } from '#platform/errors.ts';
import type { BenchOptions } from '../options.ts';
import { importPeople, writePeople } from '../people.ts';
import type { BenchResult } from '../report.ts';
import { median, round, say } from '../report.ts';
import { openScene } from '../scene.ts';
import type { Scene } from '../scene.ts';
import { countStored } from './count.queries.ts';
import { flatRows, readStored, writeFlat, writeNested } from './floors.ts';
import { createQueryClock } from './queryClock.ts';
import type { QueryClock } from './queryClock.ts';

const defaults = { rounds: 3, size: 20_000 };
const warmUpPeople = 5_000;

/** The three graphs: one takes the import, each of the others what a floor writes. All are the same Neo4j, empty at first. */
interface Stage {
  readonly ours: Scene;
  readonly runtime: Runtime;
  readonly intakeExecutor: Executor;
  readonly clock: QueryClock;
  readonly flat: Executor;
  readonly nested: Executor;
}

interface Round {
  readonly rows: number;
  readonly seconds: number;
  /** Seconds of our own CPU time. */
  readonly cpu: number;
  readonly flatSeconds: number;
  readonly nestedSeconds: number;
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
};

async function playRound(stage: Stage, seed: string, people: number): Promise<Round> {
  const { runtime, ours, flat, nested } = stage;
  const files = await writePeople(ours.folder, seed, people);
  // A key of its own for each round: the same numbers and mailboxes are somebody else's, or all would be revisions.
  const blind = createBlindIndex(randomBytes(32));
  const intake = { ...openDoors(runtime).intake, executor: stage.intakeExecutor, blind };
  const since = Date.now();
  const cpu = process.cpuUsage();
  let rows = 0;
  const seconds = await timed(async () => {
    rows = await importPeople(intake, files);
  });
  const used = process.cpuUsage(cpu);
  const stored = await readStored(runtime.executor, since);
  const flatForm = flatRows(stored);
  const flatSeconds = await timed(() => writeFlat(flat, flatForm));
  const nestedSeconds = await timed(() => writeNested(nested, stored));
  await assertSame([runtime.executor, flat, nested], since);
  say(
    `${rows} rows: import ${round(seconds)} s, UNWIND ${round(flatSeconds)} s, nested ${round(nestedSeconds)} s`,
  );
  return { rows, seconds, cpu: (used.user + used.system) / 1e6, flatSeconds, nestedSeconds };
}

async function assertSame(executors: readonly Executor[], since: number): Promise<void> {
  const [first, ...others] = await Promise.all(
    executors.map((executor) => executor.run(countStored, { since })),
  );
  if (!others.every((other) => isDeepStrictEqual(other, first)))
    throw new DomainError('INTERNAL_SERVER_ERROR', 'the floors wrote another graph than the import');
}

async function openFloor(closers: (() => Promise<void>)[], name: string): Promise<Executor> {
  const scene = await openScene(name, {});
  closers.push(() => scene.close());
  const config = readConfig(scene.env);
  // Constraints and indexes are the same; the rest of what a runtime has is not needed.
  const runtime = await openRuntime(config, () => undefined);
  closers.push(() => runtime.close());
  return runtime.executor;
}

async function openStage(closers: (() => Promise<void>)[]): Promise<Stage> {
  const ours = await openScene('import', {});
  closers.push(() => ours.close());
  const runtime = await openRuntime(readConfig(ours.env), say);
  closers.push(() => runtime.close());
  await registerDemo(runtime);
  const clock = createQueryClock();
  const intakeExecutor = createExecutor({ ...ours.graph, metrics: clock });
  closers.push(() => intakeExecutor.close());
  const flat = await openFloor(closers, 'flat');
  const nested = await openFloor(closers, 'nested');
  return { ours, runtime, intakeExecutor, clock, flat, nested };
}

/** The import of generated people against plain UNWIND of the very nodes and edges that it wrote. */
export async function benchImport(options: BenchOptions): Promise<BenchResult> {
  const { rounds = defaults.rounds, size = defaults.size } = options;
  const closers: (() => Promise<void>)[] = [];
  try {
    const stage = await openStage(closers);
    say('Warming up …');
    await playRound(stage, 'warm', Math.min(size, warmUpPeople));
    stage.clock.reset();
    const played: Round[] = [];
    for (let turn = 0; turn < rounds; turn += 1) played.push(await playRound(stage, `round-${turn}`, size));
    return resultOf(played, stage.clock);
  } finally {
    for (const close of closers.reverse()) await close();
  }
}

// `queries`: all rounds together.
function resultOf(played: readonly Round[], clock: QueryClock): BenchResult {
  const of = (read: (one: Round) => number): number => median(played.map(read));
  const row = (way: string, read: (one: Round) => number) => ({
    way,
    'rows/s': round(
      of((one) => one.rows / read(one)),
      0,
    ),
    seconds: round(of(read)),
  });
  const table = [
    row('import', ({ seconds }) => seconds),
    row('plain UNWIND', ({ flatSeconds }) => flatSeconds),
    row('nested UNWIND', ({ nestedSeconds }) => nestedSeconds),
  ];
  const ratios = {
    import_vs_unwind: round(
      of((one) => one.flatSeconds / one.seconds),
      3,
    ),
    import_vs_nested_unwind: round(
      of((one) => one.nestedSeconds / one.seconds),
      3,
    ),
  };
  const cpuMsPerRow = round(
    of((one) => (one.cpu * 1000) / one.rows),
    3,
  );
  const figures = {
    table,
    rows: of(({ rows }) => rows),
    rounds: played.length,
    cpuMsPerRow,
    queries: clock.totals(),
  };
  return { bench: 'import', table, ratios, figures };
}
