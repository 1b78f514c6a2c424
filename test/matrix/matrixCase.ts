import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { consentStates } from '#core/consent/consent.ts';
import { projectRoot } from '#platform/root.ts';

const days = z
  .string()
  .regex(/^-?\d+d$/)
  .transform((text) => Number(text.slice(0, -1)) * 86_400_000);

const event = z.strictObject({
  record: z.enum(['r1', 'r2']),
  state: z.enum(consentStates),
  purposes: z.array(z.string()),
  attributes: z.array(z.string()),
  recipients: z.array(z.string()),
  actor: z.enum(['person', 'imported', 'guardian', 'controller', 'authority']),
  notice: z.string().optional(),
  explicit: z.boolean().default(false),
  at: days,
  recordedAt: days.optional(),
  until: days.optional(),
  locations: z.array(z.string()).optional(),
});
const ask = z.strictObject({ product: z.string(), purpose: z.string(), attributes: z.array(z.string()) });
const facts = z.record(z.string(), z.string());

const matrixCase = z.strictObject({
  id: z.string(),
  case: z.string(),
  records: z.array(z.enum(['r1', 'r2'])).default(['r1']),
  confirmed: z.boolean().default(false),
  facts: z.union([z.strictObject({ r1: facts, r2: facts }), facts]).optional(),
  /** When the records came, and their assurance. */
  recordedAt: days.optional(),
  level: z.int().optional(),
  contracts: z
    .array(
      z.strictObject({ organization: z.string().default('harbour'), from: days, until: days.optional() }),
    )
    .default([]),
  events: z.array(event),
  ask,
  /** The attributes that are let out; the others that were asked for are absent. */
  permit: z.array(z.string()),
});

/** One case of the matrix; times in milliseconds from the moment of the test, names those of the demo's register. */
export type MatrixCase = z.infer<typeof matrixCase>;
export type RecordName = 'r1' | 'r2';

const file = z.strictObject({
  processes: z.array(
    z.looseObject({ id: z.string(), productId: z.string(), recipients: z.array(z.string()) }),
  ),
  defaults: z.strictObject({ facts, ask, event: z.looseObject({}) }),
  cases: z.array(z.looseObject({ events: z.array(z.looseObject({})) })),
});

const read = file.parse(parse(readFileSync(join(projectRoot(), 'test/matrix/consent.yaml'), 'utf8')));

/** Lines of the register beside the demo's. */
export const matrixProcesses = read.processes;

export const matrixCases: readonly MatrixCase[] = read.cases.map((one) =>
  matrixCase.parse({
    ask: read.defaults.ask,
    ...one,
    events: one.events.map((each) => ({ ...read.defaults.event, ...each })),
  }),
);

/** Facts of one record of a case. */
export function factsOf(one: MatrixCase, record: RecordName): Readonly<Record<string, string>> {
  const own: unknown =
    one.facts && 'r1' in one.facts ? one.facts[record] : (one.facts ?? read.defaults.facts);
  return facts.parse(own);
}
