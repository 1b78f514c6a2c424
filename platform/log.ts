import { pino } from 'pino';

/** What may be written beside a message: never a personal value. The type leaves no room for objects to slip in. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

export interface Log {
  error(message: string, fields?: LogFields, cause?: unknown): void;
  warn(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  debug(message: string, fields?: LogFields): void;
}

export interface LogOptions {
  readonly level: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  readonly name: string;
  /** Where lines go; default: standard error, so that standard output stays for answers. */
  readonly write?: (line: string) => void;
}

/** Structured log lines (JSON). Of a cause only its class, code and stack frames are kept: a driver's message may quote a parameter. */
export function createLog({ level, name, write }: LogOptions): Log {
  const stream = { write: write ?? ((line: string) => process.stderr.write(line)) };
  const logger = pino({ level, base: { name }, timestamp: pino.stdTimeFunctions.isoTime }, stream);
  return {
    error: (message, fields, cause) => logger.error({ ...fields, ...describe(cause) }, message),
    warn: (message, fields) => logger.warn(fields ?? {}, message),
    info: (message, fields) => logger.info(fields ?? {}, message),
    debug: (message, fields) => logger.debug(fields ?? {}, message),
  };
}

function describe(cause: unknown): LogFields {
  if (!(cause instanceof Error)) return {};
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
  const frames = (cause.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    cause: cause.name,
    causeCode: code,
    at: frames
      .slice(0, 6)
      .map((frame) => frame.trim())
      .join(' < '),
  };
}

export const silentLog: Log = { error: () => {}, warn: () => {}, info: () => {}, debug: () => {} };
