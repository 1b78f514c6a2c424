import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { PersonReference } from '../person.ts';
import type { Notice as CatalogueNotice, Purpose as CataloguePurpose, Process as CatalogueProcess } from '../../core/catalogue/catalogue.ts';
import type { ConsentEvent } from '../../core/consent/consent.ts';
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
  _FieldSet: { input: string; output: string; }
};

export type AttributeReason = {
  readonly __typename?: 'AttributeReason';
  readonly attribute: Scalars['String']['output'];
  readonly reason: Scalars['String']['output'];
};

export type Consent = {
  readonly __typename?: 'Consent';
  readonly actor: Scalars['String']['output'];
  readonly at: Scalars['DateTime']['output'];
  readonly attributes: ReadonlyArray<Scalars['String']['output']>;
  readonly explicit: Scalars['Boolean']['output'];
  readonly id: Scalars['ID']['output'];
  readonly notice?: Maybe<Scalars['String']['output']>;
  readonly purposes: ReadonlyArray<Scalars['String']['output']>;
  readonly recipients: ReadonlyArray<Scalars['String']['output']>;
  readonly record: Scalars['ID']['output'];
  readonly recordedAt: Scalars['DateTime']['output'];
  readonly state: ConsentState;
  readonly until?: Maybe<Scalars['DateTime']['output']>;
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
  readonly attributes: ReadonlyArray<Scalars['String']['input']>;
  readonly purposes: ReadonlyArray<Scalars['String']['input']>;
  /** Organisation ids; empty: every recipient. */
  readonly recipients: ReadonlyArray<Scalars['String']['input']>;
};

export type GiveConsentInput = {
  readonly attributes: ReadonlyArray<Scalars['String']['input']>;
  /** The person said it expressly; needed for special categories (GDPR Art. 9(2)(a)). */
  readonly explicit: Scalars['Boolean']['input'];
  /** Content hash of the notice that the person saw. */
  readonly notice: Scalars['String']['input'];
  readonly purposes: ReadonlyArray<Scalars['String']['input']>;
  /** Organisation ids. */
  readonly recipients: ReadonlyArray<Scalars['String']['input']>;
  readonly until?: InputMaybe<Scalars['DateTime']['input']>;
};

export type Mutation = {
  readonly __typename?: 'Mutation';
  /** The person gives consent. `until` is exclusive. */
  readonly giveConsent: Consent;
  /** The person refuses; a refusal covers every narrower purpose. */
  readonly refuseConsent: Consent;
  /** The person takes consent back (GDPR Art. 7(3)); binds every request received after the answer. */
  readonly withdrawConsent: Consent;
};


export type MutationGiveConsentArgs = {
  input: GiveConsentInput;
};


export type MutationRefuseConsentArgs = {
  input: DenyConsentInput;
};


export type MutationWithdrawConsentArgs = {
  input: DenyConsentInput;
};

export type Notice = {
  readonly __typename?: 'Notice';
  readonly attributes: ReadonlyArray<Scalars['String']['output']>;
  readonly hash: Scalars['String']['output'];
  readonly language: Scalars['String']['output'];
  readonly name: Scalars['String']['output'];
  readonly purposes: ReadonlyArray<Scalars['String']['output']>;
  readonly text: Scalars['String']['output'];
  readonly version: Scalars['String']['output'];
  readonly why: ReadonlyArray<AttributeReason>;
};

export type Person = {
  readonly __typename?: 'Person';
  /** For the person and for stewards: every expression, newest first. Null for a product. */
  readonly consents?: Maybe<ReadonlyArray<Consent>>;
  readonly id: Scalars['ID']['output'];
};

export type Process = {
  readonly __typename?: 'Process';
  readonly attributes: ReadonlyArray<Scalars['String']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly legalBasis: Scalars['String']['output'];
  readonly product: Scalars['String']['output'];
  readonly purpose: Scalars['String']['output'];
  readonly recipients: ReadonlyArray<Scalars['String']['output']>;
};

export type Purpose = {
  readonly __typename?: 'Purpose';
  readonly broader: ReadonlyArray<Scalars['String']['output']>;
  /** W3C DPV IRI. */
  readonly iri: Scalars['String']['output'];
  readonly name: Scalars['String']['output'];
};

export type Query = {
  readonly __typename?: 'Query';
  /** One version of a notice, by its content hash. */
  readonly notice?: Maybe<Notice>;
  /** The register of processing (GDPR Art. 30). A product sees its own lines. */
  readonly processes: ReadonlyArray<Process>;
  /** Every registered purpose. */
  readonly purposes: ReadonlyArray<Purpose>;
};


export type QueryNoticeArgs = {
  hash: Scalars['String']['input'];
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
  Consent: Consent;
  Notice: Notice;
  Person: Person;
  Process: Process;
  Purpose: Purpose;
}>;

