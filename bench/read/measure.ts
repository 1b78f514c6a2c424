import { usageOf } from '../process/usage.ts';
import type { Load } from './load.ts';
import { queriesOf } from './variants.ts';
import type { Variant, VariantName } from './variants.ts';
import type { World } from './world.ts';

/** How many clients ask for how many people. */
export interface Cell {
  readonly clients: number;
  readonly people: number;
}

/** One measurement. Times in milliseconds. */
export interface Sample extends Cell {
  readonly variant: VariantName;
  readonly round: number;
  readonly rate: number;
  readonly p50: number;
  readonly p99: number;
  /** CPU time of all its processes for one request. */
  readonly cpu: number;
  /** Neo4j queries for one request. */
  readonly queries: number;
}

export interface Bench {
  readonly load: Load;
  readonly world: World;
  readonly seconds: number;
}

export async function measure(
  { load, world, seconds }: Bench,
  variant: Variant,
  { round, ...cell }: Cell & { readonly round: number },
): Promise<Sample> {
  const { url, dialect, name } = variant;
  const pids = variant.children.map(({ pid }) => pid);
  const queries = await queriesOf(variant);
  const { cpu } = usageOf(pids);
  const result = await load.run({ url, dialect, token: world.token, seconds, ...cell });
  const used = usageOf(pids).cpu - cpu;
  const asked = (await queriesOf(variant)) - queries;
  return {
    variant: name,
    round,
    ...cell,
    rate: result.requests / result.seconds,
    p50: result.p50,
    p99: result.p99,
    cpu: used / result.requests,
    queries: asked / result.requests,
  };
}
