import type { ConsentEvent } from './consent.ts';
import { foldConsent } from './foldConsent.ts';

/** Text form of the folded events, as CurrentConsent holds it. */
export const writeCurrent = (events: readonly ConsentEvent[]): string => JSON.stringify(foldConsent(events));

/**
 * The folded events of one record.
 * @throws TypeError or SyntaxError when the text is not what `writeCurrent` writes: the reader must then deny.
 */
export function parseCurrent(text: string): readonly ConsentEvent[] {
  const events: unknown = JSON.parse(text);
  if (!Array.isArray(events)) throw new TypeError('the current consent is not a list');
  return events as readonly ConsentEvent[];
}

/**
 * The moment to decide a live read for: now, or the latest recording that was read, whichever is later. A clock
 * that is behind another process's must not hide a withdrawal that was acknowledged there.
 */
export function momentOfReading(now: number, events: readonly ConsentEvent[]): number {
  let moment = now;
  for (const event of events) if (event.recordedAt > moment) moment = event.recordedAt;
  return moment;
}
