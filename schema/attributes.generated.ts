// Generated from @personal in schema/profile.graphql by scripts/attributesPlugin.mjs. Do not edit.

/** The form of an attribute's value; its GraphQL type is `Disclosed<kind>`. */
export type AttributeKind = 'Text' | 'Date' | 'Number' | 'Boolean' | 'Address';

/** One attribute as the SDL declares it; what each member means is said at the directive @personal. */
export interface DeclaredAttribute {
  readonly name: string;
  /** Field of the GraphQL type Person. */
  readonly field: string;
  readonly kind: AttributeKind;
  readonly category: string;
  readonly reveals: readonly string[];
  readonly stored: boolean;
  readonly special: boolean;
  readonly minAal: number;
}

/** Names of all declared attributes. */
export type AttributeName =
  | 'givenName'
  | 'familyName'
  | 'email'
  | 'phone'
  | 'birthDate'
  | 'age'
  | 'ageOver16'
  | 'ageOver18'
  | 'ageOver21'
  | 'postalAddress'
  | 'postcode'
  | 'city'
  | 'region'
  | 'country'
  | 'gender'
  | 'language'
  | 'loyaltyTier'
  | 'interests'
  | 'purchaseCount'
  | 'accessibilityNeeds';

export const declaredAttributes: readonly (DeclaredAttribute & { readonly name: AttributeName })[] = [
  {
    name: 'givenName',
    field: 'givenName',
    kind: 'Text',
    category: 'pd:GivenName',
    reveals: [],
    stored: true,
    special: false,
    minAal: 1,
  },
  {
    name: 'familyName',
    field: 'familyName',
    kind: 'Text',
    category: 'pd:FamilyName',
    reveals: [],
    stored: true,
    special: false,
    minAal: 1,
  },
  {
    name: 'email',
    field: 'email',
    kind: 'Text',
    category: 'pd:EmailAddress',
    reveals: [],
    stored: true,
    special: false,
    minAal: 1,
  },
  {
    name: 'phone',
    field: 'phone',
    kind: 'Text',
    category: 'pd:TelephoneNumber',
    reveals: [],
    stored: true,
    special: false,
    minAal: 1,
  },
  {
    name: 'birthDate',
    field: 'birthDate',
    kind: 'Date',
    category: 'pd:BirthDate',
    reveals: ['age'],
    stored: true,
    special: false,
    minAal: 2,
  },
  {
    name: 'age',
    field: 'age',
    kind: 'Number',
    category: 'pd:Age',
    reveals: ['ageOver16', 'ageOver18', 'ageOver21'],
    stored: false,
    special: false,
    minAal: 1,
  },
  {
    name: 'ageOver16',
    field: 'ageOver16',
    kind: 'Boolean',
    category: 'pd:AgeRange',
    reveals: [],
    stored: false,
    special: false,
    minAal: 1,
  },
  {
    name: 'ageOver18',
    field: 'ageOver18',
    kind: 'Boolean',
    category: 'pd:AgeRange',
    reveals: [],
    stored: false,
    special: false,
    minAal: 1,
  },
  {
    name: 'ageOver21',
    field: 'ageOver21',
    kind: 'Boolean',
    category: 'pd:AgeRange',
    reveals: [],
    stored: false,
    special: false,
    minAal: 1,
  },
  {
    name: 'postalAddress',
    field: 'postalAddress',
    kind: 'Address',
    category: 'pd:PhysicalAddress',
    reveals: ['postcode', 'city', 'region', 'country'],
    stored: true,
    special: false,
    minAal: 1,
  },
  {
    name: 'postcode',
    field: 'postcode',
    kind: 'Text',
    category: 'pd:PhysicalAddress',
    reveals: [],
    stored: true,
    special: false,
    minAal: 1,
  },
  {
    name: 'city',
    field: 'city',
    kind: 'Text',
    category: 'pd:Location',
    reveals: [],
    stored: true,
    special: false,
    minAal: 1,
  },
  {
    name: 'region',
    field: 'region',
    kind: 'Text',
    category: 'pd:Location',
    reveals: [],
    stored: true,
    special: false,
    minAal: 1,
  },
  {
    name: 'country',
    field: 'country',
    kind: 'Text',
    category: 'pd:Country',
    reveals: [],
    stored: true,
    special: false,
    minAal: 1,
  },
  {
    name: 'gender',
    field: 'gender',
    kind: 'Text',
    category: 'pd:Gender',
    reveals: [],
    stored: true,
    special: false,
    minAal: 1,
  },
  {
    name: 'language',
    field: 'language',
    kind: 'Text',
    category: 'pd:Language',
    reveals: [],
    stored: true,
    special: false,
    minAal: 1,
  },
  {
    name: 'loyaltyTier',
    field: 'loyaltyTier',
    kind: 'Text',
    category: 'pd:LoyaltyProgram',
    reveals: [],
    stored: true,
    special: false,
    minAal: 1,
  },
  {
    name: 'interests',
    field: 'interests',
    kind: 'Text',
    category: 'pd:Interest',
    reveals: [],
    stored: true,
    special: false,
    minAal: 1,
  },
  {
    name: 'purchaseCount',
    field: 'purchaseCount',
    kind: 'Number',
    category: 'pd:PurchasesAndSpendingHabit',
    reveals: [],
    stored: true,
    special: false,
    minAal: 1,
  },
  {
    name: 'accessibilityNeeds',
    field: 'accessibilityNeeds',
    kind: 'Text',
    category: 'pd:Disability',
    reveals: [],
    stored: true,
    special: true,
    minAal: 2,
  },
];