/** Mapping of federation reference types */
export type FederationReferenceTypes = ResolversObject<{
  Consent:
    ( { __typename: 'Consent' }
    & GraphQLRecursivePick<FederationTypes['Consent'], {"id":true}> );
  Notice:
    ( { __typename: 'Notice' }
    & GraphQLRecursivePick<FederationTypes['Notice'], {"hash":true}> );
  Person:
    ( { __typename: 'Person' }
    & GraphQLRecursivePick<FederationTypes['Person'], {"id":true}> );
  Process:
    ( { __typename: 'Process' }
    & GraphQLRecursivePick<FederationTypes['Process'], {"id":true}> );
  Purpose:
    ( { __typename: 'Purpose' }
    & GraphQLRecursivePick<FederationTypes['Purpose'], {"name":true}> );
}>;



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = ResolversObject<{
  AttributeReason: ResolverTypeWrapper<AttributeReason>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Consent: ResolverTypeWrapper<ConsentEvent>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  ConsentState: ConsentState;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DenyConsentInput: DenyConsentInput;
  GiveConsentInput: GiveConsentInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Notice: ResolverTypeWrapper<CatalogueNotice>;
  Person: ResolverTypeWrapper<PersonReference>;
  Process: ResolverTypeWrapper<CatalogueProcess>;
  Purpose: ResolverTypeWrapper<CataloguePurpose>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
}>;

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = ResolversObject<{
  AttributeReason: AttributeReason;
  String: Scalars['String']['output'];
  Consent: ConsentEvent;
  Boolean: Scalars['Boolean']['output'];
  ID: Scalars['ID']['output'];
  DateTime: Scalars['DateTime']['output'];
  DenyConsentInput: DenyConsentInput;
  GiveConsentInput: GiveConsentInput;
  Mutation: Record<PropertyKey, never>;
  Notice: CatalogueNotice;
  Person: PersonReference;
  Process: CatalogueProcess;
  Purpose: CataloguePurpose;
  Query: Record<PropertyKey, never>;
}>;

export type AttributeReasonResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['AttributeReason'] = ResolversParentTypes['AttributeReason']> = ResolversObject<{
  attribute?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
}>;

export type ConsentResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Consent'] = ResolversParentTypes['Consent'], FederationReferenceType extends FederationReferenceTypes['Consent'] = FederationReferenceTypes['Consent']> = ResolversObject<{
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Consent']> | FederationReferenceType, FederationReferenceType, ContextType>;
  actor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  attributes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  explicit?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  notice?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  purposes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  recipients?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  record?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ConsentState'], ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
}>;

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type MutationResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = ResolversObject<{
  giveConsent?: Resolver<ResolversTypes['Consent'], ParentType, ContextType, RequireFields<MutationGiveConsentArgs, 'input'>>;
  refuseConsent?: Resolver<ResolversTypes['Consent'], ParentType, ContextType, RequireFields<MutationRefuseConsentArgs, 'input'>>;
  withdrawConsent?: Resolver<ResolversTypes['Consent'], ParentType, ContextType, RequireFields<MutationWithdrawConsentArgs, 'input'>>;
}>;

export type NoticeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Notice'] = ResolversParentTypes['Notice'], FederationReferenceType extends FederationReferenceTypes['Notice'] = FederationReferenceTypes['Notice']> = ResolversObject<{
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Notice']> | FederationReferenceType, FederationReferenceType, ContextType>;
  attributes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  hash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  language?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  purposes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  why?: Resolver<ReadonlyArray<ResolversTypes['AttributeReason']>, ParentType, ContextType>;
}>;

export type PersonResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Person'] = ResolversParentTypes['Person'], FederationReferenceType extends FederationReferenceTypes['Person'] = FederationReferenceTypes['Person']> = ResolversObject<{
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Person']> | FederationReferenceType, FederationReferenceType, ContextType>;
  consents?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Consent']>>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
}>;

export type ProcessResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Process'] = ResolversParentTypes['Process'], FederationReferenceType extends FederationReferenceTypes['Process'] = FederationReferenceTypes['Process']> = ResolversObject<{
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Process']> | FederationReferenceType, FederationReferenceType, ContextType>;
  attributes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  legalBasis?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  product?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  purpose?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  recipients?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
}>;

export type PurposeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Purpose'] = ResolversParentTypes['Purpose'], FederationReferenceType extends FederationReferenceTypes['Purpose'] = FederationReferenceTypes['Purpose']> = ResolversObject<{
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Purpose']> | FederationReferenceType, FederationReferenceType, ContextType>;
  broader?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  iri?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
}>;

export type QueryResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = ResolversObject<{
  notice?: Resolver<Maybe<ResolversTypes['Notice']>, ParentType, ContextType, RequireFields<QueryNoticeArgs, 'hash'>>;
  processes?: Resolver<ReadonlyArray<ResolversTypes['Process']>, ParentType, ContextType>;
  purposes?: Resolver<ReadonlyArray<ResolversTypes['Purpose']>, ParentType, ContextType>;
}>;

export type Resolvers<ContextType = SubgraphContext> = ResolversObject<{
  AttributeReason?: AttributeReasonResolvers<ContextType>;
  Consent?: ConsentResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Mutation?: MutationResolvers<ContextType>;
  Notice?: NoticeResolvers<ContextType>;
  Person?: PersonResolvers<ContextType>;
  Process?: ProcessResolvers<ContextType>;
  Purpose?: PurposeResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
}>;

