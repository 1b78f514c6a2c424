import { declaredAttributes } from '#schema/attributes.generated.ts';
import { declaredFiles } from '#schema/catalogue/declaredFiles.ts';
import { contentHash } from './contentHash.ts';
import type { CatalogueFiles } from './declaredCatalogue.ts';
import { parseCatalogue } from './parseCatalogue.ts';
import { hashProductSecret, newProductSecret, productSecretMatches } from './productSecret.ts';

const attributes = new Set<string>(declaredAttributes.map(({ name }) => name));
const demo = declaredFiles as CatalogueFiles;
const changed = (change: (files: CatalogueFiles) => void): unknown => {
  const files = structuredClone(demo);
  change(files);
  return files;
};
const refused = (message: string) => expect.objectContaining({ code: 'CONFIG_INVALID', message }) as Error;
const first = <T>(list: readonly T[]): T => {
  const [one] = list;
  if (one === undefined) throw new Error('expected one at least');
  return one;
};

describe('the declared catalogue of the demo', () => {
  it('has no fault', () => {
    const parsed = parseCatalogue(declaredFiles, attributes);
    expect(parsed.products.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['harbour-desk', 'harbour-shop', 'lantern-letters', 'tidewater-claims']),
    );
    expect(parsed.products.find(({ id }) => id === 'harbour-desk')?.sources).toEqual(['crm', 'support']);
  });

  it('asks in its notices for all that its processes by consent need, of the same recipients', () => {
    const { processes, notices } = parseCatalogue(declaredFiles, attributes);
    for (const process of processes.filter(({ legalBasis }) => legalBasis === 'consent')) {
      const fits = notices.filter(
        (notice) =>
          notice.purposes.includes(process.purpose) &&
          process.attributes.every((name) => notice.attributes.includes(name)) &&
          process.recipients.every((id) => notice.recipients.includes(id)),
      );
      expect([process.id, fits.length > 0]).toEqual([process.id, true]);
    }
  });

  it('names terms of DPV, or of the project where DPV has none', () => {
    for (const { iri } of demo.purposes) {
      expect(iri).toMatch(/^https:\/\/(w3id\.org\/dpv#[A-Z]\w+|acquaint\.example\/purposes#[A-Z]\w+)$/);
    }
  });
});

describe('a declared catalogue', () => {
  it.each<[string, (files: CatalogueFiles) => void, RegExp]>([
    [
      'an unknown purpose',
      (f) => (first(f.processes).purpose = 'spying'),
      /names purpose spying, expected a declared one/,
    ],
    [
      'an unknown attribute',
      (f) => first(f.processes).attributes.push('shoeSize'),
      /names attribute shoeSize/,
    ],
    ['an unknown recipient', (f) => first(f.processes).recipients.push('nobody'), /names recipient nobody/],
    ['an unknown product', (f) => (first(f.processes).productId = 'nothing'), /names product nothing/],
    [
      'an unknown broader purpose',
      (f) => first(f.purposes).broader.push('nothing'),
      /names broader purpose nothing/,
    ],
    ['a cycle', (f) => first(f.purposes).broader.push('support'), /purpose support is broader than itself/],
    [
      'two processes for one purpose',
      (f) => f.processes.push({ ...first(f.processes), id: 'again' }),
      /is declared twice/,
    ],
    [
      'a legal obligation without a law',
      (f) => delete f.processes.find(({ law }) => law)?.law,
      /names no law/,
    ],
    [
      'no reason for an attribute',
      (f) => (first(f.notices).why = {}),
      /does not say why it asks for givenName/,
    ],
    [
      'a misspelt member',
      (f) => Object.assign(first(f.processes), { retention: 3 }),
      /processes\.0: .*retention/,
    ],
    [
      'an IRI that is none',
      (f) => (first(f.purposes).iri = 'Marketing'),
      /purposes\.0\.iri: expected an https IRI/,
    ],
  ])('with %s is refused in a sentence that names it', (_what, change, message) => {
    expect(() => parseCatalogue(changed(change), attributes)).toThrow(
      refused(expect.stringMatching(message) as string),
    );
  });

  it('names every fault at once', () => {
    const files = changed((f) => {
      first(f.processes).purpose = 'spying';
      first(f.notices).why = {};
    });
    expect(() => parseCatalogue(files, attributes)).toThrow(/spying.*does not say why/s);
  });

  it.each([undefined, null, [], {}, 'text'])('that is %j is refused', (files) => {
    expect(() => parseCatalogue(files, attributes)).toThrow(refused(expect.any(String) as string));
  });
});

describe('the hash of a notice', () => {
  it('depends on the content and not on the order of its members', () => {
    expect(contentHash({ a: 1, b: { c: [1, 2], d: null } })).toBe(
      contentHash({ b: { d: null, c: [1, 2] }, a: 1 }),
    );
    expect(contentHash({ a: [1, 2] })).not.toBe(contentHash({ a: [2, 1] }));
  });
});

describe('the secret of a product', () => {
  it('matches its hash, and nothing else does', () => {
    const secret = newProductSecret();
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(productSecretMatches(secret, hashProductSecret(secret))).toBe(true);
    expect(productSecretMatches(newProductSecret(), hashProductSecret(secret))).toBe(false);
    expect(productSecretMatches('', '')).toBe(false);
  });
});
