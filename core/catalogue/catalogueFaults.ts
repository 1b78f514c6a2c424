import type { CatalogueFiles } from './declaredCatalogue.ts';

type Has = { has(name: string): boolean };

const isTwice = (names: readonly string[]): readonly string[] =>
  names.filter((name, index) => names.indexOf(name) !== index);

const twice = (what: string, names: readonly string[]): readonly string[] =>
  isTwice(names).map((name) => `${what} ${name} is declared twice, expected once`);

const unknown = (where: string, what: string, names: readonly string[], known: Has): readonly string[] =>
  names
    .filter((name) => !known.has(name))
    .map((name) => `${where} names ${what} ${name}, expected a declared one`);

function cycleFaults(purposes: CatalogueFiles['purposes']): readonly string[] {
  const parents = new Map(purposes.map(({ name, broader }) => [name, broader]));
  const isOwnAncestor = (name: string): boolean => {
    const found = new Set(parents.get(name));
    for (const next of found) for (const parent of parents.get(next) ?? []) found.add(parent);
    return found.has(name);
  };
  return purposes
    .filter(({ name }) => isOwnAncestor(name))
    .map(({ name }) => `purpose ${name} is broader than itself, expected no cycle`);
}

interface Names {
  readonly organizations: Has;
  readonly products: Has;
  readonly purposes: Has;
  readonly attributes: Has;
}

const processFaults = (process: CatalogueFiles['processes'][number], names: Names): readonly string[] => {
  const where = `process ${process.id}`;
  const lawless = process.legalBasis === 'legal-obligation' && process.law === undefined;
  return [
    ...unknown(where, 'product', [process.productId], names.products),
    ...unknown(where, 'purpose', [process.purpose], names.purposes),
    ...unknown(where, 'recipient', process.recipients, names.organizations),
    // `*` is for the internal process of stewards; to a product it names nothing.
    ...unknown(
      where,
      'attribute',
      process.attributes.filter((name) => name !== '*'),
      names.attributes,
    ),
    ...(lawless
      ? [`${where} rests on a legal obligation and names no law, expected one (GDPR Art. 6(3))`]
      : []),
  ];
};

const noticeFaults = (notice: CatalogueFiles['notices'][number], names: Names): readonly string[] => {
  const where = `notice ${notice.name} ${notice.version}`;
  const silent = notice.attributes.filter((attribute) => !Object.hasOwn(notice.why, attribute));
  const needless = Object.keys(notice.why).filter((attribute) => !notice.attributes.includes(attribute));
  return [
    ...unknown(where, 'purpose', notice.purposes, names.purposes),
    ...unknown(where, 'recipient', notice.recipients, names.organizations),
    ...unknown(where, 'attribute', notice.attributes, names.attributes),
    ...silent.map((attribute) => `${where} does not say why it asks for ${attribute}, expected a reason`),
    ...needless.map((attribute) => `${where} gives a reason for ${attribute}, which it does not ask for`),
  ];
};

/** All contradictions between the declared files, a sentence each with what was found and expected. */
export function catalogueFaults(files: CatalogueFiles, attributes: Has): readonly string[] {
  const { organizations, purposes, processes, notices } = files;
  const products = organizations.flatMap((organization) => organization.products);
  const names: Names = {
    organizations: new Set(organizations.map(({ id }) => id)),
    products: new Set(products.map(({ id }) => id)),
    purposes: new Set(purposes.map(({ name }) => name)),
    attributes,
  };
  return [
    ...twice(
      'organisation',
      organizations.map(({ id }) => id),
    ),
    ...twice(
      'product',
      products.map(({ id }) => id),
    ),
    ...twice(
      'purpose',
      purposes.map(({ name }) => name),
    ),
    ...twice(
      'IRI',
      purposes.map(({ iri }) => iri),
    ),
    ...twice(
      'process',
      processes.map(({ id }) => id),
    ),
    // The token is the purpose of the query: one process for product and purpose, or the legal basis would be a choice.
    ...twice(
      'the process of product and purpose',
      processes.map((one) => `${one.productId} ${one.purpose}`),
    ),
    ...twice(
      'notice',
      notices.map((one) => `${one.name} ${one.version} ${one.language}`),
    ),
    ...purposes.flatMap(({ name, broader }) =>
      unknown(`purpose ${name}`, 'broader purpose', broader, names.purposes),
    ),
    ...cycleFaults(purposes),
    ...processes.flatMap((process) => processFaults(process, names)),
    ...notices.flatMap((notice) => noticeFaults(notice, names)),
  ];
}
