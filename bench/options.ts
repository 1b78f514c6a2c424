import { DomainError } from '#platform/errors.ts';

/** What the command line may change. Each bench has its own defaults for what is absent. */
export interface BenchOptions {
  readonly rounds: number | undefined;
  /** Seconds of one measurement. */
  readonly seconds: number | undefined;
  /** Numbers of clients in a closed loop. */
  readonly clients: readonly number[] | undefined;
  /** Numbers of people that one request asks for. */
  readonly people: readonly number[] | undefined;
  /** Names of variants; the others are left out. */
  readonly only: readonly string[] | undefined;
  /** People that are generated. */
  readonly size: number | undefined;
}

const names = ['rounds', 'seconds', 'clients', 'people', 'only', 'size'] as const;

const wrong = (found: string): DomainError =>
  new DomainError(
    'INPUT_MALFORMED',
    `found ${found}, expected options such as --rounds 3, of ${names.join(', ')}`,
  );

const numbers = (text: string): readonly number[] =>
  text.split(',').map((each) => {
    const value = Number(each);
    if (!(value > 0)) throw wrong(`"${each}"`);
    return value;
  });

const first = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : numbers(text)[0];

/** Reads `--name value` and `--name=value`. @throws DomainError INPUT_MALFORMED */
export function readOptions(words: readonly string[]): BenchOptions {
  const parts = words.flatMap((word) => (word.startsWith('--') ? word.slice(2).split('=', 2) : [word]));
  const given = new Map<string, string>();
  for (let at = 0; at < parts.length; at += 2) {
    const [name = '', value] = parts.slice(at, at + 2);
    if (!(names as readonly string[]).includes(name) || value === undefined) throw wrong(`"${name}"`);
    given.set(name, value);
  }
  const list = (name: string): readonly number[] | undefined => {
    const text = given.get(name);
    return text === undefined ? undefined : numbers(text);
  };
  return {
    rounds: first(given.get('rounds')),
    seconds: first(given.get('seconds')),
    clients: list('clients'),
    people: list('people'),
    only: given.get('only')?.split(','),
    size: first(given.get('size')),
  };
}
