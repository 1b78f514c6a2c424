// Fails when a generated file differs from what its source would generate now. Restores nothing: the fresh one stays.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const generated = spawnSync('git', ['ls-files', '*.generated.ts'], { encoding: 'utf8' })
  .stdout.trim()
  .split('\n');
const before = generated.map((file) => readFileSync(file, 'utf8'));
const run = spawnSync('npm', ['run', '-s', 'codegen'], { encoding: 'utf8' });
const stale = generated.filter((file, index) => readFileSync(file, 'utf8') !== before[index]);
if (run.status !== 0) console.error(run.stdout + run.stderr);
for (const file of stale) console.error(`${file} was stale: commit the fresh one`);
process.exitCode = run.status === 0 && stale.length === 0 ? 0 : 1;
