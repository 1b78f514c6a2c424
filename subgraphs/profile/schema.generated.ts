import type { DisclosedValue } from '../../disclosure/disclosed.ts';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { PersonReference } from '../person.ts';
import type { DisclosedText as OutgoingText, DisclosedDate as OutgoingDate, DisclosedNumber as OutgoingNumber, DisclosedBoolean as OutgoingBoolean, DisclosedAddress as OutgoingAddress } from '../../disclosure/disclosed.ts';
import type { SubgraphContext } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A moment in UTC, RFC 3339 with milliseconds. */
  DateTime: { input: number; output: number; }
  /** A postal address, `{street, postcode, city, region, country}`, that only the outward door can fill. */
  GuardedAddress: { input: DisclosedValue; output: DisclosedValue; }
  /** A truth value that only the outward door can fill. */
  GuardedBoolean: { input: DisclosedValue; output: DisclosedValue; }
  /** A calendar date, YYYY-MM-DD, that only the outward door can fill. */
  GuardedDate: { input: DisclosedValue; output: DisclosedValue; }
  /** A number that only the outward door can fill. */
  GuardedNumber: { input: DisclosedValue; output: DisclosedValue; }
  /** Text that only the outward door can fill. */
  GuardedText: { input: DisclosedValue; output: DisclosedValue; }
  /** Any of the guarded values, as JSON. */
  GuardedValue: { input: DisclosedValue; output: DisclosedValue; }
  _FieldSet: { input: string; output: string; }
};

/** How sure the identity behind a value is, e.g. framework NIST-800-63A, level 2. */
export type Assurance = {
  readonly __typename?: 'Assurance';
  readonly framework: Scalars['String']['output'];
  readonly level: Scalars['Int']['output'];
};

/** What let a value out. */
export type Basis = {
  readonly __typename?: 'Basis';
  /** When the consent was given, and under which notice; only with the basis consent. */
  readonly consent?: Maybe<ConsentReference>;
  readonly legalBasis: LegalBasis;
  /** The line of the register of processing (GDPR Art. 30). */
  readonly process: Scalars['String']['output'];
  readonly purpose: Scalars['String']['output'];
  /** Reason code of the rule that permitted it. */
  readonly reason: Scalars['String']['output'];
  /** When the permission ends, exclusive. */
  readonly until?: Maybe<Scalars['DateTime']['output']>;
};

export type ConsentReference = {
  readonly __typename?: 'ConsentReference';
  readonly at: Scalars['DateTime']['output'];
  readonly notice?: Maybe<Scalars['String']['output']>;
  readonly state: Scalars['String']['output'];
};

export type DisclosedAddress = {
  readonly __typename?: 'DisclosedAddress';
  readonly basis: Basis;
  readonly provenance: Provenance;
  readonly value: Scalars['GuardedAddress']['output'];
};

export type DisclosedAttribute = {
  readonly __typename?: 'DisclosedAttribute';
  readonly basis: Basis;
  readonly name: Scalars['String']['output'];
  readonly provenance: Provenance;
  readonly value: Scalars['GuardedValue']['output'];
};

export type DisclosedBoolean = {
  readonly __typename?: 'DisclosedBoolean';
  readonly basis: Basis;
  readonly provenance: Provenance;
  readonly value: Scalars['GuardedBoolean']['output'];
};

export type DisclosedDate = {
  readonly __typename?: 'DisclosedDate';
  readonly basis: Basis;
  readonly provenance: Provenance;
  readonly value: Scalars['GuardedDate']['output'];
};

export type DisclosedNumber = {
  readonly __typename?: 'DisclosedNumber';
  readonly basis: Basis;
  readonly provenance: Provenance;
  readonly value: Scalars['GuardedNumber']['output'];
};

export type DisclosedText = {
  readonly __typename?: 'DisclosedText';
  readonly basis: Basis;
  readonly provenance: Provenance;
  readonly value: Scalars['GuardedText']['output'];
};

export type FactMethod =
  | 'collected'
  | 'derived'
  | 'inferred'
  | 'observed'
  | 'provided'
  | 'verified';

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

/** A fact's way back to its source. */
export type Lineage = {
  readonly __typename?: 'Lineage';
  /** From the act that made the record up to the import that it was part of. */
  readonly activities: ReadonlyArray<LineageActivity>;
  readonly fact: OwnFact;
  readonly record: LineageRecord;
};

