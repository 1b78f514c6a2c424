import type { ConsentState } from '#core/consent/consent.ts';
import type { FactMethod } from '#core/evidence/evidence.ts';
import type { DisclosureBasis } from './decide/decision.ts';
import type { DisclosedValue, GuardedKind } from './guarded.ts';

export type { DisclosedValue } from './guarded.ts';

/** Where a value came from. Times are milliseconds since 1970 UTC. */
export interface Provenance {
  readonly source: string;
  readonly method: FactMethod;
  readonly recordedAt: number;
  readonly validFrom: number;
  readonly validTo: number | null;
  /** 0..1 */
  readonly confidence: number;
  readonly assurance: { readonly framework: string; readonly level: number } | null;
  /** The stored attribute that it was computed from. */
  readonly derivedFrom: string | null;
}

type Underscored<Text extends string> = Text extends `${infer Head}-${infer Tail}` ? `${Head}_${Tail}` : Text;

/** A legal basis as GraphQL writes it: `legal_obligation` for `legal-obligation`. */
export type BasisName = Underscored<DisclosureBasis>;

/** What let a value out. Times are milliseconds since 1970 UTC. */
export interface Basis {
  readonly legalBasis: BasisName;
  readonly reason: string;
  readonly process: string;
  readonly purpose: string;
  readonly consent: {
    readonly state: ConsentState;
    readonly at: number;
    readonly notice: string | null;
  } | null;
  readonly until: number | null;
}

/** One attribute as it leaves: the guarded value, where it came from, and what let it out. */
export interface Disclosed<K extends GuardedKind = GuardedKind> {
  readonly name: string;
  readonly value: DisclosedValue<K>;
  readonly provenance: Provenance;
  readonly basis: Basis;
}

export type DisclosedText = Disclosed<'Text'>;
export type DisclosedDate = Disclosed<'Date'>;
export type DisclosedNumber = Disclosed<'Number'>;
export type DisclosedBoolean = Disclosed<'Boolean'>;
export type DisclosedAddress = Disclosed<'Address'>;
