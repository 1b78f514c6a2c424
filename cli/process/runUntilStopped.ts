import { DomainError } from '#platform/errors.ts';

/** Something that runs, and how to end it. */
export interface Running {
  stop(): Promise<void>;
}

/**
 * Runs a process until SIGINT or SIGTERM, then stops it cleanly; a second signal ends it at once. A failure to
 * start is one sentence on standard error and exit code 1, without a stack: the reader is an operator.
 */
export function runUntilStopped(start: (stopping: AbortSignal) => Promise<Running>): void {
  const stopping = new AbortController();
  const running = start(stopping.signal);
  let asked = false;
  const stop = (): void => {
    if (asked) process.exit(130);
    asked = true;
    stopping.abort();
    running
      .then((parts) => parts.stop())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  running.catch((error: unknown) => {
    process.stderr.write(`${explain(error)}\n`);
    process.exit(1);
  });
}

/** A failure as an operator reads it. */
export function explain(error: unknown): string {
  if (error instanceof DomainError) return `${error.code}: ${error.message}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
