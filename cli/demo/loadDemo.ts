import { join } from 'node:path';
import { importFile } from '#intake/importFile.ts';
import type { ImportProgress } from '#intake/import/progress.ts';
import { demoSources } from '#intake/seed/demo.ts';
import type { DemoSource } from '#intake/seed/demo.ts';
import { writeDemo } from '#intake/seed/generateDemo.ts';
import { demoMapping } from '#intake/seed/mappings.ts';
import type { IntakeDeps } from '#intake/takeIn.types.ts';
import type { Config } from '#platform/config.ts';

/** How far the loading is, one source after the other. */
export type DemoListener = (source: DemoSource, progress: ImportProgress) => void;

/** The same people at every start, so that the files of a second start are known and change nothing. */
const seed = 'acquaint';
const smallest = 40;

/**
 * Writes the demo people's files and imports them; a start that was interrupted goes on where it stood.
 * @returns how many rows were taken in now; 0 when they were there already
 */
export async function loadDemo(intake: IntakeDeps, config: Config, listener: DemoListener): Promise<number> {
  if (config.ACQUAINT_DEMO_PEOPLE === 0) return 0;
  const folder = join(config.ACQUAINT_DATA, 'demo');
  const { paths } = await writeDemo(folder, {
    seed,
    people: Math.max(smallest, config.ACQUAINT_DEMO_PEOPLE),
  });
  let taken = 0;
  for (const source of demoSources) {
    const report = await importFile(intake, {
      source,
      path: paths[source],
      mapping: demoMapping(source),
      onProgress: (progress) => {
        listener(source, progress);
      },
    });
    if (!report.alreadyFinished) taken += report.rows - report.resumedAfter;
  }
  return taken;
}
