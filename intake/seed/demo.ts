import type { PostalAddress } from '#core/evidence/evidence.ts';

/** The four systems that the demo people were found in; each is one file of the demo. */
export const demoSources = ['crm', 'shop', 'support', 'newsletter'] as const;
export type DemoSource = (typeof demoSources)[number];

/** File of each source, and the truth that only measuring may read. */
export const demoFiles = {
  crm: 'crm.csv',
  shop: 'shop.ndjson',
  support: 'support.csv',
  newsletter: 'newsletter.csv',
  truth: 'truth.csv',
} as const;
export type DemoFile = keyof typeof demoFiles;

export type DemoCountry = 'IE' | 'DE' | 'FR' | 'GB' | 'US' | 'IN';

/** States as the sources write them; the mappings translate them into those of W3C DPV. */
export type DemoConsentState = 'given' | 'refused' | 'withdrawn' | 'requested';

export interface DemoConsent {
  readonly purpose: 'support' | 'newsletter';
  readonly state: DemoConsentState;
  readonly at: number;
}

/** What one source says about a person, slips of the pen included. Times are milliseconds since 1970 UTC. */
export interface Appearance {
  readonly source: DemoSource;
  /** The source's own id. Several appearances with one id are revisions. */
  readonly recordId: string;
  readonly at: number;
  readonly givenName?: string;
  readonly familyName?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly birthDate?: string;
  readonly gender?: string;
  readonly language?: string;
  readonly address?: PostalAddress;
  readonly loyaltyNumber?: string;
  readonly loyaltyTier?: string;
  readonly interests?: string;
  readonly purchaseCount?: number;
  readonly accessibilityNeeds?: string;
  readonly termsVersion?: string;
  /** When the terms were accepted; absent: at `at`. */
  readonly termsAt?: number;
  readonly consents: readonly DemoConsent[];
}

/** A person of the demo. `key` is the truth that the sources don't tell. */
export interface DemoPerson {
  readonly key: string;
  readonly appearances: readonly Appearance[];
}

export interface DemoOptions {
  /** Any integer or text; the same one gives the same bytes. */
  readonly seed: number | string;
  /** People in all, the named cast included; at least the cast. */
  readonly people: number;
}

/** No event of the demo is later. Fixed, because a demo that read the clock would never be the same twice. */
export const demoEnd = Date.UTC(2026, 9, 31);
/** No event of the demo is earlier. */
export const demoStart = Date.UTC(2021, 0, 4);