export type LineageActivity = {
  readonly __typename?: 'LineageActivity';
  readonly agents: ReadonlyArray<LineageAgent>;
  readonly endedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly kind: Scalars['String']['output'];
  readonly startedAt: Scalars['DateTime']['output'];
};

export type LineageAgent = {
  readonly __typename?: 'LineageAgent';
  readonly kind: Scalars['String']['output'];
  readonly name: Scalars['String']['output'];
};

export type LineageRecord = {
  readonly __typename?: 'LineageRecord';
  readonly eventTime: Scalars['DateTime']['output'];
  readonly id: Scalars['ID']['output'];
  readonly recordedAt: Scalars['DateTime']['output'];
  /** Id of the record that this one revises. */
  readonly revises?: Maybe<Scalars['ID']['output']>;
  /** Row of the import file, counted from 1 for the first data row. */
  readonly row?: Maybe<Scalars['Int']['output']>;
  readonly source: Scalars['String']['output'];
};

/** A fact as its person (or a steward) sees it. */
export type OwnFact = {
  readonly __typename?: 'OwnFact';
  readonly attribute: Scalars['String']['output'];
  readonly id: Scalars['ID']['output'];
  readonly provenance: Provenance;
  readonly superseded: Scalars['Boolean']['output'];
  /** Absent when this view may not show it; `withheld` says why. */
  readonly value?: Maybe<Scalars['GuardedValue']['output']>;
  /** For each registered process that names the attribute: whether it may read this fact, and why. */
  readonly visibility: ReadonlyArray<Visibility>;
  readonly withheld?: Maybe<Scalars['String']['output']>;
};

export type Person = {
  readonly __typename?: 'Person';
  readonly accessibilityNeeds?: Maybe<DisclosedText>;
  readonly age?: Maybe<DisclosedNumber>;
  readonly ageOver16?: Maybe<DisclosedBoolean>;
  readonly ageOver18?: Maybe<DisclosedBoolean>;
  readonly ageOver21?: Maybe<DisclosedBoolean>;
  /** The permitted ones among these attributes, in the order asked. A withheld or missing one is absent, and both look the same. */
  readonly attributes?: Maybe<ReadonlyArray<DisclosedAttribute>>;
  readonly birthDate?: Maybe<DisclosedDate>;
  readonly city?: Maybe<DisclosedText>;
  readonly country?: Maybe<DisclosedText>;
  readonly email?: Maybe<DisclosedText>;
  /** For the person and for stewards: every fact, and why each product sees it or not. Null for a product. */
  readonly facts?: Maybe<ReadonlyArray<OwnFact>>;
  readonly familyName?: Maybe<DisclosedText>;
  readonly gender?: Maybe<DisclosedText>;
  readonly givenName?: Maybe<DisclosedText>;
  readonly id: Scalars['ID']['output'];
  readonly interests?: Maybe<DisclosedText>;
  readonly language?: Maybe<DisclosedText>;
  readonly loyaltyTier?: Maybe<DisclosedText>;
  readonly phone?: Maybe<DisclosedText>;
  readonly postalAddress?: Maybe<DisclosedAddress>;
  readonly postcode?: Maybe<DisclosedText>;
  readonly purchaseCount?: Maybe<DisclosedNumber>;
  readonly region?: Maybe<DisclosedText>;
};


export type PersonAttributesArgs = {
  names: ReadonlyArray<Scalars['String']['input']>;
};

/** Where a value came from (W3C PROV). */
export type Provenance = {
  readonly __typename?: 'Provenance';
  readonly assurance?: Maybe<Assurance>;
  readonly confidence: Scalars['Float']['output'];
  /** The attribute that it was computed from, where it was. */
  readonly derivedFrom?: Maybe<Scalars['String']['output']>;
  readonly method: FactMethod;
  readonly recordedAt: Scalars['DateTime']['output'];
  readonly source: Scalars['String']['output'];
  readonly validFrom: Scalars['DateTime']['output'];
  readonly validTo?: Maybe<Scalars['DateTime']['output']>;
};

export type Query = {
  readonly __typename?: 'Query';
  /** Where one fact came from, back to the row of the file. Stewards see every fact, a person the own ones; to others nothing exists. */
  readonly lineage?: Maybe<Lineage>;
};


export type QueryLineageArgs = {
  fact: Scalars['ID']['input'];
};

export type Visibility = {
  readonly __typename?: 'Visibility';
  readonly permitted: Scalars['Boolean']['output'];
  readonly process: Scalars['String']['output'];
  readonly product: Scalars['String']['output'];
  readonly purpose: Scalars['String']['output'];
  readonly reason: Scalars['String']['output'];
  readonly until?: Maybe<Scalars['DateTime']['output']>;
};

