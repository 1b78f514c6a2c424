import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { linkableIdentifier } from '#intake/normalise/normaliseIdentifier.ts';
import { normaliseEmail } from '#intake/normalise/normaliseEmail.ts';
import type { Appearance, DemoFile, DemoPerson } from './demo.ts';
import { demoFiles } from './demo.ts';
import { generateDemo, generateLines, writeDemo } from './generateDemo.ts';
import { generatePeople } from './people.ts';
import { castPhone, fictionBlocks, kioskPhones, numberAt } from './phones.ts';

const options = { seed: 7, people: 5_000 };
const people: readonly DemoPerson[] = [...generatePeople(options)];
const rows: readonly Appearance[] = people.flatMap((person) => person.appearances);

const digestOf = (seed: number, count: number): string => {
  const hash = createHash('sha256');
  for (const { file, text } of generateLines({ seed, people: count })) hash.update(`${file}\0${text}`);
  return hash.digest('hex');
};

const textOf = async (stream: AsyncIterable<string>): Promise<string> => {
  let text = '';
  for await (const chunk of stream) text += chunk;
  return text;
};

describe('determinism', () => {
  it('gives the same bytes for the same seed and others for another', () => {
    expect(digestOf(7, 800)).toBe(digestOf(7, 800));
    expect(digestOf(7, 800)).not.toBe(digestOf(8, 800));
  });

  it('gives the bytes that it gave when this test was written', () => {
    expect(digestOf(1, 500)).toBe('7a96f3e273e4260be73e400c00a89165a5008d13a6065339794b141cba006aaf');
  });

  it('starts a larger demo with the people of a smaller one', () => {
    expect([...generatePeople({ seed: 7, people: 300 })]).toEqual(people.slice(0, 300));
  });

  it('writes the same bytes to files as it streams, with every row counted', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'acquaint-seed-'));
    try {
      const written = await writeDemo(folder, { seed: 3, people: 400 });
      const streams = generateDemo({ seed: 3, people: 400 });
      for (const file of Object.keys(demoFiles) as DemoFile[]) {
        const text = await readFile(join(folder, demoFiles[file]), 'utf8');
        expect(text).toBe(await textOf(streams[file]));
        const headers = file === 'shop' ? 0 : 1;
        expect(text.split('\n').length - 1 - headers).toBe(written.rows[file]);
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('refuses fewer people than the cast and fractions of people', () => {
    expect(() => [...generatePeople({ seed: 1, people: 3 })]).toThrow(RangeError);
    expect(() => [...generatePeople({ seed: 1, people: 100.5 })]).toThrow(RangeError);
  });
});

describe('identifiers', () => {
  const phones = [...new Set(rows.flatMap((row) => row.phone ?? []))];

  it('holds only telephone numbers that libphonenumber calls valid', () => {
    expect(phones.length).toBeGreaterThan(2_000);
    expect(phones.filter((phone) => !parsePhoneNumberFromString(phone)?.isValid())).toEqual([]);
  });

  it.each(['GB', 'DE', 'FR', 'US'] as const)('lists only valid numbers for %s, each once', (country) => {
    const blocks = fictionBlocks[country];
    const size = blocks.reduce((sum, block) => sum + block.size, 0);
    const all = new Set(Array.from({ length: size }, (_, index) => numberAt(blocks, index)));
    expect(all.size).toBe(size);
    expect(numberAt(blocks, size)).toBeUndefined();
    const sample = [...all].filter((_, index) => index % 7 === 0);
    expect(sample.filter((phone) => parsePhoneNumberFromString(phone ?? '')?.country !== country)).toEqual(
      [],
    );
    expect(sample.filter((phone) => !parsePhoneNumberFromString(phone ?? '')?.isValid())).toEqual([]);
  });

  it('keeps valid numbers apart for cast and kiosks', () => {
    for (const phone of [...kioskPhones, castPhone(0), castPhone(999)]) {
      expect(parsePhoneNumberFromString(phone)?.isValid()).toBe(true);
    }
  });

  it('holds no value that intake takes for a placeholder', () => {
    const claims = rows.flatMap((row) => [
      ...(row.email === undefined ? [] : [{ type: 'email' as const, value: row.email }]),
      ...(row.phone === undefined ? [] : [{ type: 'phone' as const, value: row.phone }]),
    ]);
    expect(claims.filter((claim) => linkableIdentifier(claim) === undefined)).toEqual([]);
  });

  it('holds only mailboxes that can be normalised, below .example', () => {
    const mailboxes = [...new Set(rows.flatMap((row) => row.email ?? []))];
    expect(mailboxes.length).toBeGreaterThan(4_000);
    expect(mailboxes.filter((mailbox) => !normaliseEmail(mailbox).endsWith('.example'))).toEqual([]);
  });

  it('never gives the mailbox or phone of one household to another by a slip', () => {
    const holders = new Map<string, Set<string>>();
    for (const person of people) {
      for (const { email } of person.appearances) {
        if (email === undefined) continue;
        const key = normaliseEmail(email);
        holders.set(key, (holders.get(key) ?? new Set()).add(person.key));
      }
    }
    const shared = [...holders].filter(([, keys]) => keys.size > 1).map(([mailbox]) => mailbox);
    const strangers = shared.filter((mailbox) => !/^(family\.|archers@)/u.test(mailbox));
    expect(strangers).toEqual([]);
  });
});
