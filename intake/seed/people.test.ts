import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parse } from 'csv-parse/sync';
import { normaliseEmail } from '#intake/normalise/normaliseEmail.ts';
import { castMember, mailboxOf } from '#test/support/cast.ts';
import type { CastKey } from '#test/support/cast.ts';
import { cast } from './cast.ts';
import type { Appearance, DemoPerson } from './demo.ts';
import { demoEnd, demoSources, demoStart } from './demo.ts';
import { generateLines } from './generateDemo.ts';
import { generatePeople } from './people.ts';
import { kioskPhones } from './phones.ts';

const options = { seed: 11, people: 8_000 };
const people: readonly DemoPerson[] = [...generatePeople(options)];
const others = people.slice(cast.length);
const rows: readonly Appearance[] = people.flatMap((person) => person.appearances);

const shareOfOthers = (test: (person: DemoPerson) => boolean): number =>
  others.filter(test).length / others.length;
const sourcesOf = (person: DemoPerson): number => new Set(person.appearances.map((row) => row.source)).size;
const stateShare = (source: string, state: string): number => {
  const own = rows.filter((row) => row.source === source);
  return own.filter((row) => row.consents.some((consent) => consent.state === state)).length / own.length;
};

describe('shares that the demo declares', () => {
  it('knows about 30 % of the people in two or more sources', () => {
    const share = shareOfOthers((person) => sourcesOf(person) > 1);
    expect(share).toBeGreaterThan(0.28);
    expect(share).toBeLessThan(0.32);
  });

  it('lets 2 to 5 % of the people share a family mailbox', () => {
    const share = shareOfOthers(({ appearances }) =>
      appearances.some((row) => row.email?.trim().startsWith('family.')),
    );
    expect(share).toBeGreaterThan(0.02);
    expect(share).toBeLessThan(0.05);
  });

  it('lets many people call from each kiosk phone', () => {
    for (const kiosk of kioskPhones) {
      const callers = people.filter(({ appearances }) => appearances.some((row) => row.phone === kiosk));
      expect(callers.length).toBeGreaterThan(1);
    }
  });

  it('holds grants, refusals and withdrawals', () => {
    expect(stateShare('crm', 'given')).toBeGreaterThan(0.45);
    expect(stateShare('crm', 'refused')).toBeGreaterThan(0.1);
    expect(stateShare('crm', 'withdrawn')).toBeGreaterThan(0.03);
    expect(stateShare('newsletter', 'requested')).toBeGreaterThan(0.03);
    expect(stateShare('newsletter', 'withdrawn')).toBeGreaterThan(0.05);
    expect(stateShare('support', 'refused')).toBeGreaterThan(0.05);
  });

  it('spells some people differently from source to source', () => {
    const share = others.filter(
      (person) => new Set(person.appearances.flatMap((row) => row.familyName ?? [])).size > 1,
    );
    expect(share.length / others.length).toBeGreaterThan(0.01);
  });

  it('leaves some fields empty in every source', () => {
    for (const source of demoSources) {
      const own = rows.filter((row) => row.source === source);
      expect(own.some((row) => row.language === undefined || row.phone === undefined)).toBe(true);
    }
  });

  it('revises some rows when people move or withdraw', () => {
    const revised = others.filter(
      ({ appearances }) =>
        new Set(appearances.map((row) => row.source + row.recordId)).size < appearances.length,
    );
    expect(revised.length).toBeGreaterThan(50);
  });

  it('keeps every time inside the years of the demo and no consent after its row', () => {
    const times = rows.flatMap((row) => [row.at, ...row.consents.map((consent) => consent.at)]);
    expect(times.every((time) => time >= demoStart && time <= demoEnd)).toBe(true);
    expect(rows.every((row) => row.consents.every((consent) => consent.at <= row.at))).toBe(true);
  });

  it('has someone generated who was born on 29 February', () => {
    expect(rows.some((row) => row.birthDate?.endsWith('-02-29'))).toBe(true);
  });
});