export type WithIndex<TObject> = TObject & Record<string, any>;
export type ResolversObject<TObject> = WithIndex<TObject>;

export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = ResolversObject<{
  Person: Person;
}>;

/** Mapping of federation reference types */
export type FederationReferenceTypes = ResolversObject<{
  Person:
    ( { __typename: 'Person' }
    & GraphQLRecursivePick<FederationTypes['Person'], {"id":true}> );
}>;



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = ResolversObject<{
  Assurance: ResolverTypeWrapper<Assurance>;
  Basis: ResolverTypeWrapper<Basis>;
  ConsentReference: ResolverTypeWrapper<ConsentReference>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DisclosedAddress: ResolverTypeWrapper<OutgoingAddress>;
  DisclosedAttribute: ResolverTypeWrapper<DisclosedAttribute>;
  DisclosedBoolean: ResolverTypeWrapper<OutgoingBoolean>;
  DisclosedDate: ResolverTypeWrapper<OutgoingDate>;
  DisclosedNumber: ResolverTypeWrapper<OutgoingNumber>;
  DisclosedText: ResolverTypeWrapper<OutgoingText>;
  FactMethod: FactMethod;
  GuardedAddress: ResolverTypeWrapper<Scalars['GuardedAddress']['output']>;
  GuardedBoolean: ResolverTypeWrapper<Scalars['GuardedBoolean']['output']>;
  GuardedDate: ResolverTypeWrapper<Scalars['GuardedDate']['output']>;
  GuardedNumber: ResolverTypeWrapper<Scalars['GuardedNumber']['output']>;
  GuardedText: ResolverTypeWrapper<Scalars['GuardedText']['output']>;
  GuardedValue: ResolverTypeWrapper<Scalars['GuardedValue']['output']>;
  LegalBasis: LegalBasis;
  Lineage: ResolverTypeWrapper<Lineage>;
  LineageActivity: ResolverTypeWrapper<LineageActivity>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  LineageAgent: ResolverTypeWrapper<LineageAgent>;
  LineageRecord: ResolverTypeWrapper<LineageRecord>;
  OwnFact: ResolverTypeWrapper<OwnFact>;
  Person: ResolverTypeWrapper<PersonReference>;
  Provenance: ResolverTypeWrapper<Provenance>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Visibility: ResolverTypeWrapper<Visibility>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
}>;

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = ResolversObject<{
  Assurance: Assurance;
  Basis: Basis;
  ConsentReference: ConsentReference;
  DateTime: Scalars['DateTime']['output'];
  DisclosedAddress: OutgoingAddress;
  DisclosedAttribute: DisclosedAttribute;
  DisclosedBoolean: OutgoingBoolean;
  DisclosedDate: OutgoingDate;
  DisclosedNumber: OutgoingNumber;
  DisclosedText: OutgoingText;
  GuardedAddress: Scalars['GuardedAddress']['output'];
  GuardedBoolean: Scalars['GuardedBoolean']['output'];
  GuardedDate: Scalars['GuardedDate']['output'];
  GuardedNumber: Scalars['GuardedNumber']['output'];
  GuardedText: Scalars['GuardedText']['output'];
  GuardedValue: Scalars['GuardedValue']['output'];
  Lineage: Lineage;
  LineageActivity: LineageActivity;
  ID: Scalars['ID']['output'];
  LineageAgent: LineageAgent;
  LineageRecord: LineageRecord;
  OwnFact: OwnFact;
  Person: PersonReference;
  Provenance: Provenance;
  Float: Scalars['Float']['output'];
  Query: Record<PropertyKey, never>;
  Visibility: Visibility;
  String: Scalars['String']['output'];
  Int: Scalars['Int']['output'];
  Boolean: Scalars['Boolean']['output'];
}>;

export type PersonalDirectiveArgs = {
  attribute: Scalars['String']['input'];
  category: Scalars['String']['input'];
  minAal: Scalars['Int']['input'];
  reveals: ReadonlyArray<Scalars['String']['input']>;
  special: Scalars['Boolean']['input'];
  stored: Scalars['Boolean']['input'];
};

export type PersonalDirectiveResolver<Result, Parent, ContextType = SubgraphContext, Args = PersonalDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AssuranceResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Assurance'] = ResolversParentTypes['Assurance']> = ResolversObject<{
  framework?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
}>;

