import { randomBytes } from 'node:crypto';
import type { Catalogue } from '#core/catalogue/catalogue.ts';
import type { Executor } from '#graph/executor.ts';
import { createBlindIndex } from '#graph/vault/blindIndex.ts';
import type { DataKey } from '#graph/vault/seal.ts';
import type { KeyVault } from '#graph/vault/vault.ts';
import { sdlAttributes } from '#intake/attributes.ts';
import type { IntakeDeps } from '#intake/takeIn.types.ts';
import { systemClock } from '#platform/clock.ts';
import { randomIds } from '#platform/ids.ts';

/** A vault that forgets everything with its process: for tests whose subject is not the vault. */
export function memoryVault(): KeyVault {
  const keys = new Map<string, DataKey>();
  const found = (ids: readonly string[]): Map<string, DataKey> =>
    new Map(ids.flatMap((id) => [keys.get(id)].flatMap((key) => (key ? [[id, key] as const] : []))));
  return {
    createKeys: (ids) => {
      for (const id of ids) if (!keys.has(id)) keys.set(id, randomBytes(32));
      return Promise.resolve(found(ids));
    },
    getKeys: (ids) => Promise.resolve(found(ids)),
    destroyKeys: (ids) => Promise.resolve(ids.filter((id) => keys.delete(id)).length),
    turnEpoch: () => Promise.resolve({ rewrapped: keys.size, epoch: 'memory', oldKeyDestroyed: true }),
    verify: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}

/** A small register: purpose `support` of product Harbour, and a notice. */
export const testCatalogue = (): Catalogue => ({
  version: 'test',
  organizations: new Map([['harbour', { id: 'harbour', name: 'Harbour Ltd' }]]),
  products: new Map([
    ['harbour-desk', { id: 'harbour-desk', name: 'Harbour', organizationId: 'harbour', active: true }],
  ]),
  purposes: new Map(
    ['support', 'newsletter'].map((name) => [
      name,
      { name, iri: `https://w3id.org/dpv#${name}`, broader: [] },
    ]),
  ),
  processes: new Map(),
  notices: new Map(),
});

/** Intake on the test graph, with a blind index key of its own: no file meets the identifiers of another. */
export const testIntakeDeps = (executor: Executor, blindKey: Uint8Array = randomBytes(32)): IntakeDeps => ({
  executor,
  vault: memoryVault(),
  blind: createBlindIndex(blindKey),
  clock: systemClock,
  ids: randomIds,
  attributes: sdlAttributes,
  catalogue: () => Promise.resolve(testCatalogue()),
});
