import { describe, expect, test } from '@jest/globals';
import { keepRunning } from './keepRunning.ts';
import type { Launched } from './launch.ts';

interface Fake extends Launched {
  readonly die: () => void;
  readonly stops: () => number;
}

const fake = (): Fake => {
  let die: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (die = resolve));
  let alive = true;
  let stops = 0;
  const end = (): void => {
    alive = false;
    die();
  };
  const stop = (): Promise<void> => {
    stops += 1;
    end();
    return Promise.resolve();
  };
  return { pid: 1, ended, hasEnded: () => !alive, stop, die: end, stops: () => stops };
};

const turn = (milliseconds = 10) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('a Neo4j that is kept running', () => {
  test('is started again when it ends on its own, and not after it was stopped', async () => {
    const launched: Fake[] = [fake()];
    const again = (): Promise<Launched> => {
      launched.push(fake());
      return Promise.resolve(launched.at(-1) as Launched);
    };
    const kept = keepRunning({ first: launched[0] as Launched, again, pause: 1 });
    launched[0]?.die();
    await turn();
    launched[1]?.die();
    await turn();
    expect(launched).toHaveLength(3);
    await kept.stop();
    await turn();
    expect(launched).toHaveLength(3);
    expect(launched[2]?.stops()).toBe(1);
  });

  test('leaves none behind that was launched while it was stopped', async () => {
    const first = fake();
    const late = fake();
    let answer: (launched: Launched) => void = () => undefined;
    const kept = keepRunning({ first, again: () => new Promise((resolve) => (answer = resolve)), pause: 1 });
    first.die();
    await turn();
    const stopped = kept.stop();
    answer(late);
    await stopped;
    expect(late.hasEnded()).toBe(true);
  });
});
