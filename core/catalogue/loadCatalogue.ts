import type { Executor, GraphTransaction } from '#graph/executor.ts';
import type { Catalogue, Notice, Organization, Process, Product, Purpose } from './catalogue.ts';
import { readCatalogue, type CatalogueRow } from './catalogue.queries.ts';

const parseAll = <T>(bodies: readonly string[], key: (one: T) => string): ReadonlyMap<string, T> =>
  new Map(
    bodies
      .map((body) => JSON.parse(body) as T)
      .map((one): [string, T] => [key(one), one])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

/** The stored bodies as a snapshot; `version` is empty when nothing is registered yet. */
export const catalogueOf = (row: CatalogueRow): Catalogue => ({
  version: row.version ?? '',
  organizations: parseAll<Organization>(row.organizations, ({ id }) => id),
  products: parseAll<Product>(row.products, ({ id }) => id),
  purposes: parseAll<Purpose>(row.purposes, ({ name }) => name),
  processes: parseAll<Process>(row.processes, ({ id }) => id),
  notices: parseAll<Notice>(row.notices, ({ hash }) => hash),
});

/** Reads everything that is registered, in one query. */
export async function loadCatalogue(source: Executor | GraphTransaction): Promise<Catalogue> {
  const [row] = await source.run(readCatalogue, {});
  if (!row) throw new Error('the catalogue query has one row always');
  return catalogueOf(row);
}
