// Composes the three subgraph schemas to schema/supergraph.graphql; with --check it only tells whether the
// committed one is stale, and whether the public schema breaks what schema/released.graphql promised.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { composeServices, transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import { buildASTSchema, buildSchema, lexicographicSortSchema, parse, printSchema } from 'graphql';

const schemaFolder = fileURLToPath(new URL('../schema/', import.meta.url));
const names = ['identity', 'consent', 'profile'];
const read = (file) => readFileSync(join(schemaFolder, file), 'utf8');

/** Composes; throws with the composer's own messages when the subgraphs do not fit together. */
export function compose() {
  const result = composeServices(
    names.map((name) => ({
      name,
      url: `http://${name}.subgraph.internal/graphql`,
      typeDefs: parse(read(`${name}.graphql`)),
    })),
  );
  if (!result.supergraphSdl) {
    throw new Error(
      `the subgraphs do not compose:\n${result.errors.map((error) => `- ${error.message}`).join('\n')}`,
    );
  }
  return { supergraph: result.supergraphSdl, publicSchema: publicSchemaOf(result.supergraphSdl) };
}

function publicSchemaOf(supergraphSdl) {
  const document = transformSupergraphToPublicSchema(parse(supergraphSdl));
  return `${printSchema(lexicographicSortSchema(buildASTSchema(document, { assumeValidSDL: true })))}\n`;
}

/** Changes against the released schema that would break a client. */
export async function breakingChanges(publicSchema) {
  const changes = await diff(buildSchema(read('released.graphql')), buildSchema(publicSchema));
  return changes.filter((change) => change.criticality.level === CriticalityLevel.Breaking);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { supergraph, publicSchema } = compose();
  if (process.argv.includes('--check')) {
    const problems = [];
    if (read('supergraph.graphql') !== supergraph)
      problems.push('schema/supergraph.graphql is stale: run npm run compose');
    for (const change of await breakingChanges(publicSchema))
      problems.push(`breaking change: ${change.message}`);
    if (problems.length > 0) {
      console.error(problems.join('\n'));
      process.exitCode = 1;
    }
  } else {
    writeFileSync(join(schemaFolder, 'supergraph.graphql'), supergraph);
    if (process.argv.includes('--release'))
      writeFileSync(join(schemaFolder, 'released.graphql'), publicSchema);
  }
}
