import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAllInOne } from '#cli/runtime/allInOne.ts';
import { openDoors } from '#cli/runtime/doors.ts';
import { applyCatalogue } from '#core/catalogue/applyCatalogue.ts';
import { turnProductSecret } from '#core/catalogue/products.ts';
import { importFile } from '#intake/importFile.ts';
import { cast } from '#intake/seed/cast.ts';
import type { DemoSource } from '#intake/seed/demo.ts';
import { demoFiles, demoSources } from '#intake/seed/demo.ts';
import { formats } from '#intake/seed/lines.ts';
import { mintViewerToken } from '#platform/tokens.ts';
import { listenOnLoopback, requestToken } from './httpClient.ts';
import type { Listening } from './httpClient.ts';
import { testRuntime } from './testRuntime.ts';
import type { TestRuntime } from './testRuntime.ts';
import { worldCatalogue } from './worldCatalogue.ts';
import type { ProcessLine, WorldCatalogue } from './worldCatalogue.ts';
import { forgetDeclared, recordsOfSubject } from './world.queries.ts';

/** Everything of one `npm start`, in this process, with the demo's register under names of its own. */
export interface World extends TestRuntime {
  readonly catalogue: WorldCatalogue;
  /** Where the all-in-one server listens. */
  readonly url: string;
  /** Folder for files of the test; gone with the world. */
  readonly folder: string;
  /** Secret of a product of the demo. */
  secret(product: string): Promise<string>;
  /** A purpose token of a product of the demo, from the real token endpoint; one for each pair. */
  productToken(product: string, purpose: string): Promise<string>;
  personToken(personId: string, aal?: 1 | 2 | 3): Promise<string>;
  stewardToken(): Promise<string>;
  /** Writes the demo's files with the rows of these people, or of the whole cast. */
  writeFiles(keys?: readonly string[]): Promise<Readonly<Record<DemoSource, string>>>;
  /** Takes these people in through files and mappings, or the whole cast. */
  importCast(keys?: readonly string[]): Promise<void>;
  /** Today's person behind a record, e.g. `crm`, `C-CY`; throws when there is none. */
  personOf(source: DemoSource, sourceRecordId: string): Promise<string>;
  /** Seed id of the newest revision of a record. */
  recordOf(source: DemoSource, sourceRecordId: string): Promise<string>;
}

/** `processes`: lines of the register beside the demo's. */
export async function createWorld(
  environment: NodeJS.ProcessEnv = {},
  processes: readonly ProcessLine[] = [],
): Promise<World> {
  const test = await testRuntime(environment);
  const { runtime } = test;
  const catalogue = worldCatalogue(processes);
  await applyCatalogue(runtime.executor, catalogue.declared);
  const { server, stop } = await createAllInOne(runtime);
  const listening = await listenOnLoopback(server);
  const folder = await mkdtemp(join(tmpdir(), 'acquaint-files-'));
  const close = async (): Promise<void> => {
    await listening.stop();
    await stop();
    const hashes = catalogue.declared.notices.map(({ hash }) => hash);
    await runtime.executor.run(forgetDeclared, { prefix: catalogue.prefix, hashes });
    await test.close();
    await rm(folder, { recursive: true, force: true });
  };
  const base = { ...test, catalogue, url: listening.url, folder, close };
  return {
    ...base,
    ...tokensOf(test, catalogue, listening),
    ...intakeOf(test, catalogue, folder),
    ...lookupsOf(test),
  };
}

function tokensOf({ runtime }: TestRuntime, catalogue: WorldCatalogue, { url }: Listening) {
  const secrets = new Map<string, Promise<string>>();
  const tokens = new Map<string, Promise<string>>();
  const secret = (product: string): Promise<string> =>
    remembered(secrets, product, () => turnProductSecret(runtime.executor, catalogue.id(product)));
  const fetchToken = async (product: string, purpose: string): Promise<string> => {
    const client = catalogue.id(product);
    const asked = {
      client,
      secret: await secret(product),
      scope: `purpose:${purpose}`,
      resource: runtime.config.graphUrl,
    };
    const { body } = await requestToken(url, asked);
    if (typeof body['access_token'] !== 'string')
      throw new Error(`found ${JSON.stringify(body)}, expected a token`);
    return body['access_token'];
  };
  const { clock, keyring, config } = runtime;
  const minting = () => ({
    signingKey: keyring.signingKey(),
    issuer: config.issuer,
    audience: config.graphUrl,
    clock,
  });
  return {
    secret,
    productToken: (product: string, purpose: string) =>
      remembered(tokens, `${product} ${purpose}`, () => fetchToken(product, purpose)),
    personToken: (personId: string, aal: 1 | 2 | 3 = 1) =>
      mintViewerToken(minting(), { kind: 'person', personId, aal }),
    stewardToken: () => mintViewerToken(minting(), { kind: 'steward', stewardId: 'sol' }),
  };
}

function intakeOf({ runtime }: TestRuntime, catalogue: WorldCatalogue, folder: string) {
  const writeFiles = async (keys?: readonly string[]): Promise<Readonly<Record<DemoSource, string>>> => {
    const rows = cast
      .filter(({ key }) => keys?.includes(key) ?? true)
      .flatMap(({ appearances }) => appearances);
    const written = demoSources.map(async (source) => {
      const lines = rows.filter((row) => row.source === source).map((row) => formats[source].line(row));
      const path = join(folder, demoFiles[source]);
      await writeFile(path, formats[source].header + lines.join(''));
      return [source, path] as const;
    });
    return Object.fromEntries(await Promise.all(written)) as Record<DemoSource, string>;
  };
  return {
    writeFiles,
    importCast: async (keys?: readonly string[]): Promise<void> => {
      const paths = await writeFiles(keys);
      const deps = openDoors(runtime).intake;
      for (const source of demoSources) {
        const { counts } = await importFile(deps, {
          source,
          path: paths[source],
          mapping: catalogue.mapping(source),
        });
        if (counts.rejected > 0)
          throw new Error(`found ${counts.rejected} rejected rows of the cast, expected none`);
      }
    },
  };
}

function lookupsOf({ runtime: { blind, executor } }: TestRuntime) {
  const newest = async (source: DemoSource, sourceRecordId: string) => {
    const subjectKey = blind('subject', `${source}\0${sourceRecordId}`);
    const [found] = await executor.run(recordsOfSubject, { subjectKey });
    if (!found)
      throw new RangeError(`found no record ${sourceRecordId} of ${source}, expected an imported one`);
    return found;
  };
  return {
    personOf: async (source: DemoSource, id: string) => (await newest(source, id)).personId,
    recordOf: async (source: DemoSource, id: string) => (await newest(source, id)).recordId,
  };
}

function remembered<T>(known: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const found = known.get(key) ?? make();
  known.set(key, found);
  return found;
}
