import type { DisclosedValue } from '../../disclosure/disclosed.ts';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { PersonReference } from '../person.ts';
import type { IdentityContext } from './identity.context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
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
  /** A raw identifier that only the outward door can fill. */
  GuardedIdentifier: { input: DisclosedValue; output: DisclosedValue; }
  _FieldSet: { input: string; output: string; }
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

export type FactClaimInput = {
  readonly attribute: Scalars['String']['input'];
  readonly method: FactMethod;
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

export type IdentifierClaimInput = {
  readonly issuer?: InputMaybe<Scalars['String']['input']>;
  readonly type: IdentifierType;
  readonly value: Scalars['String']['input'];
  /** Whether the source has checked that the identifier is the subject's. Counts when the catalogue says that the product checks this type. */
  readonly verified: Scalars['Boolean']['input'];
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

export type Mutation = {
  readonly __typename?: 'Mutation';
  /** The person confirms that these records are all about them; then grants spread over all of them. */
  readonly confirmRecords: Person;
  /** Takes in what a source says about one subject. For stewards, and for products that are registered for the source. */
  readonly takeIn: RecordTakenIn;
};


export type MutationConfirmRecordsArgs = {
  records: ReadonlyArray<Scalars['ID']['input']>;
};


export type MutationTakeInArgs = {
  record: RecordInput;
};

export type OwnIdentifier = {
  readonly __typename?: 'OwnIdentifier';
  readonly at: Scalars['DateTime']['output'];
  readonly record: Scalars['ID']['output'];
  /** Whether too many people share it for it to link records. */
  readonly shared: Scalars['Boolean']['output'];
  readonly type: IdentifierType;
  readonly value: Scalars['GuardedIdentifier']['output'];
  readonly verification: Verification;
};

export type PageInfo = {
  readonly __typename?: 'PageInfo';
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  readonly hasNextPage: Scalars['Boolean']['output'];
};

export type Person = {
  readonly __typename?: 'Person';
  /** Pairwise: two organisations see different ids of one person. */
  readonly id: Scalars['ID']['output'];
  /** For the person and for stewards: the identifiers, by record. Null for a product. */
  readonly identifiers?: Maybe<ReadonlyArray<OwnIdentifier>>;
  /** For the person and for stewards: the records that are taken to be this person. Null for a product. */
  readonly records?: Maybe<ReadonlyArray<RecordSummary>>;
};

export type PersonBy = {
  readonly id?: InputMaybe<Scalars['ID']['input']>;
  readonly identifier?: InputMaybe<IdentifierInput>;
};

export type PersonPage = {
  readonly __typename?: 'PersonPage';
  readonly nodes: ReadonlyArray<Person>;
  readonly pageInfo: PageInfo;
};

export type Query = {
  readonly __typename?: 'Query';
  /** The person who is logged in. */
  readonly me?: Maybe<Person>;
  /** All persons of whom the token's purpose lets something out. A page can be shorter than `first`. */
  readonly people: PersonPage;
  /** One person. Give exactly one way. A product gets a person also for an id that nobody has: it looks like one with nothing consented. */
  readonly person?: Maybe<Person>;
  /** The person behind an identifier; null unless the token's purpose lets at least one attribute out. */
  readonly personByIdentifier?: Maybe<Person>;
  /** Several persons, in the order asked; at most 100. */
  readonly persons: ReadonlyArray<Maybe<Person>>;
};


export type QueryPeopleArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


export type QueryPersonArgs = {
  by: PersonBy;
};


export type QueryPersonByIdentifierArgs = {
  issuer?: InputMaybe<Scalars['String']['input']>;
  type: IdentifierType;
  value: Scalars['String']['input'];
};


export type QueryPersonsArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};

export type RecordInput = {
  readonly consents: ReadonlyArray<ConsentClaimInput>;
  /** When the source says it was so; default now. */
  readonly eventTime?: InputMaybe<Scalars['DateTime']['input']>;
  readonly facts: ReadonlyArray<FactClaimInput>;
  readonly identifiers: ReadonlyArray<IdentifierClaimInput>;
  readonly source: Scalars['String']['input'];
  readonly sourceRecordId: Scalars['String']['input'];
};

export type RecordSummary = {
  readonly __typename?: 'RecordSummary';
  readonly confirmed: Scalars['Boolean']['output'];
  readonly eventTime: Scalars['DateTime']['output'];
  readonly id: Scalars['ID']['output'];
  readonly recordedAt: Scalars['DateTime']['output'];
  readonly source: Scalars['String']['output'];
};

export type RecordTakenIn = {
  readonly __typename?: 'RecordTakenIn';
  readonly outcome: IntakeOutcome;
  readonly person: Person;
  readonly record: Scalars['ID']['output'];
};

export type Verification =
  | 'code'
  | 'passkey'
  | 'provider'
  | 'source'
  | 'unverified';

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
  ConsentClaimInput: ConsentClaimInput;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  ConsentState: ConsentState;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  FactClaimInput: FactClaimInput;
  FactMethod: FactMethod;
  GuardedIdentifier: ResolverTypeWrapper<Scalars['GuardedIdentifier']['output']>;
  IdentifierClaimInput: IdentifierClaimInput;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  IdentifierInput: IdentifierInput;
  IdentifierType: IdentifierType;
  IntakeOutcome: IntakeOutcome;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  OwnIdentifier: ResolverTypeWrapper<OwnIdentifier>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Person: ResolverTypeWrapper<PersonReference>;
  PersonBy: PersonBy;
  PersonPage: ResolverTypeWrapper<Omit<PersonPage, 'nodes'> & { nodes: ReadonlyArray<ResolversTypes['Person']> }>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  RecordInput: RecordInput;
  RecordSummary: ResolverTypeWrapper<RecordSummary>;
  RecordTakenIn: ResolverTypeWrapper<Omit<RecordTakenIn, 'person'> & { person: ResolversTypes['Person'] }>;
  Verification: Verification;
}>;

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = ResolversObject<{
  ConsentClaimInput: ConsentClaimInput;
  String: Scalars['String']['output'];
  DateTime: Scalars['DateTime']['output'];
  FactClaimInput: FactClaimInput;
  GuardedIdentifier: Scalars['GuardedIdentifier']['output'];
  IdentifierClaimInput: IdentifierClaimInput;
  Boolean: Scalars['Boolean']['output'];
  IdentifierInput: IdentifierInput;
  Mutation: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  OwnIdentifier: OwnIdentifier;
  PageInfo: PageInfo;
  Person: PersonReference;
  PersonBy: PersonBy;
  PersonPage: Omit<PersonPage, 'nodes'> & { nodes: ReadonlyArray<ResolversParentTypes['Person']> };
  Query: Record<PropertyKey, never>;
  Int: Scalars['Int']['output'];
  RecordInput: RecordInput;
  RecordSummary: RecordSummary;
  RecordTakenIn: Omit<RecordTakenIn, 'person'> & { person: ResolversParentTypes['Person'] };
}>;

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface GuardedIdentifierScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['GuardedIdentifier'], any> {
  name: 'GuardedIdentifier';
}

