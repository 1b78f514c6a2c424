import { join } from 'node:path';
import { runProgram } from './program.ts';

/** A Java that can run Neo4j, or the reason why there is none, to be put into a sentence. */
export type FoundJava = { readonly java: string } | { readonly lacking: string };

const oldestJava = 17;

/** Major version out of `java -version`: `"17.0.15"` is 17, `"1.8.0_392"` is 8. */
export const javaMajorOf = (versionText: string): number | undefined => {
  const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(versionText) ?? [];
  if (first === undefined) return undefined;
  return first === '1' && second !== undefined ? Number(second) : Number(first);
};

/** Looks at JAVA_HOME first, then at the PATH, as Neo4j's own scripts do. */
export const findJava = async (env: NodeJS.ProcessEnv): Promise<FoundJava> => {
  const home = env['JAVA_HOME'];
  const java = home ? join(home, 'bin', 'java') : 'java';
  const { missing, stderr, stdout } = await runProgram({ file: java, args: ['-version'], env });
  if (missing) return { lacking: home ? 'JAVA_HOME holds no Java' : 'Java is missing' };
  const major = javaMajorOf(stderr + stdout);
  if (major === undefined) return { lacking: 'the version of Java can not be read' };
  if (major < oldestJava) return { lacking: `Java ${major} is too old` };
  return { java };
};
