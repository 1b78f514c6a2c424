import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { importCommand } from '#cli/import.ts';
import { openDoors } from '#cli/runtime/doors.ts';
import type { ImportReport } from '#intake/import/importJob.ts';
import { demoSources } from '#intake/seed/demo.ts';
import { read } from '#test/world/httpClient.ts';
import { createWorld } from '#test/world/world.ts';
import type { World } from '#test/world/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
}, 60_000);
afterAll(() => world.close());

const printed = (stream: PassThrough): string => String(stream.read() ?? '');

async function importByCommand(): Promise<readonly ImportReport[]> {
  const files = await world.writeFiles();
  const reports: ImportReport[] = [];
  for (const source of demoSources) {
    const mapping = join(world.folder, `${source}.mapping.json`);
    await writeFile(mapping, JSON.stringify(world.catalogue.mapping(source)));
    const io = { out: new PassThrough(), err: new PassThrough() };
    const args = { file: files[source], source, mapping, json: true };
    reports.push(await importCommand(openDoors(world.runtime).intake, args, io));
    expect(JSON.parse(printed(io.out))).toMatchObject({ source, counts: { rejected: 0 } });
  }
  return reports;
}

const query = `query ($value: String!) {
  personByIdentifier(type: email, value: $value) {
    id
    givenName { value provenance { source method recordedAt validFrom } basis { legalBasis reason process purpose until consent { state at notice } } }
    email { value }
    ageOver18 { value provenance { derivedFrom } }
    birthDate { value }
    interests { value }
    city { value provenance { derivedFrom source } }
    postalAddress { value }
  }
}`;
const cysMailbox = { value: 'cy.moreau@courrier.example' };

describe('from files to a consented answer', () => {
  it('takes the cast in by the command, and finds nothing to do the second time', async () => {
    const first = await importByCommand();
    expect(first.every(({ counts }) => counts.created > 0)).toBe(true);
    const second = await importByCommand();
    expect(second.every(({ alreadyFinished }) => alreadyFinished)).toBe(true);
  }, 60_000);

  it('lets a product see what was consented to for its purpose, with provenance and basis', async () => {
    const token = await world.productToken('harbour-desk', 'support');
    const { personByIdentifier: cy } = await read<{ personByIdentifier: object }>(world.url, {
      query,
      variables: cysMailbox,
      token,
    });
    expect(cy).toEqual({
      id: expect.stringMatching(/^p_/) as string,
      givenName: {
        value: 'Cy',
        provenance: {
          source: 'crm',
          method: expect.any(String) as string,
          recordedAt: expect.stringMatching(/Z$/) as string,
          validFrom: '2023-01-09T08:00:00.000Z',
        },
        basis: expect.objectContaining({ legalBasis: 'consent', reason: 'ConsentGiven' }) as object,
      },
      email: { value: 'cy.moreau@courrier.example' },
      ageOver18: { value: true, provenance: { derivedFrom: 'birthDate' } },
      birthDate: null,
      interests: null,
      city: { value: 'Nantes', provenance: { derivedFrom: 'postalAddress', source: 'crm' } },
      postalAddress: null,
    });
  });
});