export type MutationResolvers<ContextType = IdentityContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = ResolversObject<{
  confirmRecords?: Resolver<ResolversTypes['Person'], ParentType, ContextType, RequireFields<MutationConfirmRecordsArgs, 'records'>>;
  takeIn?: Resolver<ResolversTypes['RecordTakenIn'], ParentType, ContextType, RequireFields<MutationTakeInArgs, 'record'>>;
}>;

export type OwnIdentifierResolvers<ContextType = IdentityContext, ParentType extends ResolversParentTypes['OwnIdentifier'] = ResolversParentTypes['OwnIdentifier']> = ResolversObject<{
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  record?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  shared?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['IdentifierType'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['GuardedIdentifier'], ParentType, ContextType>;
  verification?: Resolver<ResolversTypes['Verification'], ParentType, ContextType>;
}>;

export type PageInfoResolvers<ContextType = IdentityContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = ResolversObject<{
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
}>;

export type PersonResolvers<ContextType = IdentityContext, ParentType extends ResolversParentTypes['Person'] = ResolversParentTypes['Person'], FederationReferenceType extends FederationReferenceTypes['Person'] = FederationReferenceTypes['Person']> = ResolversObject<{
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Person']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifiers?: Resolver<Maybe<ReadonlyArray<ResolversTypes['OwnIdentifier']>>, ParentType, ContextType>;
  records?: Resolver<Maybe<ReadonlyArray<ResolversTypes['RecordSummary']>>, ParentType, ContextType>;
}>;

export type PersonPageResolvers<ContextType = IdentityContext, ParentType extends ResolversParentTypes['PersonPage'] = ResolversParentTypes['PersonPage']> = ResolversObject<{
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Person']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
}>;

export type QueryResolvers<ContextType = IdentityContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = ResolversObject<{
  me?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType>;
  people?: Resolver<ResolversTypes['PersonPage'], ParentType, ContextType, RequireFields<QueryPeopleArgs, 'first'>>;
  person?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType, RequireFields<QueryPersonArgs, 'by'>>;
  personByIdentifier?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType, RequireFields<QueryPersonByIdentifierArgs, 'type' | 'value'>>;
  persons?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Person']>>, ParentType, ContextType, RequireFields<QueryPersonsArgs, 'ids'>>;
}>;

export type RecordSummaryResolvers<ContextType = IdentityContext, ParentType extends ResolversParentTypes['RecordSummary'] = ResolversParentTypes['RecordSummary']> = ResolversObject<{
  confirmed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  eventTime?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
}>;

export type RecordTakenInResolvers<ContextType = IdentityContext, ParentType extends ResolversParentTypes['RecordTakenIn'] = ResolversParentTypes['RecordTakenIn']> = ResolversObject<{
  outcome?: Resolver<ResolversTypes['IntakeOutcome'], ParentType, ContextType>;
  person?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  record?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
}>;

export type Resolvers<ContextType = IdentityContext> = ResolversObject<{
  DateTime?: GraphQLScalarType;
  GuardedIdentifier?: GraphQLScalarType;
  Mutation?: MutationResolvers<ContextType>;
  OwnIdentifier?: OwnIdentifierResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Person?: PersonResolvers<ContextType>;
  PersonPage?: PersonPageResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RecordSummary?: RecordSummaryResolvers<ContextType>;
  RecordTakenIn?: RecordTakenInResolvers<ContextType>;
}>;

