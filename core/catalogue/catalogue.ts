/** A purpose of processing, a node in a directed acyclic graph. `iri`: W3C DPV (or the organisation's own extension of it). */
export interface Purpose {
  readonly name: string;
  readonly iri: string;
  /** Names of the purposes one step broader. */
  readonly broader: readonly string[];
}

/** GDPR Art. 6(1) and its kin. The caller can never name one: it comes from the process. */
export type LegalBasis =
  | 'consent'
  | 'contract'
  | 'legal-obligation'
  | 'vital-interest'
  | 'public-task'
  | 'legitimate-interest'
  | 'opt-out';

/** One line of the register of processing (GDPR Art. 30): which product may read what, for what, and why it may. */
export interface Process {
  readonly id: string;
  readonly productId: string;
  readonly purpose: string;
  readonly attributes: readonly string[];
  readonly legalBasis: LegalBasis;
  /** Organisation ids that receive the data; the product's own organisation unless others are named. */
  readonly recipients: readonly string[];
  /** Retention of a fact for this process in milliseconds from its recorded time; absent: unlimited. */
  readonly retention?: number;
  /** Lowest identity assurance of a fact, e.g. NIST SP 800-63A level 1..3; absent: no bound. */
  readonly minAssurance?: number;
  /** ISO 3166 code of the place of processing. */
  readonly jurisdiction?: string;
  /** Purposes for which `contract` is objectively necessary; needed by the contract basis. */
  readonly necessaryForContract?: boolean;
  /** Reference of the law, needed by the legal-obligation basis, e.g. `DE AO § 147`. */
  readonly law?: string;
  /** Milliseconds before the end of a consent from which the person is to be asked again; absent: never. */
  readonly reconfirmBefore?: number;
}

/** One immutable version of a notice. `hash`: SHA-256 of its canonical JSON. */
export interface Notice {
  readonly hash: string;
  readonly name: string;
  readonly version: string;
  readonly language: string;
  readonly purposes: readonly string[];
  readonly attributes: readonly string[];
  readonly recipients: readonly string[];
  readonly text: string;
  /** Why each attribute is asked for, by attribute name. */
  readonly why: Readonly<Record<string, string>>;
}

export interface Organization {
  readonly id: string;
  readonly name: string;
}

/** An OAuth client of an organisation. */
export interface Product {
  readonly id: string;
  readonly name: string;
  readonly organizationId: string;
  readonly active: boolean;
  /** Names of the sources that it may take records in for; absent: none. */
  readonly sources?: readonly string[];
  /** Identifier types that it checks before it says so; absent: none. */
  readonly verifies?: readonly string[];
}

/** Everything that is registered, as one immutable snapshot. `version` changes with any of it. */
export interface Catalogue {
  readonly version: string;
  readonly organizations: ReadonlyMap<string, Organization>;
  readonly products: ReadonlyMap<string, Product>;
  readonly purposes: ReadonlyMap<string, Purpose>;
  readonly processes: ReadonlyMap<string, Process>;
  readonly notices: ReadonlyMap<string, Notice>;
}
