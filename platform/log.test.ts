import { describe, expect, test } from '@jest/globals';
import { DomainError } from './errors.ts';
import { createLog } from './log.ts';

const written = (failure: unknown): string => {
  let text = '';
  const log = createLog({ level: 'info', name: 'test', write: (line) => (text += line) });
  log.error({ err: failure, requestId: 'r1' }, 'failed');
  return text;
};

describe('log', () => {
  test('keeps the message of an unexpected failure out, since it may quote a personal value', () => {
    const line = written(
      new Error('bad value ann@home.example', { cause: new Error('inner ann@home.example') }),
    );
    expect(line).not.toContain('ann@home.example');
    expect(JSON.parse(line)).toMatchObject({ requestId: 'r1', msg: 'failed', err: { type: 'Error' } });
  });

  test('keeps code and message of a domain error', () => {
    const line = written(new DomainError('GRAPH_UNAVAILABLE', 'Neo4j does not answer'));
    expect(JSON.parse(line)).toMatchObject({
      err: { code: 'GRAPH_UNAVAILABLE', message: 'Neo4j does not answer' },
    });
  });

  test('describes what is no error at all by its type only', () => {
    expect(written('ann@home.example')).not.toContain('ann@home.example');
  });
});
