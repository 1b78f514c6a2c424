import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { DomainError } from '#platform/errors.ts';
import { hasCode } from '#platform/errno.ts';
import { jvmArguments } from './launch.ts';
import { runProgram } from './program.ts';

/** A TCP port of the loopback interface that nobody listens on at the moment. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
  });

/** Loopback only, Bolt only, tells nobody that it is used. */
const confText = (port: number): string =>
  [
    'server.default_listen_address=127.0.0.1',
    `server.bolt.listen_address=127.0.0.1:${port}`,
    'server.http.enabled=false',
    'server.https.enabled=false',
    'dbms.usage_report.enabled=false',
    'server.memory.pagecache.size=256m',
    // By default Bolt waits 10 s for connections that might still come, at every stop.
    'internal.dbms.bolt.netty_server_shutdown_quiet_period=0',
    'db.tx_log.rotation.retention_policy=1 files',
    '',
  ].join('\n');

/** Lays out the home and writes its configuration anew, for this start's port. */
export const writeHome = async (home: string, port: number): Promise<void> => {
  for (const folder of ['conf', 'data', 'logs', 'run']) {
    await mkdir(join(home, folder), { recursive: true, mode: 0o700 });
  }
  await writeFile(join(home, 'conf', 'neo4j.conf'), confText(port), { mode: 0o600 });
};

/** File of the generated password, readable by its owner only. */
export const passwordFile = (home: string): string => join(dirname(home), 'password');

/** The stored password; undefined before the first start. */
export const readPassword = async (home: string): Promise<string | undefined> => {
  try {
    return (await readFile(passwordFile(home), 'utf8')).trim();
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
};

/** 192 random bits; NIST SP 800-63B asks for 112 of a look-up secret. */
export const freshPassword = (): string => randomBytes(24).toString('base64url');

/** Stores a password, all or nothing. */
export const storePassword = async (home: string, password: string): Promise<void> => {
  const file = passwordFile(home);
  await writeFile(`${file}.new`, password, { mode: 0o600 });
  await rename(`${file}.new`, file);
};

export interface FirstPassword {
  readonly java: string;
  readonly home: string;
  readonly libDir: string;
  readonly env: NodeJS.ProcessEnv;
}

/**
 * The password of the home: the stored one, or before the first start a generated one, which is set by
 * Neo4j's own admin command, so that Neo4j never listens with the well-known default password.
 */
export const ensurePassword = async ({ java, home, libDir, env }: FirstPassword): Promise<string> => {
  const stored = await readPassword(home);
  if (stored !== undefined) return stored;
  // A letter first: the command would take a leading dash for an option.
  const password = `p${freshPassword()}`;
  const command = 'org.neo4j.server.startup.Neo4jAdminCommand';
  const { code } = await runProgram({
    file: java,
    args: [
      ...jvmArguments(libDir),
      '-XX:TieredStopAtLevel=1',
      command,
      'dbms',
      'set-initial-password',
      password,
    ],
    env: { ...env, NEO4J_HOME: home, NEO4J_CONF: join(home, 'conf') },
  });
  if (code !== 0) {
    throw new DomainError(
      'START_FAILED',
      `Neo4j took no first password: move ${home} away, then start again.`,
    );
  }
  await storePassword(home, password);
  return password;
};
