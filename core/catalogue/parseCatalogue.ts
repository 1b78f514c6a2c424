import { DomainError } from '#platform/errors.ts';
import type { Notice, Organization, Process, Product, Purpose } from './catalogue.ts';
import { catalogueFaults } from './catalogueFaults.ts';
import { contentHash } from './contentHash.ts';
import { catalogueFiles, type CatalogueFiles } from './declaredCatalogue.ts';

/** What is to be registered. */
export interface DeclaredCatalogue {
  readonly organizations: readonly Organization[];
  readonly products: readonly Product[];
  readonly purposes: readonly Purpose[];
  readonly processes: readonly Process[];
  readonly notices: readonly Notice[];
}

const day = 86_400_000;

/** Leaves members out that are absent, so that equal content has equal JSON. */
const present = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T;

const processOf = ({
  retentionDays,
  reconfirmBeforeDays,
  ...file
}: CatalogueFiles['processes'][number]): Process =>
  present({
    ...file,
    retention: retentionDays === undefined ? undefined : retentionDays * day,
    reconfirmBefore: reconfirmBeforeDays === undefined ? undefined : reconfirmBeforeDays * day,
  });

const invalid = (faults: readonly string[]): DomainError =>
  new DomainError('CONFIG_INVALID', `the catalogue has ${faults.length} fault(s): ${faults.join('; ')}`, {
    details: { faults },
  });

/**
 * Judges the declared files as a whole. `attributes`: the declared attribute names.
 * @throws DomainError CONFIG_INVALID naming every fault, with what was found and what was expected.
 */
export function parseCatalogue(
  files: unknown,
  attributes: { has(name: string): boolean },
): DeclaredCatalogue {
  const parsed = catalogueFiles.safeParse(files);
  if (!parsed.success) {
    throw invalid(
      parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'the whole'}: ${message}`),
    );
  }
  const faults = catalogueFaults(parsed.data, attributes);
  if (faults.length > 0) throw invalid(faults);
  const { organizations, purposes, processes, notices } = parsed.data;
  return {
    organizations: organizations.map(({ id, name }) => ({ id, name })),
    products: organizations.flatMap(({ id: organizationId, products }) =>
      products.map((product): Product => present({ ...product, organizationId }) as Product),
    ),
    purposes,
    processes: processes.map(processOf),
    notices: notices.map((notice) => ({ hash: contentHash(notice), ...notice })),
  };
}
