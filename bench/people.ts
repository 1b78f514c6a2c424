import { join } from 'node:path';
import type { Executor } from '#graph/executor.ts';
import { importFile } from '#intake/importFile.ts';
import { demoSources } from '#intake/seed/demo.ts';
import type { WrittenDemo } from '#intake/seed/generateDemo.ts';
import { writeDemo } from '#intake/seed/generateDemo.ts';
import { demoMapping } from '#intake/seed/mappings.ts';
import type { IntakeDeps } from '#intake/takeIn.types.ts';
import { personIdsAfter } from './people.queries.ts';

/** Writes the files of generated people. */
export const writePeople = (folder: string, seed: string, people: number): Promise<WrittenDemo> =>
  writeDemo(join(folder, `people-${seed}`), { seed, people });

/** Imports them as `acquaint import` does. @returns how many rows were taken in */
export async function importPeople(intake: IntakeDeps, { paths }: WrittenDemo): Promise<number> {
  let rows = 0;
  for (const source of demoSources) {
    const report = await importFile(intake, { source, path: paths[source], mapping: demoMapping(source) });
    rows += report.rows - report.counts.rejected;
  }
  return rows;
}

const page = 5_000;

/** Ids of all persons. */
export async function allPersonIds(executor: Executor): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let more = true; more;) {
    const found = await executor.run(personIdsAfter, { after: ids.at(-1) ?? '', limit: page });
    ids.push(...found);
    more = found.length === page;
  }
  return ids;
}
