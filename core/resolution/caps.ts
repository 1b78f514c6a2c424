import type { IdentifierType } from '#core/evidence/evidence.ts';

/** What an identifier of a type is worth as evidence. */
export interface TypeRule {
  /** How many subjects that can't be one person may stand behind it before it links nobody. */
  readonly cap: number;
  /** Stronger types are heard first. */
  readonly strength: number;
  /** A person has at most one for each issuer: two different ones are two persons. */
  readonly onePerPerson: boolean;
  /** Proof of the same credential by its provider makes records one subject, whatever they say. */
  readonly credential: boolean;
  readonly why: string;
}

/**
 * Every cap is 1: as soon as two subjects that can't be one person hold an identifier, nobody can tell to
 * which of them a third record belongs, and a wrong merge is worse than a missed one. A type that tolerates
 * more would need a reason here.
 */
export const typeRules: Readonly<Record<IdentifierType, TypeRule>> = {
  social: {
    cap: 1,
    strength: 7,
    onePerPerson: false,
    credential: true,
    why: 'An account at an identity provider is held by one person; a person may have several.',
  },
  national: {
    cap: 1,
    strength: 6,
    onePerPerson: true,
    credential: false,
    why: 'An authority gives each person one number; a second person under it is a typo or a fraud.',
  },
  customer: {
    cap: 1,
    strength: 5,
    onePerPerson: false,
    credential: false,
    why: 'A customer number means one account, yet a household may share it and a person may have two.',
  },
  loyalty: {
    cap: 1,
    strength: 4,
    onePerPerson: true,
    credential: false,
    why: 'A programme enrols a person once; a card that a family shares must not merge the family.',
  },
  email: {
    cap: 1,
    strength: 3,
    onePerPerson: false,
    credential: false,
    why: 'Families and offices share mailboxes: two names behind one make it useless as evidence.',
  },
  phone: {
    cap: 1,
    strength: 2,
    onePerPerson: false,
    credential: false,
    why: 'Landlines, kiosks and call centres are shared, and numbers are recycled.',
  },
  device: {
    cap: 1,
    strength: 1,
    onePerPerson: false,
    credential: false,
    why: 'A browser or tablet is often used by a household.',
  },
};
