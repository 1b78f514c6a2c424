import type { Migration } from './migration.ts';

/** Keys, natural keys and lookups of the first labels. A uniqueness constraint brings its index along. */
export const firstLabels: Migration = {
  id: '0001-first-labels',
  statements: [
    'CREATE CONSTRAINT record_id IF NOT EXISTS FOR (n:Record) REQUIRE n.id IS UNIQUE',
    'CREATE CONSTRAINT record_revision_key IF NOT EXISTS FOR (n:Record) REQUIRE n.revisionKey IS UNIQUE',
    'CREATE INDEX record_subject_key IF NOT EXISTS FOR (n:Record) ON (n.subjectKey)',
    'CREATE CONSTRAINT identifier_key IF NOT EXISTS FOR (n:Identifier) REQUIRE n.key IS UNIQUE',
    'CREATE CONSTRAINT fact_id IF NOT EXISTS FOR (n:Fact) REQUIRE n.id IS UNIQUE',
    'CREATE CONSTRAINT person_id IF NOT EXISTS FOR (n:Person) REQUIRE n.id IS UNIQUE',
    'CREATE CONSTRAINT source_name IF NOT EXISTS FOR (n:Source) REQUIRE n.name IS UNIQUE',
    'CREATE CONSTRAINT activity_id IF NOT EXISTS FOR (n:Activity) REQUIRE n.id IS UNIQUE',
    'CREATE CONSTRAINT agent_id IF NOT EXISTS FOR (n:Agent) REQUIRE n.id IS UNIQUE',
    'CREATE CONSTRAINT consent_event_id IF NOT EXISTS FOR (n:ConsentEvent) REQUIRE n.id IS UNIQUE',
    'CREATE CONSTRAINT current_consent_record_id IF NOT EXISTS FOR (n:CurrentConsent) REQUIRE n.recordId IS UNIQUE',
    'CREATE CONSTRAINT contract_id IF NOT EXISTS FOR (n:Contract) REQUIRE n.id IS UNIQUE',
    'CREATE CONSTRAINT organization_id IF NOT EXISTS FOR (n:Organization) REQUIRE n.id IS UNIQUE',
    'CREATE CONSTRAINT product_id IF NOT EXISTS FOR (n:Product) REQUIRE n.id IS UNIQUE',
    'CREATE CONSTRAINT purpose_iri IF NOT EXISTS FOR (n:Purpose) REQUIRE n.iri IS UNIQUE',
    'CREATE CONSTRAINT process_id IF NOT EXISTS FOR (n:Process) REQUIRE n.id IS UNIQUE',
    'CREATE CONSTRAINT notice_hash IF NOT EXISTS FOR (n:Notice) REQUIRE n.hash IS UNIQUE',
    'CREATE CONSTRAINT catalogue_id IF NOT EXISTS FOR (n:Catalogue) REQUIRE n.id IS UNIQUE',
    'CREATE CONSTRAINT import_run_key IF NOT EXISTS FOR (n:ImportRun) REQUIRE n.key IS UNIQUE',
    'CREATE CONSTRAINT oidc_artifact_key IF NOT EXISTS FOR (n:OidcArtifact) REQUIRE n.key IS UNIQUE',
    'CREATE INDEX oidc_artifact_expires_at IF NOT EXISTS FOR (n:OidcArtifact) ON (n.expiresAt)',
  ],
};
