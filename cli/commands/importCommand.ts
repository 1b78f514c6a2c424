import type { Command } from 'commander';
import { importCommand } from '../import.ts';
import type { ImportArguments } from '../import.ts';
import { openDoors } from '../runtime/doors.ts';
import { withRuntime } from './withRuntime.ts';

/** `acquaint import`: takes a file in. */
export function registerImport(program: Command): void {
  program
    .command('import')
    .description('take in the records of a CSV or NDJSON file')
    .argument('<file>', 'the file')
    .requiredOption('--source <name>', 'name of the source, e.g. crm')
    .requiredOption('--mapping <file>', 'what the columns mean, see docs/import.md')
    .option('--dry-run', 'judge every row, write nothing')
    .option('--json', 'answer as JSON')
    .action((file: string, options: Omit<ImportArguments, 'file'>) =>
      withRuntime(async (runtime) => {
        const io = { out: process.stdout, err: process.stderr };
        await importCommand(openDoors(runtime).intake, { file, ...options }, io);
      }),
    );
}
