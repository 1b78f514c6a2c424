import type { ConsentEvent } from '#core/consent/consent.ts';
import { compareEvents, outlives } from '#core/consent/consent.rules.ts';
import type { Basis, BasisAnswer } from '../basisAnswer.ts';
import { allLieIn, type ProcessContext } from '../context.ts';
import { isTrue } from '../exactly.ts';
import { confirmedTogether, type Together } from '../confirmation.ts';
import type { ReasonCode } from '../reasons.ts';
import { deniesAttribute, selectExpressions, type Expressions } from './expressions.ts';

/** A grant that no denial has ended, and what it lacks. The better the fit the smaller `rank`. */
interface Standing {
  readonly grant: ConsentEvent;
  readonly rank: number;
}

const standingReasons: readonly (ReasonCode | undefined)[] = [
  undefined,
  'EXPLICIT_CONSENT_REQUIRED',
  'LOCATION_NOT_COVERED',
  'ConsentExpired',
];

const stateReasons = {
  Requested: 'ConsentRequested',
  Deferred: 'ConsentDeferred',
  Given: 'ConsentGiven',
  Renewed: 'RenewedConsentGiven',
  Refused: 'ConsentRefused',
  Withdrawn: 'ConsentWithdrawn',
  Revoked: 'ConsentRevoked',
  Invalidated: 'ConsentInvalidated',
  Expired: 'ConsentExpired',
} as const satisfies Record<ConsentEvent['state'], ReasonCode>;

const unknown: BasisAnswer = { permits: false, reason: 'ConsentUnknown' };
const unread: BasisAnswer = { permits: false, reason: 'INPUT_UNAVAILABLE' };

const answer = (permits: boolean, reason: ReasonCode, event: ConsentEvent): BasisAnswer => ({
  permits,
  reason,
  consent: {
    eventId: event.id,
    state: event.state,
    at: Math.min(event.at, event.recordedAt),
    notice: event.notice,
  },
  until: permits ? event.until : undefined,
});

const later = (a: ConsentEvent | undefined, b: ConsentEvent): ConsentEvent =>
  a !== undefined && compareEvents(a, b) >= 0 ? a : b;

function rankOf({ input, places }: ProcessContext, grant: ConsentEvent, special: boolean): number {
  if (grant.until !== undefined && !(input.at < grant.until)) return 3;
  if (grant.locations !== undefined && !allLieIn(places, grant.locations)) return 2;
  return special && !isTrue(grant.explicit) ? 1 : 0;
}

/** Negative when the first grant ends sooner; an expired one lasts no longer than another. */
function compareEnds(a: Standing, b: Standing): number {
  const [first, second] = [a.grant.until ?? Infinity, b.grant.until ?? Infinity];
  return a.rank === 3 || first === second ? 0 : first - second;
}

/** The one that fits best, then lasts longest, then was said last. */
function better(a: Standing | undefined, b: Standing): Standing {
  if (a === undefined) return b;
  const order = b.rank - a.rank || compareEnds(a, b) || compareEvents(a.grant, b.grant);
  return order >= 0 ? a : b;
}

type LatestDenial = (attribute: string) => ConsentEvent | undefined;

/** The latest denial of an attribute, looked for once: a cluster may hold thousands, and each grant meets them all. */
function latestDenials({ input }: ProcessContext, { denials }: Expressions): LatestDenial {
  if (denials.length === 0) return () => undefined;
  const known = new Map<string, ConsentEvent | null>();
  return (attribute) => {
    let latest = known.get(attribute);
    if (latest === undefined) {
      latest = null;
      for (const next of denials) {
        if (deniesAttribute(input.lattice, next, attribute)) latest = later(latest ?? undefined, next);
      }
      known.set(attribute, latest);
    }
    return latest ?? undefined;
  };
}

/** One decision of one attribute for one record. */
interface Scope {
  readonly context: ProcessContext;
  readonly expressions: Expressions;
  readonly together: Together;
  readonly latestDenial: LatestDenial;
  readonly attribute: string;
  /** What reveals the attribute: a grant of any of these covers it. */
  readonly revealedBy: ReadonlySet<string>;
  readonly recordId: string;
}

/** The latest denial that ended a grant in what it says of one attribute; none: that part of it stands. */
function endedBy(
  { context, expressions, together, latestDenial }: Scope,
  grant: ConsentEvent,
  part: string,
): ConsentEvent | undefined {
  // Only the person's own grant outlives a denial, see `outlives`.
  if (grant.actor !== 'person') return latestDenial(part);
  let latest: ConsentEvent | undefined;
  for (const denial of expressions.denials) {
    if (!deniesAttribute(context.input.lattice, denial, part)) continue;
    if (outlives(grant, denial, together(grant.recordId, denial.recordId))) continue;
    latest = later(latest, denial);
  }
  return latest;
}

/** Whether a grant stands for the attribute by one of the parts that reveal it; if not, the denial that ended it. */
function lookAt(scope: Scope, grant: ConsentEvent): 'stands' | 'apart' | ConsentEvent {
  let ended: ConsentEvent | undefined;
  for (const part of grant.attributes) {
    if (part !== scope.attribute && !scope.revealedBy.has(part)) continue;
    const denial = endedBy(scope, grant, part);
    if (denial === undefined) return 'stands';
    ended = later(ended, denial);
  }
  return ended ?? 'apart';
}

/** Why no grant stands: the latest denial of this, or what ended the latest grant, or an open question. */
function denyWithout(scope: Scope, ended: ConsentEvent | undefined): BasisAnswer {
  const denial = scope.latestDenial(scope.attribute) ?? ended;
  if (denial) return answer(false, stateReasons[denial.state], denial);
  let ask: ConsentEvent | undefined;
  for (const next of scope.expressions.asks) {
    const concerns = next.attributes.some((part) => part === scope.attribute || scope.revealedBy.has(part));
    if (concerns && scope.together(next.recordId, scope.recordId)) ask = later(ask, next);
  }
  return ask ? answer(false, stateReasons[ask.state], ask) : unknown;
}

function decideConsent(scope: Scope): BasisAnswer {
  const special = scope.context.input.lattice.isSpecial(scope.attribute);
  let best: Standing | undefined;
  let latestEnded: ConsentEvent | undefined;
  let ended: ConsentEvent | undefined;
  for (const grant of scope.expressions.grants) {
    if (!scope.together(grant.recordId, scope.recordId)) continue;
    const found = lookAt(scope, grant);
    if (found === 'apart') continue;
    if (found === 'stands') {
      best = better(best, { grant, rank: rankOf(scope.context, grant, special) });
    } else if (later(latestEnded, grant) === grant) {
      latestEnded = grant;
      ended = found;
    }
  }
  if (best === undefined) return denyWithout(scope, ended);
  const lacking = standingReasons[best.rank];
  return lacking
    ? answer(false, lacking, best.grant)
    : answer(true, stateReasons[best.grant.state], best.grant);
}

/**
 * GDPR Art. 6(1)(a) and 7. Each grant stands alone until its own expiry or a denial that it does not outlive; one
 * that stands is enough. Until the person confirms a merge, denials count for the whole cluster, grants for the
 * facts of their record.
 */
export const consentBasis: Basis = (context) => {
  const { events, records } = context.input;
  if (!events.known || !records.known) return () => unread;
  const expressions = selectExpressions(context, events.value);
  const together = confirmedTogether(records.value);
  const latestDenial = latestDenials(context, expressions);
  return (attribute, recordId) => {
    const revealedBy = context.input.lattice.revealedBy(attribute);
    return decideConsent({ context, expressions, together, latestDenial, attribute, revealedBy, recordId });
  };
};
