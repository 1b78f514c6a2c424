import { Neo4jError } from 'neo4j-driver';
import { asCallerError, asStartError, failureKindOf } from './failures.ts';
import { withRetries } from './retry.ts';

const driverError = (code: string): Neo4jError => new Neo4jError('text', code, '50N42', 'text');
const budget = { transient: 300, unreachable: 0 };

describe('failures of the driver', () => {
  it.each([
    ['ServiceUnavailable', 'unreachable'],
    ['SessionExpired', 'unreachable'],
    ['N/A', 'exhausted'],
    ['Neo.TransientError.Transaction.DeadlockDetected', 'transient'],
    ['Neo.TransientError.General.DatabaseUnavailable', 'transient'],
    ['Neo.ClientError.Security.Unauthorized', 'credentials'],
    ['Neo.ClientError.Schema.ConstraintValidationFailed', 'other'],
    ['Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration', 'other'],
  ])('are judged by their code: %s is %s', (code, kind) => {
    expect(failureKindOf(driverError(code))).toBe(kind);
  });

  it('reach the caller as GRAPH_UNAVAILABLE only when the same call may succeed later', () => {
    const lost = driverError('ServiceUnavailable');
    expect(asCallerError(lost)).toMatchObject({ code: 'GRAPH_UNAVAILABLE', retryable: true, cause: lost });
    const wrong = driverError('Neo.ClientError.Statement.SyntaxError');
    expect(asCallerError(wrong)).toBe(wrong);
    const own = new Error('GRAPH_UNAVAILABLE ServiceUnavailable');
    expect(asCallerError(own)).toBe(own);
  });

  it('at the start name the variables when the password is wrong', () => {
    const error = asStartError(
      driverError('Neo.ClientError.Security.Unauthorized'),
      'bolt://a:b@127.0.0.1:1',
    );
    expect(error).toMatchObject({ code: 'START_FAILED' });
    expect((error as Error).message).not.toContain('a:b');
  });
});

describe('retries', () => {
  const failing = (code: string, times: number) => {
    let calls = 0;
    const attempt = async (): Promise<number> => {
      calls += 1;
      if (calls <= times) throw asCallerError(driverError(code));
      return Promise.resolve(calls);
    };
    return { attempt, calls: () => calls };
  };

  it('go on after a transient error until it is over', async () => {
    expect(await withRetries(failing('Neo.TransientError.Any.Thing', 2).attempt, budget)).toBe(3);
  });

  it('stop when the budget of that kind is spent', async () => {
    const endless = failing('Neo.TransientError.Any.Thing', Infinity);
    await expect(withRetries(endless.attempt, budget)).rejects.toMatchObject({ code: 'GRAPH_UNAVAILABLE' });
    expect(endless.calls()).toBeGreaterThan(2);
    const lost = failing('ServiceUnavailable', Infinity);
    await expect(withRetries(lost.attempt, budget)).rejects.toMatchObject({ code: 'GRAPH_UNAVAILABLE' });
    expect(lost.calls()).toBe(1);
  });

  it.each(['N/A', 'Neo.ClientError.Statement.SyntaxError'])('are not made after %s', async (code) => {
    const failed = failing(code, Infinity);
    await expect(withRetries(failed.attempt, { transient: 300, unreachable: 300 })).rejects.toBeInstanceOf(
      Error,
    );
    expect(failed.calls()).toBe(1);
  });
});
