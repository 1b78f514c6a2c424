import { randomUUID } from 'node:crypto';
import { defineQuery } from '#graph/query.ts';
import { declaredFiles } from '#schema/catalogue/declaredFiles.ts';
import { declaredAttributes } from '#schema/attributes.generated.ts';
import { testExecutor } from '#test/support/graph.ts';
import { applyCatalogue, applyCatalogueIn } from './applyCatalogue.ts';
import { createCatalogueCache } from './catalogueCache.ts';
import { loadCatalogue } from './loadCatalogue.ts';
import { parseCatalogue } from './parseCatalogue.ts';
import type { DeclaredCatalogue } from './parseCatalogue.ts';
import { productSecretMatches } from './productSecret.ts';
import { ensureProductSecret, findProduct, turnProductSecret } from './products.ts';

/** The first run of each query is planned by Neo4j, on a machine that may be busy. */
const patience = 30_000;
const executor = testExecutor();
const attributes = new Set<string>(declaredAttributes.map(({ name }) => name));
const demo = parseCatalogue(declaredFiles, attributes);

const remove = defineQuery<{ prefix: string }, never>({
  name: 'catalogueTest.remove',
  access: 'write',
  cypher: `
    CALL () { MATCH (n:Organization) WHERE n.id STARTS WITH $prefix DETACH DELETE n }
    CALL () { MATCH (n:Product) WHERE n.id STARTS WITH $prefix DETACH DELETE n }
    CALL () { MATCH (n:Process) WHERE n.id STARTS WITH $prefix DETACH DELETE n }
    CALL () { MATCH (n:Purpose) WHERE n.iri STARTS WITH 'https://' + $prefix DETACH DELETE n }
    CALL () { MATCH (n:Notice) WHERE n.body CONTAINS $prefix DETACH DELETE n }`,
  row: () => {
    throw new Error('has no rows');
  },
});

const prefix = `t${randomUUID().slice(0, 8)}`;
const declare = (active = true): DeclaredCatalogue =>
  parseCatalogue(
    {
      organizations: [
        { id: `${prefix}-org`, name: 'Harbour', products: [{ id: `${prefix}-desk`, name: 'Desk', active }] },
      ],
      purposes: [{ name: `${prefix}-support`, iri: `https://${prefix}.example/purposes#Support` }],
      processes: [
        {
          id: `${prefix}-process`,
          productId: `${prefix}-desk`,
          purpose: `${prefix}-support`,
          attributes: ['email'],
          legalBasis: 'consent',
          retentionDays: 2,
        },
      ],
      notices: [
        {
          name: `${prefix}-notice`,
          version: '1',
          language: 'en',
          purposes: [`${prefix}-support`],
          attributes: ['email'],
          recipients: [`${prefix}-org`],
          text: 'May we?',
          why: { email: 'to answer' },
        },
      ],
    },
    attributes,
  );
afterAll(async () => {
  await executor.run(remove, { prefix });
  await applyCatalogue(executor, demo);
});

describe('the catalogue in Neo4j', () => {
  it(
    'gives back what was registered, and the same version for the same content',
    async () => {
      const first = await applyCatalogue(executor, declare());
      const loaded = await loadCatalogue(executor);
      expect(loaded.processes.get(`${prefix}-process`)).toEqual({
        id: `${prefix}-process`,
        productId: `${prefix}-desk`,
        purpose: `${prefix}-support`,
        attributes: ['email'],
        legalBasis: 'consent',
        recipients: [],
        retention: 172_800_000,
      });
      expect(loaded.products.get(`${prefix}-desk`)).toMatchObject({
        organizationId: `${prefix}-org`,
        active: true,
      });
      expect([...loaded.notices.values()].find(({ name }) => name === `${prefix}-notice`)?.hash).toMatch(
        /^[0-9a-f]{64}$/,
      );
      expect(first.processes.size).toBe(loaded.processes.size);
    },
    patience,
  );

  it(
    'changes its version with any change, and the cache follows the version that came with rows',
    async () => {
      const cache = createCatalogueCache(executor);
      const before = await applyCatalogue(executor, declare());
      expect(await cache.atVersion(before.version)).toMatchObject({ version: before.version });
      expect(cache.peek(before.version)).toBe(await cache.atVersion(before.version));
      const after = await applyCatalogue(executor, declare(false));
      expect(after.version).not.toBe(before.version);
      const followed = await cache.atVersion(after.version);
      expect(followed.products.get(`${prefix}-desk`)?.active).toBe(false);
      expect(cache.peek(before.version)).toBeUndefined();
    },
    patience,
  );

  it(
    'loads once for many that wait for one version',
    async () => {
      const { version } = await applyCatalogue(executor, declare());
      let reads = 0;
      const counting: typeof executor = {
        ...executor,
        run: (query, params, options) => {
          reads += 1;
          return executor.run(query, params, options);
        },
      };
      const cache = createCatalogueCache(counting);
      const seen = await Promise.all(Array.from({ length: 20 }, () => cache.atVersion(version)));
      expect(new Set(seen).size).toBe(1);
      expect(reads).toBeLessThanOrEqual(2);
    },
    patience,
  );

  it(
    'takes undeclared processes and purposes out only when asked to, and keeps notices',
    async () => {
      await applyCatalogue(executor, declare());
      await applyCatalogue(executor, demo);
      expect((await loadCatalogue(executor)).processes.has(`${prefix}-process`)).toBe(true);
      // Other tests use this graph: the transaction is undone.
      const undo = new Error('undo');
      let pruned: Awaited<ReturnType<typeof applyCatalogueIn>> | undefined;
      const work = executor.write(async (tx) => {
        pruned = await applyCatalogueIn(tx, demo, { prune: true });
        throw undo;
      });
      await expect(work).rejects.toBe(undo);
      expect([...(pruned?.processes.keys() ?? [])].sort()).toEqual(demo.processes.map(({ id }) => id).sort());
      expect(pruned?.purposes.has(`${prefix}-support`)).toBe(false);
      expect([...(pruned?.notices.values() ?? [])].some(({ name }) => name === `${prefix}-notice`)).toBe(
        true,
      );
    },
    patience,
  );

  it(
    'finds a product as an OAuth client, with the purposes of its processes',
    async () => {
      await applyCatalogue(executor, declare());
      expect(await findProduct(executor, `${prefix}-desk`)).toEqual({
        id: `${prefix}-desk`,
        organizationId: `${prefix}-org`,
        secretHash: undefined,
        purposes: [`${prefix}-support`],
        active: true,
      });
      expect(await findProduct(executor, `${prefix}-nobody`)).toBeUndefined();
    },
    patience,
  );

  it(
    'gives a product one first secret, however many ask at once, and another when it is turned',
    async () => {
      await applyCatalogue(executor, declare());
      const tries = Array.from({ length: 8 }, () => ensureProductSecret(executor, `${prefix}-desk`));
      const secrets = (await Promise.all(tries)).filter((secret) => secret !== undefined);
      expect(secrets).toHaveLength(1);
      const hash = (await findProduct(executor, `${prefix}-desk`))?.secretHash ?? '';
      expect(productSecretMatches(secrets[0] ?? '', hash)).toBe(true);
      const turned = await turnProductSecret(executor, `${prefix}-desk`);
      const next = (await findProduct(executor, `${prefix}-desk`))?.secretHash ?? '';
      expect([productSecretMatches(turned, next), productSecretMatches(secrets[0] ?? '', next)]).toEqual([
        true,
        false,
      ]);
      await expect(turnProductSecret(executor, `${prefix}-nobody`)).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    },
    patience,
  );
});
