import type { Appearance, DemoConsent, DemoConsentState, DemoSource } from './demo.ts';
import { demoEnd, demoSources, demoStart } from './demo.ts';
import type { Random } from './prng.ts';
import { varyEmail, varyGivenName, varyName, varyPhone } from './slips.ts';
import type { Traits } from './traits.ts';
import { day, homeAt } from './traits.ts';

/** Gives each source's next record id; a source counts its own customers and knows nothing of the others'. */
export type NextRecordId = (source: DemoSource) => string;

const prefixes: Readonly<Record<DemoSource, string>> = {
  crm: 'C-',
  shop: 'S-',
  support: 'T-',
  newsletter: 'N-',
};

export const createRecordIds = (): NextRecordId => {
  const used = { crm: 0, shop: 0, support: 0, newsletter: 0 };
  return (source) => prefixes[source] + String(++used[source]).padStart(7, '0');
};

// Share of people known to 1, 2, 3 and 4 sources, cumulated: 30 % stand in more than one.
const sourceCounts = [0.7, 0.9, 0.97, 1] as const;
const sourceWeights: Readonly<Record<DemoSource, number>> = {
  crm: 0.4,
  shop: 0.3,
  support: 0.15,
  newsletter: 0.15,
};

/** Which sources know someone, in the order in which they met; the phone list knows nobody without a phone. */
const drawSources = (traits: Traits, random: Random): readonly DemoSource[] => {
  const draw = random.next();
  const count = sourceCounts.findIndex((upTo) => draw < upTo) + 1;
  const hasPhone = traits.phone !== undefined || traits.kiosk !== undefined;
  return demoSources
    .filter((source) => source !== 'support' || hasPhone)
    .map((source) => ({ source, key: Math.pow(random.next(), 1 / sourceWeights[source]) }))
    .sort((one, other) => other.key - one.key)
    .slice(0, count)
    .map(({ source }) => source);
};

type StateWeights = readonly (readonly [DemoConsentState | undefined, number])[];

const drawState = (weights: StateWeights, random: Random): DemoConsentState | undefined => {
  const draw = random.next();
  return weights.find(([, upTo]) => draw < upTo)?.[0];
};

/** The one state a row shows; a withdrawal comes some time after the row began. */
const drawConsent = (
  seen: Seen,
  purpose: DemoConsent['purpose'],
  weights: StateWeights,
): readonly DemoConsent[] => {
  const state = drawState(weights, seen.random);
  if (state === undefined) return [];
  const later = state === 'withdrawn' ? (5 + seen.random.below(300)) * day : 0;
  return [{ purpose, state, at: Math.min(seen.at + later, demoEnd) }];
};

/** `value` in this share of rows: sources know little. */
const known = <T>(value: T, share: number, random: Random): T | undefined =>
  random.chance(share) ? value : undefined;

interface Seen {
  readonly traits: Traits;
  readonly recordId: string;
  readonly at: number;
  readonly random: Random;
  /** Draws slips from the second source on: the first one writes down what the person says. */
  readonly varied: boolean;
}

const seenName = ({ traits, random, varied }: Seen) => ({
  givenName: varied ? varyGivenName(traits.givenName, random) : traits.givenName,
  familyName: varied ? varyName(traits.familyName, random) : traits.familyName,
});
const seenEmail = ({ traits, random, varied }: Seen): string =>
  varied ? varyEmail(traits.email, random) : traits.email;
const seenPhone = ({ traits, random }: Seen): string | undefined =>
  traits.phone === undefined ? undefined : varyPhone(traits.phone, random);

const inCrm = (seen: Seen): readonly Appearance[] => {
  const { traits, recordId, at, random } = seen;
  const first: Appearance = {
    source: 'crm',
    recordId,
    at,
    ...seenName(seen),
    email: known(seenEmail(seen), 0.9, random),
    phone: known(seenPhone(seen), 0.85, random),
    birthDate: known(traits.birthDate, 0.7, random),
    gender: known(traits.woman ? 'female' : 'male', 0.6, random),
    language: known(traits.language, 0.8, random),
    address: known(homeAt(traits.homes, at), 0.85, random),
    loyaltyNumber: traits.loyaltyNumber,
    loyaltyTier: traits.loyaltyNumber === undefined ? undefined : random.pick(['bronze', 'silver', 'gold']),
    consents: drawConsent(seen, 'support', [
      ['given', 0.52],
      ['refused', 0.66],
      ['withdrawn', 0.72],
    ]),
  };
  const moved =
    traits.homes.second !== undefined && first.address === traits.homes.first && random.chance(0.5);
  if (!moved) return [first];
  return [
    first,
    { ...first, at: Math.min(traits.homes.movedAt + 9 * day, demoEnd), address: traits.homes.second },
  ];
};

