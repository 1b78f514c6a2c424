import { DomainError } from '#platform/errors.ts';
import { readOptions } from './options.ts';

describe('the options of a bench', () => {
  test('are read with a blank or an equals sign', () => {
    expect(readOptions(['--rounds', '2', '--clients=1,16'])).toMatchObject({ rounds: 2, clients: [1, 16] });
  });
  test('are absent where nothing is said, so that each bench has its own defaults', () => {
    expect(Object.values(readOptions([])).every((value) => value === undefined)).toBe(true);
  });
  test.each([[['--round', '2']], [['--rounds']], [['--rounds', 'many']], [['--seconds', '0']]])(
    'are refused when they are wrong: %j',
    (words) => {
      expect(() => readOptions(words)).toThrow(DomainError);
    },
  );
});
