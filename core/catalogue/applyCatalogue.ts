import type { Executor, GraphTransaction } from '#graph/executor.ts';
import type { Catalogue } from './catalogue.ts';
import {
  lockCatalogue,
  pruneRegister,
  setCatalogueVersion,
  writeNotices,
  writeOrganizations,
  writeProcesses,
  writeProducts,
  writePurposes,
  type ProductRow,
} from './catalogue.queries.ts';
import { canonicalJson, contentHash } from './contentHash.ts';
import { loadCatalogue } from './loadCatalogue.ts';
import type { DeclaredCatalogue } from './parseCatalogue.ts';

export interface ApplyOptions {
  /** Takes processes and purposes that are no longer declared out of the register. Notices and products stay. */
  readonly prune?: boolean;
}

/** The text that stands for all that is registered: equal content, equal version. */
const versionOf = ({ organizations, products, purposes, processes, notices }: Catalogue): string =>
  contentHash([organizations, products, purposes, processes, notices].map((things) => [...things.values()]));

/** Registers in the caller's transaction; see `applyCatalogue`. */
export async function applyCatalogueIn(
  tx: GraphTransaction,
  declared: DeclaredCatalogue,
  options: ApplyOptions = {},
): Promise<Catalogue> {
  const { organizations, products, purposes, processes, notices } = declared;
  await tx.run(lockCatalogue, {});
  await tx.run(writeOrganizations, {
    rows: organizations.map((one) => ({ id: one.id, body: canonicalJson(one) })),
  });
  await tx.run(writeProducts, {
    rows: products.map((one): ProductRow => ({
      id: one.id,
      name: one.name,
      organizationId: one.organizationId,
      status: one.active ? 'active' : 'inactive',
      body: canonicalJson(one),
    })),
  });
  await tx.run(writePurposes, { rows: purposes.map((one) => ({ iri: one.iri, body: canonicalJson(one) })) });
  await tx.run(writeProcesses, { rows: processes.map((one) => ({ id: one.id, body: canonicalJson(one) })) });
  await tx.run(writeNotices, { rows: notices.map((one) => ({ hash: one.hash, body: canonicalJson(one) })) });
  if (options.prune) {
    await tx.run(pruneRegister, {
      processIds: processes.map(({ id }) => id),
      iris: purposes.map(({ iri }) => iri),
    });
  }
  const registered = await loadCatalogue(tx);
  const version = versionOf(registered);
  if (version !== registered.version) await tx.run(setCatalogueVersion, { version });
  return { ...registered, version };
}

/** Whether all of these are registered as they are declared; `alone`: and nothing beside them. */
const hold = <T>(
  declared: readonly T[],
  registered: ReadonlyMap<string, T>,
  { key, alone = false }: { readonly key: (one: T) => string; readonly alone?: boolean },
): boolean =>
  declared.every((one) => canonicalJson(registered.get(key(one))) === canonicalJson(one)) &&
  (!alone || registered.size === declared.length);

const isRegistered = (
  declared: DeclaredCatalogue,
  registered: Catalogue,
  { prune }: ApplyOptions,
): boolean => {
  const alone = prune ?? false;
  const key = ({ id }: { readonly id: string }): string => id;
  return (
    hold(declared.organizations, registered.organizations, { key }) &&
    hold(declared.products, registered.products, { key }) &&
    hold(declared.purposes, registered.purposes, { key: ({ name }) => name, alone }) &&
    hold(declared.processes, registered.processes, { key, alone }) &&
    hold(declared.notices, registered.notices, { key: ({ hash }) => hash })
  );
};

/**
 * Registers what is declared: all of it or nothing. What is there is brought up to date, except notices, which
 * are immutable, and secrets. Answers what is registered then.
 */
export const applyCatalogue = async (
  executor: Executor,
  declared: DeclaredCatalogue,
  options: ApplyOptions = {},
): Promise<Catalogue> => {
  // Most starts declare what is registered: one read in place of eight statements that a cold Neo4j has to plan.
  const registered = await loadCatalogue(executor);
  if (registered.version !== '' && isRegistered(declared, registered, options)) return registered;
  return executor.write((tx) => applyCatalogueIn(tx, declared, options));
};
