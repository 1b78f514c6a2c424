import type { ConsentEvent, ConsentState } from './consent.ts';

/** What an expression does: only a grant can permit, a denial takes away, an ask does neither. */
export type ConsentRole = 'grant' | 'denial' | 'ask';

const roles: Readonly<Record<ConsentState, ConsentRole>> = {
  Requested: 'ask',
  Deferred: 'ask',
  Given: 'grant',
  Renewed: 'grant',
  Refused: 'denial',
  Withdrawn: 'denial',
  Revoked: 'denial',
  Invalidated: 'denial',
  Expired: 'denial',
};

/** @throws TypeError for a state that is none: an event that can't be understood must not be passed over. */
export function roleOf(event: ConsentEvent): ConsentRole {
  const role = roles[event.state] as ConsentRole | undefined;
  if (role === undefined) throw new TypeError('a consent event has an unknown state');
  return role;
}

/** When an expression counts from: a time after its recording is clamped to the recording. */
export function effectiveAt(event: ConsentEvent): number {
  const time = Math.min(event.at, event.recordedAt);
  if (!Number.isFinite(time)) throw new TypeError('a consent event has no time');
  return time;
}

/** Total order: effective time, then recording, then id, so that the order of storage never matters. */
export function compareEvents(a: ConsentEvent, b: ConsentEvent): number {
  const byTime = effectiveAt(a) - effectiveAt(b) || a.recordedAt - b.recordedAt;
  if (byTime !== 0) return byTime;
  return a.id === b.id ? 0 : a.id < b.id ? -1 : 1;
}

/** Whether somebody else than the person or a source denied: no later expression outlives that. */
export const isFinalDenial = (denial: ConsentEvent): boolean =>
  denial.actor !== 'person' && denial.actor !== 'imported';

/**
 * Whether a grant outlives a denial of the same thing. Only an authenticated expression of the person does, and
 * only over an earlier one of the person or of a source; a tie denies. `confirmed`: the person has confirmed that
 * the records of both are one person; until then nobody knows whose later word it is.
 */
export const outlives = (grant: ConsentEvent, denial: ConsentEvent, confirmed: boolean): boolean =>
  confirmed && grant.actor === 'person' && !isFinalDenial(denial) && effectiveAt(grant) > effectiveAt(denial);

/** Whether a list of a denial means everything: refusals are broad. */
export const coversAll = (names: readonly string[]): boolean => names.length === 0 || names.includes('*');
