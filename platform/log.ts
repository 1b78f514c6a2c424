import { pino } from 'pino';
import { DomainError } from './errors.ts';

/** Structured log, a pino logger. Fields are names, counts and codes; a failure goes under `err`. */
export interface Log {
  error(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  info(fields: object, message: string): void;
  debug(fields: object, message: string): void;
}

export interface LogOptions {
  readonly level: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  readonly name: string;
  /** Where lines go; default: standard error, so that standard output stays for answers. */
  readonly write?: (line: string) => void;
}

/** One JSON object a line. */
export function createLog({ level, name, write }: LogOptions): Log {
  return pino(
    {
      level,
      base: { name },
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: describeFailure },
    },
    { write: write ?? ((line: string) => process.stderr.write(line)) },
  );
}

/**
 * What may be written of a failure: class, code, frames. Only a DomainError's message is free of personal
 * values by contract; a driver's or parser's message may quote what it choked on.
 */
export function describeFailure(failure: unknown): object {
  if (!(failure instanceof Error)) return { type: typeof failure };
  const code = 'code' in failure && typeof failure.code === 'string' ? failure.code : undefined;
  const frames = (failure.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: failure.name,
    code,
    message: failure instanceof DomainError ? failure.message : undefined,
    at: frames.slice(0, 6).map((frame) => frame.trim()),
    cause: failure.cause === undefined ? undefined : describeFailure(failure.cause),
  };
}

const nothing = (): void => undefined;
export const silentLog: Log = { error: nothing, warn: nothing, info: nothing, debug: nothing };
