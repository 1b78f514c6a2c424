import { Command } from 'commander';
import { registerCatalogue } from './commands/catalogueCommand.ts';
import { registerImport } from './commands/importCommand.ts';
import { registerKeys } from './commands/keysCommand.ts';
import { registerToken } from './commands/tokenCommand.ts';
import { explain } from './process/runUntilStopped.ts';

// `npm run -s acquaint -- <command>`. Every command takes --json; answers go to standard output, all else to standard error.

const program = new Command('acquaint')
  .description('Acquaint, a customer identity graph')
  .showHelpAfterError()
  .configureOutput({ writeErr: (text) => process.stderr.write(text) });

for (const register of [registerImport, registerCatalogue, registerToken, registerKeys]) register(program);

program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
});
