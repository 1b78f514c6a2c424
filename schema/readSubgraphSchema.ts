import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'graphql';
import type { DocumentNode } from 'graphql';
import { projectRoot } from '#platform/root.ts';

/** The SDL of one subgraph, as committed. */
export const readSubgraphSchema = (name: 'identity' | 'consent' | 'profile'): DocumentNode =>
  parse(readFileSync(join(projectRoot(), 'schema', `${name}.graphql`), 'utf8'));

/** The composed supergraph, as committed. */
export const readSupergraph = (): string =>
  readFileSync(join(projectRoot(), 'schema', 'supergraph.graphql'), 'utf8');
