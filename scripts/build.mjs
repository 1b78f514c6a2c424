// Bundles the entry points to dist/; packages stay external. Does nothing when no source changed since.
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const rooms = [
  'platform',
  'graph',
  'core',
  'intake',
  'disclosure',
  'subgraphs',
  'gateway',
  'cli',
  'schema',
  'bench',
  'scripts',
];
const entryPoints = {
  'cli/acquaint': 'cli/acquaint.ts',
  'cli/start': 'cli/start.ts',
  'cli/serve': 'cli/serve.ts',
  'bench/bench': 'bench/bench.ts',
};

const isSource = (name) => /\.(ts|mjs|json|graphql)$/.test(name) && !name.endsWith('.test.ts');
const newestSource = () =>
  Math.max(
    ...[join(root, 'package.json'), ...rooms.flatMap((room) => filesOf(join(root, room)))].map(
      (file) => statSync(file).mtimeMs,
    ),
  );
function filesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && isSource(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}
const builtAt = () => {
  try {
    return statSync(join(root, 'dist/.built')).mtimeMs;
  } catch {
    return 0;
  }
};

const startedAt = new Date();
if (newestSource() > builtAt()) {
  const { build } = await import('esbuild');
  const existing = Object.fromEntries(
    Object.entries(entryPoints).filter(([, file]) => statSync(join(root, file), { throwIfNoEntry: false })),
  );
  await build({
    absWorkingDir: root,
    entryPoints: existing,
    outdir: 'dist',
    bundle: true,
    splitting: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: true,
    chunkNames: 'chunks/[name]-[hash]',
    logLevel: 'warning',
  });
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(join(root, 'dist/.built'), startedAt.toISOString());
}
