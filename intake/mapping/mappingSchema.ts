import { z } from 'zod';
import { consentStates } from '#core/consent/consent.ts';
import { factMethods, identifierTypes } from '#core/evidence/evidence.ts';
import { encodings } from '#intake/read/decodeText.ts';

const columnName = z
  .string()
  .min(1)
  .describe('A column of the CSV file, or a dotted path into the NDJSON object.');

const valueMap = z
  .record(z.string(), z.string())
  .describe('What is written in the file → what is meant. A value that is not listed rejects the row.');

/** Where a text comes from. */
export const textSpec = z
  .union([
    z.strictObject({ column: columnName, map: valueMap.optional() }),
    z.strictObject({ constant: z.string().min(1) }),
    z.strictObject({
      template: z
        .string()
        .min(1)
        .describe(
          'Text with {column} places, e.g. "{street_number} {street}". Empty columns leave no double spaces.',
        ),
    }),
  ])
  .describe('A column, a constant, or several columns joined.');
export type TextSpec = z.infer<typeof textSpec>;

const dateFormat = z
  .string()
  .regex(/^(?=.*YYYY)(?=.*M)(?=.*D)[YMDHms./\-: T]+$/)
  .describe('Calendar pattern of YYYY, MM or M, DD or D (and HH, mm, ss), e.g. YYYYMMDD or DD/MM/YYYY.');

/** Where a moment comes from. */
export const timeSpec = z
  .union([
    z.strictObject({ constant: z.iso.datetime({ offset: true }) }),
    z.strictObject({
      column: columnName,
      format: z
        .union([z.enum(['rfc3339', 'epoch-seconds', 'epoch-milliseconds']), dateFormat])
        .default('rfc3339')
        .describe('rfc3339, epoch-seconds, epoch-milliseconds, or a calendar pattern (then in `zone`).'),
      zone: z.string().default('UTC').describe('IANA time zone of a calendar pattern.'),
    }),
  ])
  .describe('A constant moment (RFC 3339) or a column.');
export type TimeSpec = z.infer<typeof timeSpec>;

const identifierSpec = z.strictObject({
  type: z.enum(identifierTypes),
  value: textSpec,
  issuer: textSpec.optional().describe('What issued it; needed for social, loyalty, customer and national.'),
  verified: z
    .union([z.boolean(), z.strictObject({ column: columnName, when: z.array(z.string()).min(1) })])
    .describe(
      'Whether the source has checked that it is the subject’s: always, never, or when a column says so.',
    ),
  whenMalformed: z
    .enum(['reject', 'leave-out'])
    .default('reject')
    .describe('Whether a malformed value rejects the row or is left out and counted.'),
});
export type IdentifierSpec = z.infer<typeof identifierSpec>;

const addressSpec = z
  .strictObject({ street: textSpec, postcode: textSpec, city: textSpec, region: textSpec, country: textSpec })
  .partial();

const attributeSpec = z.strictObject({
  attribute: z.string().min(1).describe('A declared attribute.'),
  value: z.union([textSpec, z.strictObject({ address: addressSpec })]),
  dateFormat: dateFormat.optional(),
  method: z.enum(factMethods).default('collected'),
  confidence: z.number().min(0).max(1).optional(),
});
export type AttributeSpec = z.infer<typeof attributeSpec>;

const consentSpec = z.strictObject({
  state: z.union([
    z.enum(consentStates),
    z.strictObject({
      column: columnName,
      values: z
        .record(z.string(), z.union([z.enum(consentStates), z.null()]))
        .describe(
          'What is written → the state; null: says nothing about consent. Unlisted: the row is rejected.',
        ),
    }),
  ]),
  purposes: z.array(z.string()).min(1),
  attributes: z.array(z.string()),
  recipients: z.array(z.string()).describe('Organisation ids.'),
  notice: z.string().optional().describe('Content hash of the notice version that was shown.'),
  explicit: z.boolean().optional(),
  at: timeSpec.optional().describe('When it was expressed; default: the event time.'),
  until: timeSpec.optional().describe('Exclusive end.'),
});
export type ConsentSpec = z.infer<typeof consentSpec>;

const contractSpec = z.strictObject({
  organizationId: z.string().min(1),
  productId: z.string().optional(),
  termsVersion: textSpec,
  from: timeSpec,
  until: timeSpec.optional(),
});
export type ContractSpec = z.infer<typeof contractSpec>;

/** What a source's file means. Published as JSON Schema; the file itself is JSON. */
export const mappingSchema = z
  .strictObject({
    $schema: z.string().optional(),
    description: z.string().optional(),
    format: z.enum(['csv', 'ndjson']).default('csv'),
    encoding: z.enum(encodings).default('utf-8'),
    delimiter: z.string().length(1).default(','),
    region: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .optional()
      .describe('ISO 3166-1 alpha-2 region of telephone numbers without country code.'),
    emptyValues: z
      .array(z.string())
      .default(['', 'NULL', 'null', 'N/A', 'n/a'])
      .describe('What counts as no value.'),
    sourceRecordId: textSpec.describe('The source’s own id of the subject; the same id again is a revision.'),
    eventTime: timeSpec.describe('When the source says it was so.'),
    identifiers: z.array(identifierSpec),
    attributes: z.array(attributeSpec),
    consents: z
      .array(consentSpec)
      .describe('The consent the data came with. Required: [] says that none is known.'),
    contracts: z.array(contractSpec).default([]),
  })
  .describe('An import mapping of Acquaint.');
export type Mapping = z.infer<typeof mappingSchema>;
