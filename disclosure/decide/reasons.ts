/**
 * Every reason code and its meaning. A person and a steward see them, a product never does: to a product a
 * withheld attribute is absent. Codes are stable: tools may switch on them.
 */
export const reasonCodes = {
  // permits
  ConsentGiven: 'The person gave consent for exactly this (GDPR Art. 6(1)(a)).',
  RenewedConsentGiven: 'The person renewed an earlier consent.',
  CONTRACT: 'A contract with the person is in force and needs it (GDPR Art. 6(1)(b)).',
  LEGAL_OBLIGATION: 'A law that the process names demands it (GDPR Art. 6(1)(c)).',
  DATA_SUBJECT_ACCESS: 'The person looks at the own data (GDPR Art. 15).',
  ACCOUNTABILITY: 'A steward keeps watch over the data (GDPR Art. 5(2)).',
  // several attributes
  PARTIAL: 'Some of the attributes are permitted and some are not.',
  SEVERAL: 'All attributes have the same effect, for different reasons.',
  // subject, process, request
  INPUT_FAILED: 'The decision could not be made; a failure never permits.',
  INPUT_UNAVAILABLE: 'Something that the decision needs could not be read.',
  NO_ATTRIBUTE_ASKED: 'The request names no attribute.',
  SUBJECT_ERASED: 'The person was erased (GDPR Art. 17).',
  PROCESS_NOT_REGISTERED: 'No process of that product and purpose is registered (GDPR Art. 30).',
  CLIENT_NOT_BOUND_TO_PROCESS: 'The process belongs to another product than the token.',
  CLIENT_NOT_REGISTERED: 'The product is not in the catalogue, or not active.',
  PURPOSE_MISMATCH: 'The process serves another purpose than the one asked for (GDPR Art. 5(1)(b)).',
  PURPOSE_NOT_REGISTERED: 'The purpose is not in the catalogue.',
  RECIPIENT_NOT_REGISTERED: 'The process does not name that recipient (GDPR Art. 30(1)(d)).',
  ATTRIBUTE_NOT_DECLARED: 'No attribute of that name is declared.',
  ATTRIBUTE_NOT_IN_PROCESS: 'The process does not name that attribute (GDPR Art. 5(1)(c)).',
  // facts
  NOT_CURRENT: 'The fact is superseded, not valid at that time, or was not known then.',
  SOURCE_RESTRICTED: 'The source keeps the fact to one organisation.',
  RETENTION_EXPIRED: 'The fact is older than the process may keep it (GDPR Art. 5(1)(e)).',
  ASSURANCE_TOO_LOW: 'The identity behind the fact is less sure than the purpose needs (NIST SP 800-63A).',
  DATA_RESIDENCY: 'The data must not be processed at that place, or the place is unknown.',
  // special categories
  EXPLICIT_CONSENT_REQUIRED: 'A special category needs express consent (GDPR Art. 9(2)(a)).',
  SPECIAL_CATEGORY_NO_ART9_CONDITION: 'The legal basis meets no condition of GDPR Art. 9(2).',
  // consent
  ConsentUnknown: 'No expression of the person covers this.',
  ConsentRequested: 'Consent was asked for and not answered yet.',
  ConsentDeferred: 'The person put off the answer.',
  ConsentRefused: 'The person refused.',
  ConsentWithdrawn: 'The person took consent back (GDPR Art. 7(3)).',
  ConsentRevoked: 'The controller ended the consent.',
  ConsentInvalidated: 'An authority declared the consent invalid.',
  ConsentExpired: 'The consent is over; its end is exclusive.',
  LOCATION_NOT_COVERED: 'The consent does not cover the place of processing.',
  // contract, legal obligation
  NO_ACTIVE_CONTRACT: 'No contract with the person is in force.',
  NOT_NECESSARY_FOR_CONTRACT:
    'The purpose is not objectively necessary for a contract (EDPB Guidelines 2/2019).',
  LAW_NOT_NAMED: 'The process claims a legal obligation and names no law (GDPR Art. 6(3)).',
  // not decided yet
  LEGAL_BASIS_NOT_SUPPORTED: 'The process rests on a legal basis that is not decided here.',
  // own view
  STEP_UP_REQUIRED: 'The person needs a stronger login to see this (NIST SP 800-63B).',
} as const;

export type ReasonCode = keyof typeof reasonCodes;
