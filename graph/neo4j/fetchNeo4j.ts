import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { neo4jVersion, pomText } from './pom.ts';
import { runProgram } from './program.ts';

/** Where the jars of one version lie; shared by all starts of it. */
export const jarFolder = (dataDir: string): string => join(dataDir, 'neo4j', neo4jVersion, 'lib');

export interface FetchSettings {
  readonly libDir: string;
  readonly env: NodeJS.ProcessEnv;
  readonly progress: (message: string) => void;
}

const moveIntoPlace = async (from: string, libDir: string): Promise<void> => {
  try {
    await rename(from, libDir);
  } catch (error) {
    if (!existsSync(libDir)) throw error; // otherwise another process was faster with the same jars
  }
};

/**
 * Fetches Neo4j's jars (about 120 MB) by Maven, once. They appear in `libDir` all together or not at all:
 * an interrupted download leaves only a temporary folder beside it.
 * @returns the reason why it could not be done, to be put into a sentence; undefined when the jars are there
 */
export const fetchNeo4j = async ({ libDir, env, progress }: FetchSettings): Promise<string | undefined> => {
  if (existsSync(libDir)) return undefined;
  const parent = dirname(libDir);
  await mkdir(parent, { recursive: true });
  const work = await mkdtemp(join(parent, 'fetching-'));
  try {
    const pom = join(work, 'pom.xml');
    await writeFile(pom, pomText);
    progress(`Fetching Neo4j ${neo4jVersion} (once, about 120 MB) …`);
    const { missing, code } = await runProgram({
      file: 'mvn',
      args: ['-q', '-B', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${join(work, 'lib')}`],
      env,
      timeout: 15 * 60_000,
    });
    if (missing) return 'Maven (mvn), which fetches Neo4j once, is missing';
    if (code !== 0)
      return `Maven could not fetch Neo4j ${neo4jVersion}; check the network and Maven's settings`;
    await moveIntoPlace(join(work, 'lib'), libDir);
    return undefined;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
};
