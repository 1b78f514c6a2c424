import { explain } from '#cli/process/runUntilStopped.ts';
import { DomainError } from '#platform/errors.ts';
import { readOptions } from './options.ts';
import type { BenchOptions } from './options.ts';
import { printResult } from './report.ts';
import type { BenchResult } from './report.ts';

// `npm run bench -- <name> [options]`. The benches load their code late: the same file is also the entry of the
// servers and of the load that they start, whose memory is measured.

type Bench = (options: BenchOptions) => Promise<BenchResult>;

const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  'consented-read': async () => (await import('./read/consentedRead.ts')).benchConsentedRead,
  import: async () => (await import('./import/importBench.ts')).benchImport,
  start: async () => (await import('./start/startBench.ts')).benchStart,
};

const parts: Readonly<Record<string, (name: string) => Promise<void>>> = {
  serve: async (name) => (await import('./read/servers/serve.ts')).serve(name),
  load: async () => (await import('./read/loadProcess.ts')).runLoadProcess(),
};

async function main([name = '', ...words]: readonly string[]): Promise<void> {
  const part = Object.hasOwn(parts, name) ? parts[name] : undefined;
  if (part) {
    await part(words[0] ?? '');
    return;
  }
  const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;
  if (!bench) {
    const known = Object.keys(benches).join(', ');
    throw new DomainError('INPUT_MALFORMED', `found no bench of this name, expected one of ${known}`);
  }
  printResult(await (await bench())(readOptions(words)));
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
});
