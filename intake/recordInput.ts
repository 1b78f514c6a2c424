import { z } from 'zod';
import { consentStates } from '#core/consent/consent.ts';
import { factMethods, identifierTypes } from '#core/evidence/evidence.ts';
import type { RecordClaim } from '#core/evidence/evidence.ts';
import { DomainError } from '#platform/errors.ts';
import { shown } from './checkClaim.ts';

/** RFC 3339, or the milliseconds since 1970 UTC that the GraphQL scalar made of it; becomes the latter. */
const moment = z.union([z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)), z.int()]);

/** GraphQL sends null for what is left out on purpose. */
const maybe = <Schema extends z.ZodType>(schema: Schema) =>
  schema.nullish().transform((value) => value ?? undefined);

const identifier = z.strictObject({
  type: z.enum(identifierTypes),
  value: z.string(),
  issuer: maybe(z.string()),
  verified: z.boolean().default(false),
});

const fact = z.strictObject({
  attribute: z.string(),
  value: z.string(),
  method: z.enum(factMethods).default('provided'),
  validFrom: maybe(moment),
  validTo: maybe(moment),
});

const consent = z.strictObject({
  state: z.enum(consentStates),
  purposes: z.array(z.string()),
  attributes: z.array(z.string()),
  recipients: z.array(z.string()),
  notice: maybe(z.string()),
  at: maybe(moment),
  until: maybe(moment),
});

/** RecordInput of schema/identity.graphql. */
export const recordInput = z.strictObject({
  source: z.string(),
  sourceRecordId: z.string(),
  eventTime: maybe(moment),
  identifiers: z.array(identifier).default([]),
  facts: z.array(fact).default([]),
  consents: z.array(consent).default([]),
});

/** Leaves out members that are not known: a stored claim holds no `undefined`. */
const known = <Part extends object>(part: Part): { [Name in keyof Part]: Exclude<Part[Name], undefined> } =>
  Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Part]: Exclude<Part[Name], undefined>;
  };

/**
 * The claim of one RecordInput, as GraphQL or JSON gives it. Times that are left out become `now`. What a
 * source says about consent is `imported`; what it has checked is verified by the `source`.
 * @throws DomainError INPUT_MALFORMED naming the places at fault, never their values.
 */
export function recordClaimFrom(input: unknown, now: number): RecordClaim {
  const parsed = recordInput.safeParse(input);
  if (!parsed.success) throw malformed(parsed.error);
  const { source, sourceRecordId, identifiers, facts, consents } = parsed.data;
  const eventTime = parsed.data.eventTime ?? now;
  return {
    source,
    sourceRecordId,
    eventTime,
    handshake: false,
    identifiers: identifiers.map(({ verified, ...one }) => ({
      ...known(one),
      verification: verified ? 'source' : 'unverified',
    })),
    facts: facts.map(known),
    consents: consents.map((one) => ({
      ...known(one),
      actor: 'imported',
      at: one.at ?? eventTime,
      ...(one.at === undefined ? {} : { timed: true }),
    })),
    contracts: [],
  };
}

/** zod's messages may quote a value or a foreign key, so only place and expectation go on. */
function malformed(error: z.ZodError): DomainError {
  const faults = error.issues.slice(0, 10).map((issue) => {
    const place = issue.path.join('.') || 'record';
    if (issue.code === 'unrecognized_keys')
      return `${place}: expected no field ${issue.keys.map(shown).join(', ')}`;
    if (issue.code === 'invalid_value')
      return `${place}: expected one of ${issue.values.map(String).join(', ')}`;
    if (issue.code === 'invalid_type') return `${place}: expected ${issue.expected}`;
    return `${place}: expected the form that RecordInput has there`;
  });
  return new DomainError('INPUT_MALFORMED', faults.join('; '), { details: { faults } });
}
