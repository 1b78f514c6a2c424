import { importJWK, SignJWT } from 'jose';
import { registerDemo } from '#cli/demo/demoCatalogue.ts';
import { openDoors } from '#cli/runtime/doors.ts';
import { openRuntime } from '#cli/runtime/runtime.ts';
import type { Runtime } from '#cli/runtime/runtime.ts';
import { readConfig } from '#platform/config.ts';
import { accessTokenType } from '#platform/tokens.ts';
import { allPersonIds, importPeople, writePeople } from '../people.ts';
import { say } from '../report.ts';
import type { Scene } from '../scene.ts';
import { viewer } from './operation.ts';
import { publicUrl } from './variants.ts';

/** People to ask for, and the token to ask with. */
export interface World {
  /** As the product sees them: those of whom it may read something. */
  readonly ids: readonly string[];
  readonly persons: number;
  readonly token: string;
}

const hours = 4;

/** The token that the token endpoint would give, but for the whole bench. */
async function tokenOf({ keyring, config }: Runtime): Promise<string> {
  const key = keyring.signingKey();
  const claims = {
    client_id: viewer.productId,
    org: viewer.organizationId,
    scope: `purpose:${viewer.purpose}`,
  };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'ES256', typ: accessTokenType, kid: key.kid })
    .setIssuer(config.issuer)
    .setAudience(config.graphUrl)
    .setSubject(viewer.productId)
    .setIssuedAt()
    .setExpirationTime(`${hours}h`)
    .sign(await importJWK({ ...key }, 'ES256'));
}

const lookAt = 2_000;

/** Those of whom the product may read something: a read that lets nothing out opens nothing. */
async function consented(runtime: Runtime, ids: readonly string[]): Promise<readonly string[]> {
  const { discloser } = openDoors(runtime);
  const found: string[] = [];
  for (let at = 0; at < ids.length; at += lookAt) {
    const part = ids.slice(at, at + lookAt);
    const seen = await discloser.disclosesAny(viewer, part, Date.now() + 60_000);
    found.push(...part.filter((id) => seen.has(id)));
  }
  return found.map((id) => runtime.pairwise.toPairwise(viewer.organizationId, id));
}

/** Fills the graph of a scene. */
export async function prepareWorld(scene: Scene, people: number): Promise<World> {
  const config = readConfig({ ...scene.env, ACQUAINT_PUBLIC_URL: publicUrl });
  const runtime = await openRuntime(config, say);
  try {
    await registerDemo(runtime);
    say(`Importing ${people} people …`);
    const written = await writePeople(scene.folder, 'bench', people);
    const rows = await importPeople(openDoors(runtime).intake, written);
    const persons = await allPersonIds(runtime.executor);
    const ids = await consented(runtime, persons);
    say(
      `${rows} rows, ${persons.length} persons, of ${ids.length} of whom ${viewer.productId} may read something.`,
    );
    return { ids, persons: persons.length, token: await tokenOf(runtime) };
  } finally {
    await runtime.close();
  }
}