export type BasisResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Basis'] = ResolversParentTypes['Basis']> = ResolversObject<{
  consent?: Resolver<Maybe<ResolversTypes['ConsentReference']>, ParentType, ContextType>;
  legalBasis?: Resolver<ResolversTypes['LegalBasis'], ParentType, ContextType>;
  process?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  purpose?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
}>;

export type ConsentReferenceResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ConsentReference'] = ResolversParentTypes['ConsentReference']> = ResolversObject<{
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  notice?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
}>;

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DisclosedAddressResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['DisclosedAddress'] = ResolversParentTypes['DisclosedAddress']> = ResolversObject<{
  basis?: Resolver<ResolversTypes['Basis'], ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['GuardedAddress'], ParentType, ContextType>;
}>;

export type DisclosedAttributeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['DisclosedAttribute'] = ResolversParentTypes['DisclosedAttribute']> = ResolversObject<{
  basis?: Resolver<ResolversTypes['Basis'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['GuardedValue'], ParentType, ContextType>;
}>;

export type DisclosedBooleanResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['DisclosedBoolean'] = ResolversParentTypes['DisclosedBoolean']> = ResolversObject<{
  basis?: Resolver<ResolversTypes['Basis'], ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['GuardedBoolean'], ParentType, ContextType>;
}>;

export type DisclosedDateResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['DisclosedDate'] = ResolversParentTypes['DisclosedDate']> = ResolversObject<{
  basis?: Resolver<ResolversTypes['Basis'], ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['GuardedDate'], ParentType, ContextType>;
}>;

export type DisclosedNumberResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['DisclosedNumber'] = ResolversParentTypes['DisclosedNumber']> = ResolversObject<{
  basis?: Resolver<ResolversTypes['Basis'], ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['GuardedNumber'], ParentType, ContextType>;
}>;

export type DisclosedTextResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['DisclosedText'] = ResolversParentTypes['DisclosedText']> = ResolversObject<{
  basis?: Resolver<ResolversTypes['Basis'], ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['GuardedText'], ParentType, ContextType>;
}>;

export interface GuardedAddressScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['GuardedAddress'], any> {
  name: 'GuardedAddress';
}

export interface GuardedBooleanScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['GuardedBoolean'], any> {
  name: 'GuardedBoolean';
}

export interface GuardedDateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['GuardedDate'], any> {
  name: 'GuardedDate';
}

export interface GuardedNumberScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['GuardedNumber'], any> {
  name: 'GuardedNumber';
}

export interface GuardedTextScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['GuardedText'], any> {
  name: 'GuardedText';
}

export interface GuardedValueScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['GuardedValue'], any> {
  name: 'GuardedValue';
}

export type LineageResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Lineage'] = ResolversParentTypes['Lineage']> = ResolversObject<{
  activities?: Resolver<ReadonlyArray<ResolversTypes['LineageActivity']>, ParentType, ContextType>;
  fact?: Resolver<ResolversTypes['OwnFact'], ParentType, ContextType>;
  record?: Resolver<ResolversTypes['LineageRecord'], ParentType, ContextType>;
}>;

export type LineageActivityResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LineageActivity'] = ResolversParentTypes['LineageActivity']> = ResolversObject<{
  agents?: Resolver<ReadonlyArray<ResolversTypes['LineageAgent']>, ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
}>;

export type LineageAgentResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LineageAgent'] = ResolversParentTypes['LineageAgent']> = ResolversObject<{
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
}>;

export type LineageRecordResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LineageRecord'] = ResolversParentTypes['LineageRecord']> = ResolversObject<{
  eventTime?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  revises?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  row?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
}>;

export type OwnFactResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['OwnFact'] = ResolversParentTypes['OwnFact']> = ResolversObject<{
  attribute?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  superseded?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['GuardedValue']>, ParentType, ContextType>;
  visibility?: Resolver<ReadonlyArray<ResolversTypes['Visibility']>, ParentType, ContextType>;
  withheld?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
}>;

