import type { ConsentEvent } from './consent.ts';
import { compareEvents, coversAll, isFinalDenial, roleOf } from './consent.rules.ts';

const includesAll = (wide: readonly string[], narrow: readonly string[]): boolean =>
  narrow.every((name) => wide.includes(name));

/** In denials an empty list, or `*`, is everything. */
const deniesAll = (wide: readonly string[], narrow: readonly string[]): boolean =>
  coversAll(wide) || (!coversAll(narrow) && includesAll(wide, narrow));

const namesAll = (wide: ConsentEvent, narrow: ConsentEvent): boolean =>
  includesAll(wide.purposes, narrow.purposes) &&
  includesAll(wide.attributes, narrow.attributes) &&
  includesAll(wide.recipients, narrow.recipients) &&
  // A notice version widens a grant to the purposes that it lists.
  (narrow.notice === undefined || narrow.notice === wide.notice);

const lastsAsLong = (grant: ConsentEvent, other: ConsentEvent, now: number): boolean => {
  if (other.until !== undefined && other.until <= now && grant.until !== undefined && grant.until <= now) {
    return true;
  }
  return (grant.until ?? Infinity) >= (other.until ?? Infinity);
};

const reachesAsFar = (grant: ConsentEvent, other: ConsentEvent): boolean =>
  grant.locations === undefined ||
  (other.locations !== undefined && includesAll(grant.locations, other.locations));

/** Whatever ends the later grant ends the earlier one too, and the later one permits all that the earlier does. */
const replacesGrant = (later: ConsentEvent, earlier: ConsentEvent, now: number): boolean =>
  (later.actor === earlier.actor || (later.actor === 'person' && earlier.actor === 'imported')) &&
  (later.explicit || !earlier.explicit) &&
  lastsAsLong(later, earlier, now) &&
  reachesAsFar(later, earlier) &&
  namesAll(later, earlier);

const deniesSame = (denial: ConsentEvent, event: ConsentEvent): boolean =>
  deniesAll(denial.purposes, event.purposes) &&
  deniesAll(denial.attributes, event.attributes) &&
  deniesAll(denial.recipients, event.recipients);

const replacesDenial = (later: ConsentEvent, earlier: ConsentEvent): boolean =>
  (isFinalDenial(later) || !isFinalDenial(earlier)) && deniesSame(later, earlier);

/**
 * A denial of every attribute ends an earlier grant for good, and stays the reason. One that names attributes does
 * not replace it: the grant may reveal more than they do, and says then why that is denied.
 */
const endsForGood = (denial: ConsentEvent, grant: ConsentEvent): boolean =>
  coversAll(denial.attributes) && deniesSame(denial, grant);

/** Whether a decision from `now` on is the same without `earlier`, whatever else is or will be recorded. */
function isReplacedBy(earlier: ConsentEvent, later: ConsentEvent, now: number): boolean {
  if (compareEvents(later, earlier) <= 0) return false;
  const [was, is] = [roleOf(earlier), roleOf(later)];
  if (was === 'grant')
    return is === 'grant'
      ? replacesGrant(later, earlier, now)
      : is === 'denial' && endsForGood(later, earlier);
  if (was === 'denial') return is === 'denial' && replacesDenial(later, earlier);
  return is === 'ask' && namesAll(later, earlier);
}

/**
 * The current state of one record's consent: the events without those that can't count any more, in their order.
 * It decides the same, with the same reasons, as the full history for every moment from the latest recording on;
 * earlier moments need the history. Folding in parts gives the same as folding at once decides.
 */
export function foldConsent(events: readonly ConsentEvent[]): readonly ConsentEvent[] {
  let now = -Infinity;
  for (const event of events) now = Math.max(now, event.recordedAt);
  const ordered = [...events].sort(compareEvents);
  return ordered.filter(
    (event, index) => !ordered.some((later, place) => place > index && isReplacedBy(event, later, now)),
  );
}
