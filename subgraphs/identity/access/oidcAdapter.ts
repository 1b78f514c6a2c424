import type { Adapter, AdapterPayload } from 'oidc-provider';
import type { Executor } from '#graph/executor.ts';
import type { Clock } from '#platform/clock.ts';
import {
  consumeArtifact,
  destroyArtifact,
  findArtifact,
  revokeGrant,
  sweepArtifacts,
  upsertArtifact,
} from './oidcArtifact.queries.ts';

export interface OidcAdapterDeps {
  readonly executor: Executor;
  readonly clock: Clock;
}

/**
 * oidc-provider's storage on Neo4j, one adapter for each of its models. An expired artifact is never
 * found. Tokens of the client credentials grant are signed and not stored at all.
 */
export function createOidcAdapter(deps: OidcAdapterDeps, model: string): Adapter {
  const { executor, clock } = deps;
  const now = (): number => clock.now().getTime();
  const keyOf = (id: string): string => `${model}:${id}`;
  return {
    upsert: async (id, payload, expiresIn: number | undefined) => {
      const expiresAt = expiresIn === undefined ? null : now() + expiresIn * 1_000;
      await executor.write(async (tx) => {
        await tx.run(sweepArtifacts, { now: now() });
        await tx.run(upsertArtifact, {
          key: keyOf(id),
          model,
          payload: JSON.stringify(payload),
          expiresAt,
          grantId: payload.grantId ?? null,
        });
      });
    },
    find: async (id) => {
      const [row] = await executor.run(findArtifact, { key: keyOf(id), now: now() });
      if (!row) return undefined;
      const payload = JSON.parse(row.payload) as AdapterPayload;
      return row.consumedAt === null ? payload : { ...payload, consumed: Math.floor(row.consumedAt / 1_000) };
    },
    consume: async (id) => {
      const [row] = await executor.run(consumeArtifact, { key: keyOf(id), now: now() });
      // RFC 6749 section 4.1.2: used twice is refused; the one who came second learns it here.
      if (!row) throw new Error('an artifact was consumed twice, or after its expiry');
    },
    destroy: async (id) => {
      await executor.run(destroyArtifact, { key: keyOf(id) });
    },
    revokeByGrantId: async (grantId) => {
      await executor.run(revokeGrant, { grantId });
    },
    // Only logins and device codes are found this way, and neither is offered.
    findByUid: () => Promise.resolve(undefined),
    findByUserCode: () => Promise.resolve(undefined),
  };
}
