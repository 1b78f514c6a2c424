import { print, stripIgnoredCharacters } from 'graphql';
import type { DocumentNode } from 'graphql';
import { createLruCache } from '#platform/graphql/lruCache.ts';
import { prepareOperation } from './prepare.ts';
import type { PrepareDeps, PreparedOperation } from './prepare.ts';

type Prepared = Promise<PreparedOperation>;

/** Operations that were planned and compiled, by the meaning of their text and by their name. */
export interface OperationCache {
  get(document: DocumentNode, operationName: string | undefined): Prepared;
  readonly size: number;
}

/** Holds at most `capacity` operations; requests that want the same new one share its planning, nothing more. */
export const createOperationCache = (deps: PrepareDeps, capacity: number): OperationCache => {
  const byText = createLruCache<Prepared>(capacity);
  // The same document object, as a document cache hands it out, needs no printing.
  const byDocument = new WeakMap<DocumentNode, Map<string, Prepared>>();

  const lookUp = (document: DocumentNode, operationName: string | undefined): Prepared => {
    const key = `${operationName ?? ''}\n${stripIgnoredCharacters(print(document))}`;
    const known = byText.get(key);
    if (known) return known;
    const prepared = prepareOperation(deps, document, operationName);
    byText.set(key, prepared);
    return prepared;
  };
  return {
    get: (document, operationName) => {
      const names = byDocument.get(document) ?? new Map<string, Prepared>();
      const known = names.get(operationName ?? '');
      if (known) return known;
      byDocument.set(document, names);
      const found = lookUp(document, operationName);
      // A client may send any name with a document; only those that the document holds can be prepared.
      found.then(
        () => names.set(operationName ?? '', found),
        () => undefined,
      );
      return found;
    },
    get size() {
      return byText.size;
    },
  };
};