describe('files', () => {
  const textOf = (wanted: string): string => {
    let text = '';
    for (const { file, text: line } of generateLines({ seed: 11, people: 500 }))
      if (file === wanted) text += line;
    return text;
  };

  it.each(['crm', 'support', 'newsletter', 'truth'])('writes %s as CSV that a parser reads whole', (file) => {
    const parsed: unknown[] = parse(textOf(file), { columns: true });
    expect(parsed.length).toBeGreaterThan(80);
  });

  it('writes the web shop as one JSON object a line', () => {
    const lines = textOf('shop').trimEnd().split('\n');
    expect(lines.every((line) => typeof (JSON.parse(line) as { id: unknown }).id === 'string')).toBe(true);
  });

  it('names the person behind each record exactly once', () => {
    const parsed: Record<string, string>[] = parse(textOf('truth'), { columns: true });
    const keys = parsed.map((line) => `${line['source'] ?? ''} ${line['source_record_id'] ?? ''}`);
    const first500 = [...generatePeople({ seed: 11, people: 500 })].flatMap((person) => person.appearances);
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(keys)).toEqual(new Set(first500.map((row) => `${row.source} ${row.recordId}`)));
  });

  it('holds no more memory after many people than after few', () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const held = (): number => {
      collect();
      return process.memoryUsage().heapUsed;
    };
    const lines = generateLines({ seed: 11, people: 60_000 });
    let count = 0;
    let early = 0;
    for (const line of lines) {
      count += line.text.length > 0 ? 1 : 0;
      if (count === 20_000) early = held();
    }
    expect(count).toBeGreaterThan(150_000);
    expect(held() - early).toBeLessThan(2 ** 20);
  });
});

describe('cast', () => {
  const rowsOf = (key: CastKey): readonly Appearance[] => castMember(key).appearances;
  const emailsOf = (key: CastKey): ReadonlySet<string> =>
    new Set(rowsOf(key).flatMap((row) => (row.email === undefined ? [] : normaliseEmail(row.email))));

  it('opens every demo, each with a key of its own', () => {
    expect(people.slice(0, cast.length)).toEqual(cast);
    expect(new Set(cast.map((person) => person.key)).size).toBe(cast.length);
  });

  it('stands in docs/cast.md, word for word', () => {
    const page = readFileSync(new URL('../../docs/cast.md', import.meta.url), 'utf8');
    const table = page.split('\n').filter((line) => line.startsWith('| `') && !line.includes('.csv'));
    const cells = table.map((line) => line.split('|').map((text) => text.trim()));
    const told = cells
      .filter(([, key]) => key !== '`shop.ndjson`')
      .map(([, key, name, about]) => [key, name, about]);
    expect(told).toEqual(cast.map(({ key, name, about }) => [`\`${key}\``, name, about]));
  });

  it('lets Ann and Ben share one mailbox and nobody else', () => {
    expect(emailsOf('ann')).toEqual(emailsOf('ben'));
    const sharers = cast.filter(({ appearances }) =>
      appearances.some((row) => row.email === mailboxOf('ann')),
    );
    expect(sharers.map(({ key }) => key)).toEqual(['ann', 'ben']);
  });

  it('knows Cy in all four sources by one mailbox', () => {
    expect(new Set(rowsOf('cy').map((row) => row.source))).toEqual(new Set(demoSources));
    expect(emailsOf('cy').size).toBe(1);
  });

  it('gives Dee and Di one phone and birth date, and two mailboxes', () => {
    const phones = [...rowsOf('dee'), ...rowsOf('di')].map((row) => row.phone);
    expect(new Set(phones).size).toBe(1);
    expect(emailsOf('dee')).not.toEqual(emailsOf('di'));
  });

  it('lets Noor refuse everywhere and Sam withdraw what was given', () => {
    expect(rowsOf('noor').flatMap((row) => row.consents.map((consent) => consent.state))).toEqual(
      Array(3).fill('refused'),
    );
    const sams = rowsOf('sam').filter((row) => row.source === 'newsletter');
    expect(sams.map((row) => row.consents[0]?.state)).toEqual(['given', 'withdrawn']);
  });

  it('moves Ravi within one CRM entry', () => {
    const entries = rowsOf('ravi').filter((row) => row.source === 'crm');
    expect(new Set(entries.map((row) => row.recordId)).size).toBe(1);
    expect(entries.map((row) => row.address?.country)).toEqual(['IN', 'IE']);
  });
});
