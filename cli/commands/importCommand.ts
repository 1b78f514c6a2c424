import type { Command } from 'commander';
import { readConfig } from '#platform/config.ts';
import { importCommand } from '../import.ts';
import type { ImportArguments } from '../import.ts';
import { openDoors } from '../runtime/doors.ts';
import { openRuntime } from '../runtime/runtime.ts';

/** `acquaint import`: takes a file in; beside a running `npm start` it uses the same Neo4j. */
export function registerImport(program: Command): void {
  program
    .command('import')
    .description('take in the records of a CSV or NDJSON file')
    .argument('<file>', 'the file')
    .requiredOption('--source <name>', 'name of the source, e.g. crm')
    .requiredOption('--mapping <file>', 'what the columns mean, see docs/import.md')
    .option('--dry-run', 'judge every row, write nothing')
    .option('--json', 'answer as JSON')
    .action(async (file: string, options: Omit<ImportArguments, 'file'>) => {
      const runtime = await openRuntime(
        readConfig(process.env),
        (line) => process.stderr.write(`${line}\n`),
        {
          attach: true,
        },
      );
      try {
        await importCommand(
          openDoors(runtime).intake,
          { file, ...options },
          { out: process.stdout, err: process.stderr },
        );
      } finally {
        await runtime.close();
      }
    });
}
