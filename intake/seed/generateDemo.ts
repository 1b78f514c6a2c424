import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { DemoFile, DemoOptions } from './demo.ts';
import { demoFiles, demoSources } from './demo.ts';
import { formats, truthHeader, truthLines } from './lines.ts';
import { generatePeople } from './people.ts';

/** One line of one file, with its line end. */
export interface DemoLine {
  readonly file: DemoFile;
  readonly text: string;
}

/**
 * All lines of all files of a demo, in one pass and in constant memory: headers, then person by person. Each file has its
 * own lines in order. Throws RangeError for fewer people than the named cast has.
 */
export function* generateLines(options: DemoOptions): Generator<DemoLine> {
  for (const file of demoSources) if (formats[file].header !== '') yield { file, text: formats[file].header };
  yield { file: 'truth', text: truthHeader };
  for (const person of generatePeople(options)) {
    for (const row of person.appearances) yield { file: row.source, text: formats[row.source].line(row) };
    for (const text of truthLines(person)) yield { file: 'truth', text };
  }
}

const mapFiles = <T>(make: (file: DemoFile) => T): Readonly<Record<DemoFile, T>> => ({
  crm: make('crm'),
  shop: make('shop'),
  support: make('support'),
  newsletter: make('newsletter'),
  truth: make('truth'),
});

function* linesOf(file: DemoFile, options: DemoOptions): Generator<string> {
  for (const line of generateLines(options)) if (line.file === file) yield line.text;
}

/** The files of a demo as streams of UTF-8 text, each drawn on demand and independent of the others. */
export const generateDemo = (options: DemoOptions): Readonly<Record<DemoFile, Readable>> =>
  mapFiles((file) => Readable.from(linesOf(file, options), { encoding: 'utf8' }));

export interface WrittenDemo {
  /** Where each file lies. */
  readonly paths: Readonly<Record<DemoFile, string>>;
  /** Data rows of each file, headers not counted. */
  readonly rows: Readonly<Record<DemoFile, number>>;
}

const flushAt = 64 * 1024;

/** Collects lines into larger writes, each awaited, so that no more than one is ever held. */
const openFile = async (path: string) => {
  const handle = await open(path, 'w');
  let pending = '';
  const flush = async (): Promise<void> => {
    const text = pending;
    pending = '';
    await handle.writeFile(text);
  };
  return {
    add: (text: string): Promise<void> | undefined => {
      pending += text;
      return pending.length >= flushAt ? flush() : undefined;
    },
    flush,
    close: (): Promise<void> => handle.close(),
  };
};

const openAll = async (paths: Readonly<Record<DemoFile, string>>) => ({
  crm: await openFile(paths.crm),
  shop: await openFile(paths.shop),
  support: await openFile(paths.support),
  newsletter: await openFile(paths.newsletter),
  truth: await openFile(paths.truth),
});

/**
 * Writes crm.csv, shop.ndjson, support.csv, newsletter.csv and truth.csv into a folder (made if missing, files replaced).
 * The bytes depend on the options only. Rejects with the error of the file system.
 */
export const writeDemo = async (folder: string, options: DemoOptions): Promise<WrittenDemo> => {
  await mkdir(folder, { recursive: true });
  const paths = mapFiles((file) => join(folder, demoFiles[file]));
  const rows = { crm: 0, shop: 0, support: 0, newsletter: 0, truth: 0 };
  const files = await openAll(paths);
  try {
    for (const { file, text } of generateLines(options)) {
      rows[file]++;
      const flushed = files[file].add(text);
      if (flushed !== undefined) await flushed;
    }
    for (const file of Object.values(files)) await file.flush();
  } finally {
    for (const file of Object.values(files)) await file.close();
  }
  for (const file of ['crm', 'support', 'newsletter', 'truth'] as const) rows[file]--;
  return { paths, rows };
};
