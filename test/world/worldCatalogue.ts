import { randomBytes } from 'node:crypto';
import { parseCatalogue } from '#core/catalogue/parseCatalogue.ts';
import type { DeclaredCatalogue } from '#core/catalogue/parseCatalogue.ts';
import { declaredNames } from '#disclosure/lattice/declaredLattice.ts';
import type { Mapping } from '#intake/mapping/mappingSchema.ts';
import type { DemoSource } from '#intake/seed/demo.ts';
import { demoMapping } from '#intake/seed/mappings.ts';
import { declaredFiles } from '#schema/catalogue/declaredFiles.ts';

/** The demo's register under names of one world: the catalogue is one for each database. */
export interface WorldCatalogue {
  readonly prefix: string;
  readonly declared: DeclaredCatalogue;
  /** The world's id of an organisation, product or process of the demo. */
  id(demoId: string): string;
  /** Hash of the world's version of a notice of the demo. */
  notice(name: string): string;
  /** The demo's mapping of a source, with the world's organisations and notices. */
  mapping(source: DemoSource): Mapping;
}

/** A process as schema/catalogue/processes.json holds it. */
export interface ProcessLine {
  readonly id: string;
  readonly productId: string;
  readonly recipients: readonly string[];
}

interface Files {
  readonly organizations: readonly {
    readonly id: string;
    readonly products: readonly { readonly id: string }[];
  }[];
  readonly purposes: readonly object[];
  readonly processes: readonly ProcessLine[];
  readonly notices: readonly { readonly recipients: readonly string[] }[];
}

function renamed(files: Files, id: (demoId: string) => string): Files {
  return {
    purposes: files.purposes,
    organizations: files.organizations.map((organization) => ({
      ...organization,
      id: id(organization.id),
      products: organization.products.map((product) => ({ ...product, id: id(product.id) })),
    })),
    processes: files.processes.map((process) => ({
      ...process,
      id: id(process.id),
      productId: id(process.productId),
      recipients: process.recipients.map(id),
    })),
    notices: files.notices.map((notice) => ({ ...notice, recipients: notice.recipients.map(id) })),
  };
}

// The steward's view stands on one line of the register whatever the world: it keeps its name and outlives each.
const operators = new Set(['operator', 'acquaint-console', 'stewardship']);

/** `more`: lines of the register beside the demo's, with names of the demo. */
export function worldCatalogue(more: readonly ProcessLine[] = []): WorldCatalogue {
  const prefix = `w${randomBytes(5).toString('hex')}-`;
  const id = (demoId: string): string => (operators.has(demoId) ? demoId : `${prefix}${demoId}`);
  const names = new Set(declaredNames);
  const demo = parseCatalogue(declaredFiles, names);
  const files = declaredFiles as Files;
  const all = { ...files, processes: [...files.processes, ...more] };
  const declared = parseCatalogue(renamed(all, id), names);
  const notice = (name: string): string => {
    const found = declared.notices.find((one) => one.name === name);
    if (!found) throw new RangeError(`found no notice ${name}, expected one of the demo`);
    return found.hash;
  };
  const moved = new Map(demo.notices.map(({ hash, name }) => [hash, notice(name)]));
  return {
    prefix,
    declared,
    id,
    notice,
    mapping: (source) => {
      const mapping = demoMapping(source);
      const consents = mapping.consents.map((consent) => ({
        ...consent,
        recipients: consent.recipients.map(id),
        ...(consent.notice === undefined ? {} : { notice: moved.get(consent.notice) ?? consent.notice }),
      }));
      const contracts = mapping.contracts.map((contract) => ({
        ...contract,
        organizationId: id(contract.organizationId),
        ...(contract.productId === undefined ? {} : { productId: id(contract.productId) }),
      }));
      return { ...mapping, consents, contracts };
    },
  };
}