const inShop = (seen: Seen): readonly Appearance[] => {
  const { traits, recordId, at, random } = seen;
  const consents = drawConsent(seen, 'newsletter', [
    ['given', 0.3],
    ['refused', 0.7],
    ['withdrawn', 0.75],
  ]);
  return [
    {
      source: 'shop',
      recordId,
      at,
      ...seenName(seen),
      email: known(seenEmail(seen), 0.98, random),
      phone: known(seenPhone(seen), 0.5, random),
      birthDate: known(traits.birthDate, 0.15, random),
      address: known(homeAt(traits.homes, at), 0.95, random),
      loyaltyNumber: known(traits.loyaltyNumber, 0.5, random),
      interests: known(traits.interests, 0.4, random),
      purchaseCount: 1 + Math.floor(Math.pow(random.next(), 3) * 60),
      termsVersion: known(at < Date.UTC(2024, 0, 1) ? '2021-01' : '2024-01', 0.97, random),
      termsAt: at,
      consents,
    },
  ];
};

const inSupport = (seen: Seen): readonly Appearance[] => {
  const { traits, recordId, at, random } = seen;
  const phone = traits.kiosk ?? seenPhone(seen);
  return [
    {
      source: 'support',
      recordId,
      at,
      ...seenName(seen),
      email: known(seenEmail(seen), 0.25, random),
      phone,
      language: known(traits.language, 0.9, random),
      address: known({ city: homeAt(traits.homes, at).city, country: traits.country }, 0.6, random),
      accessibilityNeeds: known(random.pick(['large print', 'text relay', 'step-free']), 0.03, random),
      consents: drawConsent(seen, 'support', [
        ['given', 0.25],
        ['refused', 0.35],
      ]),
    },
  ];
};

const inNewsletter = (seen: Seen): readonly Appearance[] => {
  const { traits, recordId, at, random } = seen;
  const state =
    drawState(
      [
        ['given', 0.86],
        ['requested', 0.93],
        ['refused', 1],
      ],
      random,
    ) ?? 'given';
  const first: Appearance = {
    source: 'newsletter',
    recordId,
    at,
    email: seenEmail(seen),
    givenName: known(seenName(seen).givenName, 0.6, random),
    language: known(traits.language, 0.9, random),
    interests: known(traits.interests, 0.5, random),
    consents: [{ purpose: 'newsletter', state, at }],
  };
  if (state !== 'given' || !random.chance(0.14)) return [first];
  const later = Math.min(at + (3 + random.below(400)) * day, demoEnd);
  return [
    first,
    { ...first, at: later, consents: [{ purpose: 'newsletter', state: 'withdrawn', at: later }] },
  ];
};

const writers: Readonly<Record<DemoSource, (seen: Seen) => readonly Appearance[]>> = {
  crm: inCrm,
  shop: inShop,
  support: inSupport,
  newsletter: inNewsletter,
};

/** A row was last touched no earlier than the consents in it. */
const lastTouched = (row: Appearance): Appearance => ({
  ...row,
  at: Math.max(row.at, ...row.consents.map((consent) => consent.at)),
});

/** Everything that the sources wrote down about one person. */
export const drawAppearances = (
  traits: Traits,
  random: Random,
  nextId: NextRecordId,
): readonly Appearance[] => {
  let at = demoStart + random.below(demoEnd - demoStart - 400 * day);
  return drawSources(traits, random).flatMap((source, index) => {
    if (index > 0) at = Math.min(at + random.below(130 * day), demoEnd);
    return writers[source]({ traits, recordId: nextId(source), at, random, varied: index > 0 }).map(
      lastTouched,
    );
  });
};
