import { findProduct } from '#core/catalogue/products.ts';
import { declaredLattice } from '#disclosure/lattice/declaredLattice.ts';
import { openCursor, sealCursor } from '#graph/vault/cursor.ts';
import { normaliseIdentifier } from '#intake/normalise/normaliseIdentifier.ts';
import type { EnvelopeKey } from '#platform/graphql/envelopeHeader.ts';
import { startSubgraph } from '#platform/graphql/subgraph.ts';
import { noTelemetry } from '#platform/telemetry.ts';
import type { SubgraphRuntime } from '#platform/graphql/subgraph.ts';
import { createTokenIssuer } from '#subgraphs/identity/access/createTokenIssuer.ts';
import type { TokenIssuer } from '#subgraphs/identity/access/createTokenIssuer.ts';
import { consentSubgraph } from '#subgraphs/consent/consent.subgraph.ts';
import { identitySubgraph } from '#subgraphs/identity/identity.subgraph.ts';
import { profileSubgraph } from '#subgraphs/profile/profile.subgraph.ts';
import type { Doors } from './doors.ts';
import type { Runtime } from './runtime.ts';

export const subgraphNames = ['identity', 'consent', 'profile'] as const;
export type SubgraphName = (typeof subgraphNames)[number];

/** A subgraph that is ready to answer, spanned when traces are on. */
export function startService(name: SubgraphName, runtime: Runtime, doors: Doors): SubgraphRuntime {
  const subgraph = starters[name](runtime, doors);
  const { telemetry } = runtime;
  if (telemetry === noTelemetry) return subgraph;
  return {
    ...subgraph,
    run: (request) => {
      const { traceparent } = request.envelope;
      return telemetry.serve({ name: `subgraph ${name}`, fields: {}, traceparent }, () =>
        subgraph.run(request),
      );
    },
  };
}

const starters: Record<SubgraphName, (runtime: Runtime, doors: Doors) => SubgraphRuntime> = {
  identity: (runtime, doors) => startSubgraph(identitySubgraph, identityDeps(runtime, doors), runtime),
  consent: (runtime) => {
    const { executor, catalogue, clock, ids } = runtime;
    return startSubgraph(
      consentSubgraph,
      { executor, catalogue, clock, ids, attributes: declaredLattice },
      runtime,
    );
  },
  profile: (runtime, doors) => startSubgraph(profileSubgraph, doors, runtime),
};

const identityDeps = (runtime: Runtime, { intake, discloser, identifiers }: Doors) => {
  const { executor, catalogue, clock, ids, pairwise, blind, config, keyring } = runtime;
  const region = config.ACQUAINT_REGION;
  return {
    executor,
    catalogue,
    clock,
    ids,
    intake,
    discloser,
    identifiers,
    region,
    personIds: pairwise,
    identifierKey: (claim: Parameters<typeof normaliseIdentifier>[0]) =>
      blind(`identifier:${claim.type}`, normaliseIdentifier(claim, region)),
    cursors: {
      seal: (owner: string, position: string) => sealCursor(keyring.cursorKey, owner, position),
      open: (owner: string, cursor: string) => openCursor(keyring.cursorKey, owner, cursor),
    },
  };
};

/** The OAuth token endpoint over the products of the catalogue. */
export const createIssuer = ({ executor, clock, keyring, config, log }: Runtime): Promise<TokenIssuer> =>
  createTokenIssuer({
    directory: {
      findProduct: async (clientId) => {
        const found = await findProduct(executor, clientId);
        // A product without a secret can't log in: to the token endpoint it isn't there.
        return found?.secretHash === undefined ? undefined : { ...found, secretHash: found.secretHash };
      },
    },
    executor,
    clock,
    keys: keyring,
    issuer: config.issuer,
    graphUrl: config.graphUrl,
    onFault: (err) => log.error({ err }, 'the token endpoint failed'),
  });

/** What signs and verifies the gateway's envelope. */
export const envelopeKeyOf = ({ keyring, clock }: Pick<Runtime, 'keyring' | 'clock'>): EnvelopeKey => ({
  key: keyring.envelopeKey,
  clock,
});
