import type { Catalogue, Process } from '#core/catalogue/catalogue.ts';

/** What `decide` looks up in a catalogue, computed once for each snapshot. */
export interface CatalogueIndex {
  processOf(productId: string, purpose: string): Process | undefined;
  /** The purpose itself and all broader ones, by every path. */
  broaderOf(purpose: string): ReadonlySet<string>;
  /** Whether the purpose, or a broader one, is marketing or advertising in DPV. */
  isMarketing(purpose: string): boolean;
}

const marketingTerms =
  /(?:#|\/)(?:Marketing|DirectMarketing|Advertising|PersonalisedAdvertising|TargetedAdvertising)$/;

function broaderClosure(catalogue: Catalogue, purpose: string): ReadonlySet<string> {
  const found = new Set([purpose]);
  // A set grows while it is walked: this visits every ancestor once, cycles included.
  for (const name of found)
    for (const parent of catalogue.purposes.get(name)?.broader ?? []) found.add(parent);
  return found;
}

function buildIndex(catalogue: Catalogue): CatalogueIndex {
  const processes = new Map<string, Process>();
  for (const process of catalogue.processes.values()) {
    const key = `${process.productId}\0${process.purpose}`;
    if (processes.has(key)) throw new TypeError('two processes serve one purpose of one product');
    processes.set(key, process);
  }
  const closures = new Map<string, ReadonlySet<string>>();
  for (const name of catalogue.purposes.keys()) closures.set(name, broaderClosure(catalogue, name));
  const broaderOf = (purpose: string): ReadonlySet<string> => closures.get(purpose) ?? new Set([purpose]);
  const isMarketingTerm = (name: string): boolean =>
    marketingTerms.test(catalogue.purposes.get(name)?.iri ?? '');
  return {
    processOf: (productId, purpose) => processes.get(`${productId}\0${purpose}`),
    broaderOf,
    isMarketing: (purpose) => [...broaderOf(purpose)].some(isMarketingTerm),
  };
}

const indexes = new WeakMap<Catalogue, CatalogueIndex>();

/** @throws TypeError when the catalogue contradicts itself. */
export function indexOf(catalogue: Catalogue): CatalogueIndex {
  const cached = indexes.get(catalogue);
  if (cached) return cached;
  const index = buildIndex(catalogue);
  indexes.set(catalogue, index);
  return index;
}
