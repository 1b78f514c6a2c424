import { defineQuery } from '#graph/query.ts';

/** What oidc-provider keeps: payload as JSON text, times in milliseconds since 1970. */
export interface ArtifactRow {
  readonly payload: string;
  readonly consumedAt: number | null;
}

interface StoredArtifact {
  readonly key: string;
  readonly model: string;
  readonly payload: string;
  readonly expiresAt: number | null;
  readonly grantId: string | null;
}

export const upsertArtifact = defineQuery<StoredArtifact, never>({
  name: 'oidcArtifact.upsert',
  access: 'write',
  cypher: `
    MERGE (artifact:OidcArtifact {key: $key})
    SET artifact.model = $model, artifact.payload = $payload, artifact.expiresAt = $expiresAt,
        artifact.grantId = $grantId`,
  row: () => {
    throw new Error('oidcArtifact.upsert returns no rows');
  },
});

export const findArtifact = defineQuery<{ key: string; now: number }, ArtifactRow>({
  name: 'oidcArtifact.find',
  access: 'read',
  cypher: `
    MATCH (artifact:OidcArtifact {key: $key})
    WHERE artifact.expiresAt IS NULL OR artifact.expiresAt > $now
    RETURN artifact.payload AS payload, artifact.consumedAt AS consumedAt`,
  row: (get) => ({ payload: get('payload'), consumedAt: get('consumedAt') }),
});

/** The lock comes before the look, so that of two that consume at once exactly one gets the row. */
export const consumeArtifact = defineQuery<{ key: string; now: number }, { consumedAt: number }>({
  name: 'oidcArtifact.consume',
  access: 'write',
  cypher: `
    MATCH (artifact:OidcArtifact {key: $key})
    SET artifact.key = artifact.key
    WITH artifact
    WHERE artifact.consumedAt IS NULL AND (artifact.expiresAt IS NULL OR artifact.expiresAt > $now)
    SET artifact.consumedAt = $now
    RETURN artifact.consumedAt AS consumedAt`,
  row: (get) => ({ consumedAt: get('consumedAt') }),
});

export const destroyArtifact = defineQuery<{ key: string }, never>({
  name: 'oidcArtifact.destroy',
  access: 'write',
  cypher: `MATCH (artifact:OidcArtifact {key: $key}) DELETE artifact`,
  row: () => {
    throw new Error('oidcArtifact.destroy returns no rows');
  },
});

export const revokeGrant = defineQuery<{ grantId: string }, never>({
  name: 'oidcArtifact.revokeGrant',
  access: 'write',
  cypher: `MATCH (artifact:OidcArtifact) WHERE artifact.grantId = $grantId DELETE artifact`,
  row: () => {
    throw new Error('oidcArtifact.revokeGrant returns no rows');
  },
});

/** Expired artifacts go at the next write; a bounded number, so that no request pays for many. */
export const sweepArtifacts = defineQuery<{ now: number }, never>({
  name: 'oidcArtifact.sweep',
  access: 'write',
  cypher: `
    MATCH (artifact:OidcArtifact) WHERE artifact.expiresAt <= $now
    WITH artifact LIMIT 100
    DELETE artifact`,
  row: () => {
    throw new Error('oidcArtifact.sweep returns no rows');
  },
});
