import type { CatalogueFiles } from './declaredCatalogue.ts';

interface Has {
  has(name: string): boolean;
}

const isTwice = (names: readonly string[]): readonly string[] =>
  names.filter((name, index) => names.indexOf(name) !== index);

const twice = (what: string, names: readonly string[]): readonly string[] =>
  isTwice(names).map((name) => `${what} ${name} is declared twice, expected once`);

const naming =
  (where: string) =>
  (what: string, names: readonly string[], known: Has): readonly string[] =>
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
  const unknown = naming(where);
  const lawless = process.legalBasis === 'legal-obligation' && process.law === undefined;
  return [
    ...unknown('product', [process.productId], names.products),
    ...unknown('purpose', [process.purpose], names.purposes),
    ...unknown('recipient', process.recipients, names.organizations),
    // `*` is for the internal process of stewards; to a product it names nothing.
    ...unknown(
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
  const unknown = naming(where);
  const silent = notice.attributes.filter((attribute) => !Object.hasOwn(notice.why, attribute));
  const needless = Object.keys(notice.why).filter((attribute) => !notice.attributes.includes(attribute));
  return [
    ...unknown('purpose', notice.purposes, names.purposes),
    ...unknown('recipient', notice.recipients, names.organizations),
    ...unknown('attribute', notice.attributes, names.attributes),
    ...silent.map((attribute) => `${where} does not say why it asks for ${attribute}, expected a reason`),
    ...needless.map((attribute) => `${where} gives a reason for ${attribute}, which it does not ask for`),
  ];
};

const ids = (things: readonly { readonly id: string }[]): readonly string[] => things.map(({ id }) => id);

function duplicateFaults({ organizations, purposes, processes, notices }: CatalogueFiles): readonly string[] {
  const served = processes.map(({ productId, purpose }) => `${productId} ${purpose}`);
  const versions = notices.map(({ name, version, language }) => `${name} ${version} ${language}`);
  const names = purposes.map(({ name }) => name);
  const iris = purposes.map(({ iri }) => iri);
  return [
    ...twice('organisation', ids(organizations)),
    ...twice('product', ids(organizations.flatMap(({ products }) => products))),
    ...twice('purpose', names),
    ...twice('IRI', iris),
    ...twice('process', ids(processes)),
    // The token is the purpose of the query: one process for product and purpose, or the legal basis would be a choice.
    ...twice('the process of product and purpose', served),
    ...twice('notice', versions),
  ];
}

/** All contradictions between the declared files, a sentence each with what was found and expected. */
export function catalogueFaults(files: CatalogueFiles, attributes: Has): readonly string[] {
  const { organizations, purposes, processes, notices } = files;
  const names: Names = {
    organizations: new Set(ids(organizations)),
    products: new Set(ids(organizations.flatMap(({ products }) => products))),
    purposes: new Set(purposes.map(({ name }) => name)),
    attributes,
  };
  const broaderFaults = purposes.flatMap(({ name, broader }) =>
    naming(`purpose ${name}`)('broader purpose', broader, names.purposes),
  );
  return [
    ...duplicateFaults(files),
    ...broaderFaults,
    ...cycleFaults(purposes),
    ...processes.flatMap((process) => processFaults(process, names)),
    ...notices.flatMap((notice) => noticeFaults(notice, names)),
  ];
}
