import type { ConsentEvent } from '#core/consent/consent.ts';
import { coversAll, effectiveAt, roleOf } from '#core/consent/consent.rules.ts';
import type { AttributeLattice } from '../../lattice/lattice.ts';
import type { ProcessContext } from '../context.ts';

/** The expressions that count for a request, whatever the attribute. */
export interface Expressions {
  readonly grants: readonly ConsentEvent[];
  readonly denials: readonly ConsentEvent[];
  readonly asks: readonly ConsentEvent[];
}

/** Grants are narrow: the purposes they name, and the narrower ones of these that their notice version lists. */
function grantsPurpose({ catalogue, index, process }: ProcessContext, event: ConsentEvent): boolean {
  if (event.purposes.includes(process.purpose)) return true;
  if (event.notice === undefined) return false;
  if (!catalogue.notices.get(event.notice)?.purposes.includes(process.purpose)) return false;
  const broader = index.broaderOf(process.purpose);
  return event.purposes.some((purpose) => broader.has(purpose));
}

/** Refusals are broad: they deny all narrower purposes, by any path. */
function deniesPurpose({ index, process }: ProcessContext, event: ConsentEvent): boolean {
  if (coversAll(event.purposes)) return true;
  const broader = index.broaderOf(process.purpose);
  return event.purposes.some((purpose) => broader.has(purpose));
}

/** A refusal of Y refuses all that reveals Y. */
export function deniesAttribute(lattice: AttributeLattice, denial: ConsentEvent, attribute: string): boolean {
  if (coversAll(denial.attributes)) return true;
  const reveals = lattice.reveals(attribute);
  return denial.attributes.some((refused) => refused === attribute || reveals.has(refused));
}

function counts(context: ProcessContext, event: ConsentEvent, role: 'grant' | 'denial' | 'ask'): boolean {
  if (role === 'denial') {
    const concerns = coversAll(event.recipients) || event.recipients.includes(context.recipient);
    return concerns && deniesPurpose(context, event);
  }
  // A guardian's word needs the rules about age (GDPR Art. 8): until they are decided it grants nothing.
  if (role === 'grant' && event.actor !== 'person' && event.actor !== 'imported') return false;
  return event.recipients.includes(context.recipient) && grantsPurpose(context, event);
}

/**
 * Sorts out what was expressed by `at` and known by `knownAt`.
 * @throws TypeError for an event that can't be understood: passing it over could pass over a refusal.
 */
export function selectExpressions(context: ProcessContext, events: readonly ConsentEvent[]): Expressions {
  const { at, knownAt } = context.input;
  const grants: ConsentEvent[] = [];
  const denials: ConsentEvent[] = [];
  const asks: ConsentEvent[] = [];
  for (const event of events) {
    const role = roleOf(event);
    if (effectiveAt(event) > at || event.recordedAt > knownAt || !counts(context, event, role)) continue;
    (role === 'grant' ? grants : role === 'denial' ? denials : asks).push(event);
  }
  return { grants, denials, asks };
}
