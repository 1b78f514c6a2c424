import type { Appearance, DemoConsent, DemoPerson, DemoSource } from './demo.ts';

const rfc3339 = (time: number): string => new Date(time).toISOString();

type Cell = string | number | undefined;

/** RFC 4180: a cell that holds a quote, comma or line break, or starts or ends with a blank, is quoted. */
const cell = (value: Cell): string => {
  const text = value === undefined ? '' : String(value);
  return /[",\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
const csvLine = (cells: readonly Cell[]): string => `${cells.map(cell).join(',')}\n`;

const consentFor = (appearance: Appearance, purpose: DemoConsent['purpose']): DemoConsent | undefined =>
  appearance.consents.find((consent) => consent.purpose === purpose);

const timeOf = (consent: DemoConsent | undefined): string | undefined => consent && rfc3339(consent.at);

const crmColumns: Readonly<Record<string, (row: Appearance) => Cell>> = {
  customer_id: (row) => row.recordId,
  updated_at: (row) => rfc3339(row.at),
  first_name: (row) => row.givenName,
  last_name: (row) => row.familyName,
  email: (row) => row.email,
  phone: (row) => row.phone,
  birth_date: (row) => row.birthDate,
  gender: (row) => row.gender,
  language: (row) => row.language,
  street: (row) => row.address?.street,
  postcode: (row) => row.address?.postcode,
  city: (row) => row.address?.city,
  region: (row) => row.address?.region,
  country: (row) => row.address?.country,
  loyalty_number: (row) => row.loyaltyNumber,
  loyalty_tier: (row) => row.loyaltyTier,
  support_consent: (row) => consentFor(row, 'support')?.state,
  support_consent_at: (row) => timeOf(consentFor(row, 'support')),
};

const supportColumns: Readonly<Record<string, (row: Appearance) => Cell>> = {
  caller_id: (row) => row.recordId,
  last_call: (row) => rfc3339(row.at),
  first_name: (row) => row.givenName,
  last_name: (row) => row.familyName,
  phone: (row) => row.phone,
  email: (row) => row.email,
  language: (row) => row.language,
  city: (row) => row.address?.city,
  country: (row) => row.address?.country,
  accessibility: (row) => row.accessibilityNeeds,
  may_we_help: (row) => consentFor(row, 'support')?.state,
  asked_at: (row) => timeOf(consentFor(row, 'support')),
};

const newsletterColumns: Readonly<Record<string, (row: Appearance) => Cell>> = {
  signup_id: (row) => row.recordId,
  changed_at: (row) => rfc3339(row.at),
  email: (row) => row.email,
  first_name: (row) => row.givenName,
  language: (row) => row.language,
  interests: (row) => row.interests,
  state: (row) => consentFor(row, 'newsletter')?.state,
  state_at: (row) => timeOf(consentFor(row, 'newsletter')),
};

/** Nested, as a web shop's export is; JSON.stringify leaves out what is undefined. */
const shopLine = (row: Appearance): string => {
  const newsletter = consentFor(row, 'newsletter');
  const line = {
    id: row.recordId,
    updatedAt: rfc3339(row.at),
    name: { given: row.givenName, family: row.familyName },
    email: row.email,
    phone: row.phone,
    birthDate: row.birthDate,
    shipTo: row.address,
    loyalty: row.loyaltyNumber,
    interests: row.interests,
    purchases: row.purchaseCount,
    terms: row.termsVersion && { version: row.termsVersion, acceptedAt: rfc3339(row.termsAt ?? row.at) },
    newsletter: newsletter && { state: newsletter.state, at: rfc3339(newsletter.at) },
  };
  return `${JSON.stringify(line)}\n`;
};

const csvOf = (columns: Readonly<Record<string, (row: Appearance) => Cell>>) => {
  const cells = Object.values(columns);
  return {
    header: csvLine(Object.keys(columns)),
    line: (row: Appearance): string => csvLine(cells.map((column) => column(row))),
  };
};

interface Format {
  /** First line of the file; empty where the format has none. */
  readonly header: string;
  readonly line: (row: Appearance) => string;
}

export const formats: Readonly<Record<DemoSource, Format>> = {
  crm: csvOf(crmColumns),
  shop: { header: '', line: shopLine },
  support: csvOf(supportColumns),
  newsletter: csvOf(newsletterColumns),
};

export const truthHeader = csvLine(['source', 'source_record_id', 'person']);

/** One line for each record of a person, whatever its number of revisions. */
export const truthLines = (person: DemoPerson): readonly string[] => {
  const lines = person.appearances.map(({ source, recordId }) => csvLine([source, recordId, person.key]));
  return [...new Set(lines)];
};