export type PersonResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Person'] = ResolversParentTypes['Person'], FederationReferenceType extends FederationReferenceTypes['Person'] = FederationReferenceTypes['Person']> = ResolversObject<{
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Person']> | FederationReferenceType, FederationReferenceType, ContextType>;
  accessibilityNeeds?: Resolver<Maybe<ResolversTypes['DisclosedText']>, ParentType, ContextType>;
  age?: Resolver<Maybe<ResolversTypes['DisclosedNumber']>, ParentType, ContextType>;
  ageOver16?: Resolver<Maybe<ResolversTypes['DisclosedBoolean']>, ParentType, ContextType>;
  ageOver18?: Resolver<Maybe<ResolversTypes['DisclosedBoolean']>, ParentType, ContextType>;
  ageOver21?: Resolver<Maybe<ResolversTypes['DisclosedBoolean']>, ParentType, ContextType>;
  attributes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['DisclosedAttribute']>>, ParentType, ContextType, RequireFields<PersonAttributesArgs, 'names'>>;
  birthDate?: Resolver<Maybe<ResolversTypes['DisclosedDate']>, ParentType, ContextType>;
  city?: Resolver<Maybe<ResolversTypes['DisclosedText']>, ParentType, ContextType>;
  country?: Resolver<Maybe<ResolversTypes['DisclosedText']>, ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['DisclosedText']>, ParentType, ContextType>;
  facts?: Resolver<Maybe<ReadonlyArray<ResolversTypes['OwnFact']>>, ParentType, ContextType>;
  familyName?: Resolver<Maybe<ResolversTypes['DisclosedText']>, ParentType, ContextType>;
  gender?: Resolver<Maybe<ResolversTypes['DisclosedText']>, ParentType, ContextType>;
  givenName?: Resolver<Maybe<ResolversTypes['DisclosedText']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  interests?: Resolver<Maybe<ResolversTypes['DisclosedText']>, ParentType, ContextType>;
  language?: Resolver<Maybe<ResolversTypes['DisclosedText']>, ParentType, ContextType>;
  loyaltyTier?: Resolver<Maybe<ResolversTypes['DisclosedText']>, ParentType, ContextType>;
  phone?: Resolver<Maybe<ResolversTypes['DisclosedText']>, ParentType, ContextType>;
  postalAddress?: Resolver<Maybe<ResolversTypes['DisclosedAddress']>, ParentType, ContextType>;
  postcode?: Resolver<Maybe<ResolversTypes['DisclosedText']>, ParentType, ContextType>;
  purchaseCount?: Resolver<Maybe<ResolversTypes['DisclosedNumber']>, ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['DisclosedText']>, ParentType, ContextType>;
}>;

export type ProvenanceResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Provenance'] = ResolversParentTypes['Provenance']> = ResolversObject<{
  assurance?: Resolver<Maybe<ResolversTypes['Assurance']>, ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  derivedFrom?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  method?: Resolver<ResolversTypes['FactMethod'], ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  validFrom?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  validTo?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
}>;

export type QueryResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = ResolversObject<{
  lineage?: Resolver<Maybe<ResolversTypes['Lineage']>, ParentType, ContextType, RequireFields<QueryLineageArgs, 'fact'>>;
}>;

export type VisibilityResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Visibility'] = ResolversParentTypes['Visibility']> = ResolversObject<{
  permitted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  process?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  product?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  purpose?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
}>;

export type Resolvers<ContextType = SubgraphContext> = ResolversObject<{
  Assurance?: AssuranceResolvers<ContextType>;
  Basis?: BasisResolvers<ContextType>;
  ConsentReference?: ConsentReferenceResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  DisclosedAddress?: DisclosedAddressResolvers<ContextType>;
  DisclosedAttribute?: DisclosedAttributeResolvers<ContextType>;
  DisclosedBoolean?: DisclosedBooleanResolvers<ContextType>;
  DisclosedDate?: DisclosedDateResolvers<ContextType>;
  DisclosedNumber?: DisclosedNumberResolvers<ContextType>;
  DisclosedText?: DisclosedTextResolvers<ContextType>;
  GuardedAddress?: GraphQLScalarType;
  GuardedBoolean?: GraphQLScalarType;
  GuardedDate?: GraphQLScalarType;
  GuardedNumber?: GraphQLScalarType;
  GuardedText?: GraphQLScalarType;
  GuardedValue?: GraphQLScalarType;
  Lineage?: LineageResolvers<ContextType>;
  LineageActivity?: LineageActivityResolvers<ContextType>;
  LineageAgent?: LineageAgentResolvers<ContextType>;
  LineageRecord?: LineageRecordResolvers<ContextType>;
  OwnFact?: OwnFactResolvers<ContextType>;
  Person?: PersonResolvers<ContextType>;
  Provenance?: ProvenanceResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Visibility?: VisibilityResolvers<ContextType>;
}>;

export type DirectiveResolvers<ContextType = SubgraphContext> = ResolversObject<{
  personal?: PersonalDirectiveResolver<any, any, ContextType>;
}>;
