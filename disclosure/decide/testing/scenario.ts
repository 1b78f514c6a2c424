import type { Catalogue, Notice, Process, Purpose } from '#core/catalogue/catalogue.ts';
import type { ConsentEvent, Contract } from '#core/consent/consent.ts';
import type { DeclaredAttribute } from '#schema/attributes.generated.ts';
import { createAttributeLattice } from '../../lattice/attributeLattice.ts';
import { known } from '../decision.ts';
import type { DecisionInput, DecisionRequest, FactMeta, SubjectState } from '../decision.ts';

// The small world that the truth table of consent decisions is told in.

const attribute = (name: string, over: Partial<DeclaredAttribute> = {}): DeclaredAttribute => ({
  name,
  field: name,
  kind: 'Text',
  category: 'pd:Name',
  reveals: [],
  stored: true,
  special: false,
  minAal: 1,
  ...over,
});

export const lattice = createAttributeLattice([
  attribute('email'),
  attribute('phone'),
  attribute('birthDate', { reveals: ['age'], minAal: 2 }),
  attribute('age', { reveals: ['ageOver16', 'ageOver18'], stored: false }),
  attribute('ageOver16', { stored: false }),
  attribute('ageOver18', { stored: false }),
  attribute('health', { special: true, minAal: 2 }),
]);

const dpv = (term: string): string => `https://w3id.org/dpv#${term}`;
const purpose = (name: string, iri: string, ...broader: string[]): [string, Purpose] => [
  name,
  { name, iri, broader },
];

const purposes = new Map([
  purpose('support', dpv('CustomerCare')),
  purpose('orders', dpv('FulfilmentOfContractualObligation')),
  purpose('marketing', dpv('Marketing')),
  purpose('newsletter', 'https://harbour.example/purposes#Newsletter', 'marketing'),
  purpose('advertising', dpv('Advertising'), 'marketing'),
  purpose('personalisation', dpv('Personalisation')),
  purpose('targeted', dpv('TargetedAdvertising'), 'advertising', 'personalisation'),
]);

const all = ['email', 'phone', 'birthDate', 'age', 'ageOver16', 'ageOver18', 'health'];
export const process = (over: Partial<Process> & Pick<Process, 'purpose'>): Process => ({
  id: `desk-${over.purpose}`,
  productId: 'desk',
  attributes: all,
  legalBasis: 'consent',
  recipients: ['harbour'],
  ...over,
});

const notice = (hash: string, listed: readonly string[]): [string, Notice] => [
  hash,
  {
    hash,
    name: hash,
    version: '1',
    language: 'en',
    purposes: listed,
    attributes: all,
    recipients: ['harbour'],
    text: 'May we?',
    why: {},
  },
];

/** The catalogue, with the given processes in place of those with the same id. */
export function catalogueWith(...processes: readonly Process[]): Catalogue {
  const defaults = ['support', 'newsletter', 'marketing', 'targeted'].map((name) =>
    process({ purpose: name }),
  );
  const foreign = process({ id: 'letters-newsletter', productId: 'letters', purpose: 'newsletter' });
  return {
    version: 'v1',
    organizations: new Map(['harbour', 'lantern'].map((id) => [id, { id, name: id }])),
    products: new Map(
      [
        { id: 'desk', name: 'desk', organizationId: 'harbour', active: true },
        { id: 'letters', name: 'letters', organizationId: 'lantern', active: true },
        { id: 'closed', name: 'closed', organizationId: 'harbour', active: false },
      ].map((product) => [product.id, product]),
    ),
    purposes,
    processes: new Map([...defaults, foreign, ...processes].map((one) => [one.id, one])),
    notices: new Map([
      notice('n-marketing', ['marketing']),
      notice('n-marketing-and-newsletter', ['marketing', 'newsletter']),
    ]),
  };
}

export const catalogue = catalogueWith();

let count = 0;
/** A grant by the person on record r1 for support, e-mail and phone, given at 100 and known since. */
export const event = (over: Partial<ConsentEvent> = {}): ConsentEvent => ({
  id: `e${(count += 1)}`,
  recordId: 'r1',
  state: 'Given',
  purposes: ['support'],
  attributes: ['email'],
  recipients: ['harbour'],
  actor: 'person',
  explicit: false,
  at: 100,
  recordedAt: over.at ?? 100,
  ...over,
});

export const fact = (over: Partial<FactMeta> = {}): FactMeta => ({
  id: `f-${over.attribute ?? 'email'}-${over.recordId ?? 'r1'}`,
  recordId: 'r1',
  attribute: 'email',
  recordedAt: 10,
  validFrom: 10,
  superseded: false,
  ...over,
});

export const contract = (over: Partial<Contract> = {}): Contract => ({
  id: 'c1',
  recordId: 'r1',
  organizationId: 'harbour',
  termsVersion: '1',
  from: 50,
  ...over,
});

/** What a row of the truth table says, in place of the defaults. */
export interface Scenario {
  readonly request?: Partial<DecisionRequest>;
  readonly processes?: readonly Process[];
  readonly subject?: Partial<SubjectState>;
  readonly records?: readonly { readonly id: string; readonly confirmations: readonly string[] }[];
  readonly facts?: readonly FactMeta[];
  readonly events?: readonly ConsentEvent[];
  readonly contracts?: readonly Contract[];
  readonly at?: number;
  readonly knownAt?: number;
}

/** Product desk of harbour asks for the e-mail for support at 1000, of a person with one record and one fact. */
export const inputOf = (scenario: Scenario = {}): DecisionInput => ({
  request: { clientId: 'desk', purpose: 'support', attributes: ['email'], ...scenario.request },
  catalogue: known(scenario.processes ? catalogueWith(...scenario.processes) : catalogue),
  lattice,
  subject: known({ erased: false, ...scenario.subject }),
  records: known(scenario.records ?? [{ id: 'r1', confirmations: [] }]),
  facts: scenario.facts ?? [fact()],
  events: known(scenario.events ?? []),
  contracts: known(scenario.contracts ?? []),
  at: scenario.at ?? 1_000,
  knownAt: scenario.knownAt ?? scenario.at ?? 1_000,
});
