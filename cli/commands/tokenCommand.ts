import { join } from 'node:path';
import type { Command } from 'commander';
import { openKeyring } from '#graph/vault/keyring.ts';
import { systemClock } from '#platform/clock.ts';
import { readConfig } from '#platform/config.ts';
import { DomainError } from '#platform/errors.ts';
import { isUuid } from '#platform/ids.ts';
import { mintViewerToken } from '#platform/tokens.ts';
import type { PersonViewer, StewardViewer } from '#platform/viewer.ts';
import { keysOf } from '../runtime/keysOf.ts';
import { answer } from './answer.ts';

interface TokenOptions {
  readonly steward?: string;
  readonly person?: string;
  readonly aal: string;
  readonly seconds: string;
  readonly json?: boolean;
}

/** `acquaint token`: until people and staff can log in, their short-lived tokens are minted here. */
export function registerToken(program: Command): void {
  program
    .command('token')
    .description('mint a short-lived token for a steward or a person (development profile only)')
    .option('--steward <name>', 'a steward of that name')
    .option('--person <id>', 'the person of that id, as a steward sees it')
    .option('--aal <level>', 'how the person is logged in, NIST SP 800-63B: 1, 2 or 3', '1')
    .option('--seconds <n>', 'how long the token lives', '900')
    .option('--json', 'answer as JSON')
    .action((options: TokenOptions) => mint(options));
}

async function mint(options: TokenOptions): Promise<void> {
  const config = readConfig(process.env);
  if (config.ACQUAINT_PROFILE === 'production') {
    throw new DomainError(
      'FORBIDDEN',
      'found the production profile, expected development: nobody is let in by the command line',
    );
  }
  const keyring = openKeyring({ dir: join(config.ACQUAINT_DATA, 'keys'), fromEnv: keysOf(config) });
  const viewer = viewerOf(options);
  const deps = {
    signingKey: keyring.signingKey(),
    issuer: config.issuer,
    audience: config.graphUrl,
    clock: systemClock,
  };
  const token = await mintViewerToken(deps, viewer, Number(options.seconds));
  answer(options, { token, viewer }, token);
}

function viewerOf({ steward, person, aal }: TokenOptions): StewardViewer | PersonViewer {
  if (steward === '') throw new DomainError('INPUT_MALFORMED', '--steward: found no name, expected one');
  if (steward !== undefined && person === undefined) return { kind: 'steward', stewardId: steward };
  if (person === undefined || steward !== undefined) {
    throw new DomainError(
      'INPUT_MALFORMED',
      'found none or both of --steward and --person, expected exactly one',
    );
  }
  if (!isUuid(person))
    throw new DomainError('INPUT_MALFORMED', '--person: found another form, expected a UUID in lower case');
  const level = Number(aal);
  if (level === 1 || level === 2 || level === 3) return { kind: 'person', personId: person, aal: level };
  throw new DomainError('INPUT_MALFORMED', '--aal: found another level, expected 1, 2 or 3');
}
