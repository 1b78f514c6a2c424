/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A moment in UTC, RFC 3339 with milliseconds. */
  DateTime: { input: string; output: string; }
  /** A postal address, `{street, postcode, city, region, country}`, that only the outward door can fill. */
  GuardedAddress: { input: Record<string, string>; output: Record<string, string>; }
  /** A truth value that only the outward door can fill. */
  GuardedBoolean: { input: boolean; output: boolean; }
  /** A calendar date, YYYY-MM-DD, that only the outward door can fill. */
  GuardedDate: { input: string; output: string; }
  /** A raw identifier that only the outward door can fill. */
  GuardedIdentifier: { input: string; output: string; }
  /** A number that only the outward door can fill. */
  GuardedNumber: { input: number; output: number; }
  /** Text that only the outward door can fill. */
  GuardedText: { input: string; output: string; }
  /** Any of the guarded values, as JSON. */
  GuardedValue: { input: unknown; output: unknown; }
};

export type ConsentClaimInput = {
  readonly at?: InputMaybe<Scalars['DateTime']['input']>;
  readonly attributes: ReadonlyArray<Scalars['String']['input']>;
  readonly notice?: InputMaybe<Scalars['String']['input']>;
  readonly purposes: ReadonlyArray<Scalars['String']['input']>;
  readonly recipients: ReadonlyArray<Scalars['String']['input']>;
  readonly state: ConsentState;
  readonly until?: InputMaybe<Scalars['DateTime']['input']>;
};

export type ConsentState =
  | 'Deferred'
  | 'Expired'
  | 'Given'
  | 'Invalidated'
  | 'Refused'
  | 'Renewed'
  | 'Requested'
  | 'Revoked'
  | 'Withdrawn';

export type DenyConsentInput = {
  /** Empty: every attribute. */
  readonly attributes?: ReadonlyArray<Scalars['String']['input']>;
  readonly purposes: ReadonlyArray<Scalars['String']['input']>;
  /** Organisation ids; empty: every recipient. */
  readonly recipients?: ReadonlyArray<Scalars['String']['input']>;
};

export type FactClaimInput = {
  readonly attribute: Scalars['String']['input'];
  readonly method?: FactMethod;
  readonly validFrom?: InputMaybe<Scalars['DateTime']['input']>;
  readonly validTo?: InputMaybe<Scalars['DateTime']['input']>;
  readonly value: Scalars['String']['input'];
};

export type FactMethod =
  | 'collected'
  | 'derived'
  | 'inferred'
  | 'observed'
  | 'provided'
  | 'verified';

export type GiveConsentInput = {
  readonly attributes: ReadonlyArray<Scalars['String']['input']>;
  /** The person said it expressly; needed for special categories (GDPR Art. 9(2)(a)). */
  readonly explicit?: Scalars['Boolean']['input'];
  /** Content hash of the notice that the person saw. */
  readonly notice: Scalars['String']['input'];
  readonly purposes: ReadonlyArray<Scalars['String']['input']>;
  /** Organisation ids. */
  readonly recipients: ReadonlyArray<Scalars['String']['input']>;
  readonly until?: InputMaybe<Scalars['DateTime']['input']>;
};

export type IdentifierClaimInput = {
  readonly issuer?: InputMaybe<Scalars['String']['input']>;
  readonly type: IdentifierType;
  readonly value: Scalars['String']['input'];
  /** Whether the source has checked that the identifier is the subject's. */
  readonly verified?: Scalars['Boolean']['input'];
};

export type IdentifierInput = {
  /** What issued it, for `social`, `loyalty`, `customer` and `national`. */
  readonly issuer?: InputMaybe<Scalars['String']['input']>;
  readonly type: IdentifierType;
  readonly value: Scalars['String']['input'];
};

export type IdentifierType =
  | 'customer'
  | 'device'
  | 'email'
  | 'loyalty'
  | 'national'
  | 'phone'
  | 'social';

export type IntakeOutcome =
  | 'created'
  | 'revised'
  | 'unchanged';

export type LegalBasis =
  /** GDPR Art. 5(2): a steward's view. */
  | 'accountability'
  | 'consent'
  | 'contract'
  /** GDPR Art. 15: the person's own view. */
  | 'data_subject_access'
  | 'legal_obligation'
  | 'legitimate_interest'
  | 'opt_out'
  | 'public_task'
  | 'vital_interest';

export type PersonBy = {
  readonly id?: InputMaybe<Scalars['ID']['input']>;
  readonly identifier?: InputMaybe<IdentifierInput>;
};

export type RecordInput = {
  readonly consents?: ReadonlyArray<ConsentClaimInput>;
  /** When the source says it was so; default now. */
  readonly eventTime?: InputMaybe<Scalars['DateTime']['input']>;
  readonly facts?: ReadonlyArray<FactClaimInput>;
  readonly identifiers?: ReadonlyArray<IdentifierClaimInput>;
  readonly source: Scalars['String']['input'];
  readonly sourceRecordId: Scalars['String']['input'];
};

export type Verification =
  | 'code'
  | 'passkey'
  | 'provider'
  | 'source'
  | 'unverified';

export type FactMethod =
  | 'collected'
  | 'derived'
  | 'inferred'
  | 'observed'
  | 'provided'
  | 'verified';

export type IdentifierType =
  | 'customer'
  | 'device'
  | 'email'
  | 'loyalty'
  | 'national'
  | 'phone'
  | 'social';

export type LegalBasis =
  /** GDPR Art. 5(2): a steward's view. */
  | 'accountability'
  | 'consent'
  | 'contract'
  /** GDPR Art. 15: the person's own view. */
  | 'data_subject_access'
  | 'legal_obligation'
  | 'legitimate_interest'
  | 'opt_out'
  | 'public_task'
  | 'vital_interest';

export type ConsentedReadQueryVariables = Exact<{
  type: IdentifierType;
  value: string;
}>;


export type ConsentedReadQuery = { readonly personByIdentifier: { readonly id: string, readonly givenName: { readonly value: string, readonly provenance: { readonly source: string, readonly method: FactMethod, readonly recordedAt: string }, readonly basis: { readonly legalBasis: LegalBasis, readonly reason: string, readonly until: string | null } } | null, readonly email: { readonly value: string } | null, readonly phone: { readonly value: string } | null, readonly ageOver18: { readonly value: boolean, readonly provenance: { readonly derivedFrom: string | null } } | null, readonly birthDate: { readonly value: string } | null } | null };


export const ConsentedReadDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ConsentedRead"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"type"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"IdentifierType"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"value"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"personByIdentifier"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"type"},"value":{"kind":"Variable","name":{"kind":"Name","value":"type"}}},{"kind":"Argument","name":{"kind":"Name","value":"value"},"value":{"kind":"Variable","name":{"kind":"Name","value":"value"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"givenName"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"provenance"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"method"}},{"kind":"Field","name":{"kind":"Name","value":"recordedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"basis"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"legalBasis"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"until"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"email"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"phone"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"ageOver18"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"provenance"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"derivedFrom"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"birthDate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]} as unknown as DocumentNode<ConsentedReadQuery, ConsentedReadQueryVariables>;