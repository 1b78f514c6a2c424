import type { Migration } from './migration.ts';

/** Revoking a grant finds all artifacts of it (RFC 6749 §4.1.2: a code used twice revokes its tokens). */
export const oidcGrants: Migration = {
  id: '0002-oidc-grants',
  statements: ['CREATE INDEX oidc_artifact_grant_id IF NOT EXISTS FOR (n:OidcArtifact) ON (n.grantId)'],
};
