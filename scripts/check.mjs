// Every static check, one after the other; all of them run, and the exit code tells whether any failed.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const checks = Object.keys(scripts).filter((name) => name.startsWith('check:'));
const failed = checks.filter((name) => {
  const startedAt = Date.now();
  const { status, stdout, stderr } = spawnSync('npm', ['run', '-s', name], { encoding: 'utf8' });
  console.log(
    `${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`,
  );
  if (status !== 0) console.log(`${stdout}${stderr}`);
  return status !== 0;
});
console.log(`${checks.length - failed.length} of ${checks.length} checks passed`);
process.exitCode = failed.length === 0 ? 0 : 1;
