import { parse } from 'csv-parse/sync';
import { parseCatalogue } from '#core/catalogue/parseCatalogue.ts';
import { sdlAttributes } from '#intake/attributes.ts';
import type { Mapping } from '#intake/mapping/mappingSchema.ts';
import { declaredFiles } from '#schema/catalogue/declaredFiles.ts';
import { demoSources } from './demo.ts';
import type { DemoSource } from './demo.ts';
import { generateLines } from './generateDemo.ts';
import { demoMapping } from './mappings.ts';

type Row = Readonly<Record<string, unknown>>;

const textOf = (source: DemoSource): string => {
  let text = '';
  for (const line of generateLines({ seed: 5, people: 3_000 })) if (line.file === source) text += line.text;
  return text;
};

/** Nested objects as dotted paths, which is how a mapping names them. */
const flatten = (value: unknown, path = ''): [string, unknown][] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => flatten(inner, path === '' ? key : `${path}.${key}`))
    : [[path, value]];

const rowsOf = (source: DemoSource, mapping: Mapping): readonly Row[] =>
  mapping.format === 'csv'
    ? parse(textOf(source), { columns: true })
    : textOf(source)
        .trimEnd()
        .split('\n')
        .map((line) => Object.fromEntries(flatten(JSON.parse(line))));

const columnsOf = (part: unknown): readonly string[] => {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, inner]) =>
    key === 'column' && typeof inner === 'string' ? [inner] : columnsOf(inner),
  );
};

describe.each(demoSources)('mapping of %s', (source) => {
  const mapping = demoMapping(source);
  const rows = rowsOf(source, mapping);

  it('names only columns that the file has', () => {
    const present = new Set(rows.flatMap((row) => Object.keys(row)));
    expect(columnsOf(mapping).filter((column) => !present.has(column))).toEqual([]);
  });

  it('leaves no column of the file unread', () => {
    const read = new Set(columnsOf(mapping));
    const present = new Set(rows.flatMap((row) => Object.keys(row)));
    expect([...present].filter((column) => !read.has(column))).toEqual([]);
  });

  it('knows every consent state that the file writes', () => {
    for (const { state } of mapping.consents) {
      if (typeof state === 'string') throw new Error('found a fixed state, expected a column');
      const written = new Set(rows.map((row) => row[state.column] ?? ''));
      expect(Object.keys(state.values)).toEqual(expect.arrayContaining([...written]));
    }
  });

  it('reads each state as one expression: narrow when granted, for every attribute when denied', () => {
    const [grant, denial] = mapping.consents;
    if (typeof grant?.state !== 'object' || typeof denial?.state !== 'object')
      throw new Error('expected two columns');
    for (const text of Object.keys(grant.state.values)) {
      const meanings = [grant.state.values[text], denial.state.values[text]].filter(
        (state) => state !== null,
      );
      expect(meanings).toHaveLength(text === '' ? 0 : 1);
    }
    expect(grant.attributes).not.toContain('*');
    expect(denial.attributes).toEqual(['*']);
    expect(denial.recipients).toEqual(grant.recipients);
  });
});

const declared = { has: (name: string): boolean => sdlAttributes.kindOf(name) !== undefined };

describe('names in the mappings', () => {
  const { notices } = parseCatalogue(declaredFiles, declared);
  const noticeNames = {
    crm: 'harbour-support',
    shop: 'harbour-newsletter',
    support: 'harbour-support',
    newsletter: 'lantern-newsletter',
  };

  it.each(demoSources)('are those of the catalogue in %s, its notice in the version in force', (source) => {
    const notice = notices.find(({ name }) => name === noticeNames[source]);
    if (notice === undefined)
      throw new Error(`found no notice ${noticeNames[source]}, expected it in schema/catalogue`);
    for (const consent of demoMapping(source).consents) {
      expect(consent.notice).toBe(notice.hash);
      expect(notice.purposes).toEqual(expect.arrayContaining(consent.purposes));
      expect(notice.recipients).toEqual(expect.arrayContaining(consent.recipients));
      const named = consent.attributes.filter((attribute) => attribute !== '*');
      expect(notice.attributes).toEqual(expect.arrayContaining(named));
    }
  });

  it.each(demoSources)('are those of declared attributes that facts may hold in %s', (source) => {
    for (const { attribute } of demoMapping(source).attributes) {
      expect([attribute, sdlAttributes.stored(attribute)]).toEqual([attribute, true]);
    }
  });

  it('open contracts with organisations and products of the catalogue', () => {
    const { products } = parseCatalogue(declaredFiles, declared);
    for (const { organizationId, productId } of demoMapping('shop').contracts) {
      expect(products.find(({ id }) => id === productId)?.organizationId).toBe(organizationId);
    }
  });
});

describe('what the sources have checked', () => {
  const verifiedOf = (source: DemoSource, type: string) =>
    demoMapping(source).identifiers.find((identifier) => identifier.type === type)?.verified;

  it('is the mailbox in CRM and shop, never a telephone, and nothing in the phone list', () => {
    expect([verifiedOf('crm', 'email'), verifiedOf('shop', 'email'), verifiedOf('support', 'email')]).toEqual(
      [true, true, false],
    );
    expect(demoSources.map((source) => verifiedOf(source, 'phone') ?? false)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('is the newsletter mailbox only once its double opt-in is done', () => {
    expect(verifiedOf('newsletter', 'email')).toEqual({ column: 'state', when: ['given', 'withdrawn'] });
  });
});
