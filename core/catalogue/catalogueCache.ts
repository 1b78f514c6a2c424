import type { Executor } from '#graph/executor.ts';
import { systemClock, type Clock } from '#platform/clock.ts';
import type { Catalogue } from './catalogue.ts';
import { loadCatalogue } from './loadCatalogue.ts';

/** The catalogue of this process. What it holds is no personal data, so it may outlive a query. */
export interface CatalogueCache {
  /** At most a second old: for what a person or an import declares. */
  current(): Promise<Catalogue>;
  /**
   * The catalogue that a decision needs: `version` came with the rows to be decided. Another version than the
   * cached one is loaded first; the answer is at least as new as the rows.
   */
  atVersion(version: string | null): Promise<Catalogue>;
  /** The cached catalogue when it is of that version, without waiting. */
  peek(version: string | null): Catalogue | undefined;
}

export interface CatalogueCacheOptions {
  readonly clock?: Clock;
  /** Milliseconds after which `current` loads again. */
  readonly maxAge?: number;
}

/** Runs a load at most once at a time. */
interface Loads {
  /** The load that is under way, or a new one. */
  join(): Promise<Catalogue>;
  /** A load that begins after this call: one that is under way may have read before the caller's rows were. */
  begin(): Promise<Catalogue>;
}

function oneAtATime(load: () => Promise<Catalogue>): Loads {
  let loading: Promise<Catalogue> | undefined;
  let queued: Promise<Catalogue> | undefined;
  const start = (): Promise<Catalogue> => {
    loading = load().finally(() => (loading = undefined));
    return loading;
  };
  const startNext = (): Promise<Catalogue> => {
    queued = undefined;
    return start();
  };
  return {
    join: () => loading ?? start(),
    begin: () => {
      if (!loading) return start();
      queued ??= loading.then(startNext, startNext);
      return queued;
    },
  };
}

export function createCatalogueCache(
  executor: Executor,
  options: CatalogueCacheOptions = {},
): CatalogueCache {
  const { clock = systemClock, maxAge = 1_000 } = options;
  let cached: Catalogue | undefined;
  let loadedAt = -Infinity;
  const loads = oneAtATime(async () => {
    const startedAt = clock.now().getTime();
    const next = await loadCatalogue(executor);
    // The same version keeps its object: what was computed from it stays of use.
    if (cached?.version !== next.version) cached = next;
    loadedAt = startedAt;
    return cached;
  });
  const peek = (version: string | null): Catalogue | undefined =>
    cached?.version === (version ?? '') ? cached : undefined;
  return {
    current: async () => {
      const isFresh = clock.now().getTime() - loadedAt < maxAge;
      return isFresh && cached ? cached : loads.join();
    },
    atVersion: async (version) => peek(version) ?? loads.begin(),
    peek,
  };
}
