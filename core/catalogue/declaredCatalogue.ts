import { z } from 'zod';
import { identifierTypes } from '#core/evidence/evidence.ts';
import type { LegalBasis } from './catalogue.ts';

// What the declared files look like; strict, so that a misspelt member is a fault and not a silent default.

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'expected lower-case letters, digits and hyphens');
const purposeName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,62}$/, 'expected lower-case letters, digits and hyphens');
const attributeName = z.string().min(1).max(64);
const place = z
  .string()
  .regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, 'expected an ISO 3166 code such as DE or US-CA');
const text = z.string().min(1).max(10_000);
const days = z.number().positive().max(36_525);

const legalBases = [
  'consent',
  'contract',
  'legal-obligation',
  'vital-interest',
  'public-task',
  'legitimate-interest',
  'opt-out',
] as const satisfies readonly LegalBasis[];

const productFile = z.strictObject({
  id,
  name: text,
  active: z.boolean().default(true),
  sources: z.array(z.string().min(1)).optional(),
  verifies: z.array(z.enum(identifierTypes)).optional(),
});

const organizationFile = z.strictObject({ id, name: text, products: z.array(productFile).default([]) });

const purposeFile = z.strictObject({
  name: purposeName,
  iri: z.url({ protocol: /^https$/, error: 'expected an https IRI' }),
  broader: z.array(purposeName).default([]),
});

const processFile = z.strictObject({
  id,
  productId: id,
  purpose: purposeName,
  attributes: z.array(attributeName).min(1),
  legalBasis: z.enum(legalBases),
  recipients: z.array(id).default([]),
  retentionDays: days.optional(),
  minAssurance: z.int().min(1).max(3).optional(),
  jurisdiction: place.optional(),
  necessaryForContract: z.boolean().optional(),
  law: text.optional(),
  reconfirmBeforeDays: days.optional(),
});

const noticeFile = z.strictObject({
  name: text,
  version: text,
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'expected a language tag such as en'),
  purposes: z.array(purposeName).min(1),
  attributes: z.array(attributeName).min(1),
  recipients: z.array(id).min(1),
  text,
  why: z.record(attributeName, text),
});

/** The four files, as JSON: organisations with their products, purposes, processes, notices. */
export const catalogueFiles = z.strictObject({
  organizations: z.array(organizationFile),
  purposes: z.array(purposeFile),
  processes: z.array(processFile),
  notices: z.array(noticeFile),
});

export type CatalogueFiles = z.infer<typeof catalogueFiles>;
