/** One relationship type of the label catalogue: between which labels, with which properties. */
export interface RelationshipEntry {
  readonly from: string;
  readonly to: string;
  readonly properties: readonly string[];
  /** Why it is there, or the norm that names it. */
  readonly meaning: string;
}

export const relationships = {
  IDENTIFIED_BY: {
    from: 'Record',
    to: 'Identifier',
    properties: ['verification', 'method', 'at', 'sealed'],
    meaning: 'the record claims the identifier; `sealed` is the raw value under the key of the record',
  },
  ASSERTS: { from: 'Record', to: 'Fact', properties: [], meaning: 'the record said it, for ever' },
  RESOLVES_TO: { from: 'Record', to: 'Person', properties: [], meaning: 'what we believe at the moment' },
  REVISES: {
    from: 'Record',
    to: 'Record',
    properties: [],
    meaning: 'newer to older: same source record id, other content (PROV wasRevisionOf)',
  },
  WAS_GENERATED_BY: { from: 'Record', to: 'Activity', properties: ['row'], meaning: 'PROV wasGeneratedBy' },
  WAS_ASSOCIATED_WITH: { from: 'Activity', to: 'Agent', properties: [], meaning: 'PROV wasAssociatedWith' },
  USED: { from: 'Activity', to: 'Source', properties: [], meaning: 'PROV used' },
  WAS_INFORMED_BY: {
    from: 'Activity',
    to: 'Activity',
    properties: [],
    meaning: 'batch to import run (PROV)',
  },
  GIVEN_ON: { from: 'ConsentEvent', to: 'Record', properties: [], meaning: 'the record it was expressed on' },
  HAS_CONSENT: { from: 'Record', to: 'CurrentConsent', properties: [], meaning: 'the folded events' },
  PARTY_TO: { from: 'Record', to: 'Contract', properties: [], meaning: 'GDPR Art. 6(1)(b)' },
  CONFIRMED_BY: {
    from: 'Record',
    to: 'Activity',
    properties: [],
    meaning: 'the person confirmed that the records of the activity are one person',
  },
  MUST_LINK: {
    from: 'Record',
    to: 'Record',
    properties: ['by', 'at', 'reason'],
    meaning: 'decided evidence',
  },
  CANNOT_LINK: {
    from: 'Record',
    to: 'Record',
    properties: ['by', 'at', 'reason'],
    meaning: 'decided evidence',
  },
  OF: { from: 'Product', to: 'Organization', properties: [], meaning: 'who is behind a product' },
} as const satisfies Record<string, RelationshipEntry>;

/** The catalogue's entries without their literal types, for walking over them. */
export const relationshipEntries = (): readonly (readonly [string, RelationshipEntry])[] =>
  Object.entries(relationships);
