import { describe, expect, test } from '@jest/globals';
import type { RecordClaim } from '#core/evidence/evidence.ts';
import { withinBounds } from './writer.ts';

const claim: RecordClaim = {
  source: 'shop',
  sourceRecordId: 'S-1',
  eventTime: 0,
  handshake: false,
  identifiers: [
    { type: 'email', value: 'ann@home.example', verification: 'source' },
    { type: 'phone', value: '+353 1 000 0000', verification: 'source' },
  ],
  facts: [{ attribute: 'givenName', value: 'Ann', method: 'provided' }],
  consents: [],
  contracts: [],
};
const bounds = { organizationId: 'harbour', verifies: ['email'] };
const grantTo = (recipient: string): RecordClaim => ({
  ...claim,
  consents: [
    {
      state: 'Given',
      purposes: ['newsletter'],
      attributes: ['givenName'],
      recipients: [recipient],
      actor: 'imported',
      at: 0,
    },
  ],
});

describe("a product's word", () => {
  test('counts as a check only for the types that the catalogue says it checks', () => {
    const { identifiers } = withinBounds(claim, bounds);
    expect(identifiers.map(({ verification }) => verification)).toEqual(['source', 'unverified']);
  });

  test('grants to its own organisation, and to no other', () => {
    expect(withinBounds(grantTo('harbour'), bounds).consents).toHaveLength(1);
    expect(() => withinBounds(grantTo('lantern'), bounds)).toThrow(
      expect.objectContaining({ code: 'FORBIDDEN' }),
    );
  });

  test('is no checked evidence', () => {
    const verified = {
      ...claim,
      facts: [{ attribute: 'givenName', value: 'Ann', method: 'verified' as const }],
    };
    expect(() => withinBounds(verified, bounds)).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
  });

  test('of a steward, or of a mapping of the operator, goes all the way', () => {
    expect(withinBounds(grantTo('lantern'), undefined)).toEqual(grantTo('lantern'));
  });
});
