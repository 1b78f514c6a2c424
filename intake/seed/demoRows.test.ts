import type { Catalogue } from '#core/catalogue/catalogue.ts';
import { parseCatalogue } from '#core/catalogue/parseCatalogue.ts';
import type { RecordClaim } from '#core/evidence/evidence.ts';
import { sdlAttributes } from '#intake/attributes.ts';
import { checkClaim } from '#intake/checkClaim.ts';
import { compileMapping } from '#intake/mapping/compileMapping.ts';
import { normaliseFact } from '#intake/normalise/normaliseFact.ts';
import { normaliseIdentifier } from '#intake/normalise/normaliseIdentifier.ts';
import type { InputRow } from '#intake/read/inputRow.ts';
import { readCsv } from '#intake/read/readCsv.ts';
import { readNdjson } from '#intake/read/readNdjson.ts';
import { declaredFiles } from '#schema/catalogue/declaredFiles.ts';
import type { DemoSource } from './demo.ts';
import { demoSources } from './demo.ts';
import { generateLines } from './generateDemo.ts';
import { demoMapping } from './mappings.ts';

const declared = parseCatalogue(declaredFiles, { has: (name) => sdlAttributes.kindOf(name) !== undefined });
const byId = <T extends { readonly id: string }>(list: readonly T[]): ReadonlyMap<string, T> =>
  new Map(list.map((item) => [item.id, item]));
const catalogue: Catalogue = {
  version: 'test',
  organizations: byId(declared.organizations),
  products: byId(declared.products),
  purposes: new Map(declared.purposes.map((purpose) => [purpose.name, purpose])),
  processes: byId(declared.processes),
  notices: new Map(declared.notices.map((notice) => [notice.hash, notice])),
};
const known = { attributes: sdlAttributes, catalogue };

function* bytesOf(source: DemoSource): Generator<Uint8Array> {
  for (const line of generateLines({ seed: 5, people: 1_500 }))
    if (line.file === source) yield Buffer.from(line.text);
}

const claimsOf = async (source: DemoSource): Promise<readonly RecordClaim[]> => {
  const compiled = compileMapping(demoMapping(source), { source, ...known });
  const rows: AsyncIterable<InputRow> =
    source === 'shop'
      ? readNdjson(bytesOf(source))
      : readCsv(bytesOf(source), {
          onHeader: (columns) => {
            compiled.checkHeader(columns);
          },
        });
  const claims: RecordClaim[] = [];
  for await (const row of rows) {
    if ('problem' in row) throw row.problem;
    const { claim, leftOut } = compiled.toClaim(row.fields);
    expect(leftOut).toBe(0);
    claims.push(claim);
  }
  return claims;
};

const sourceOf = async (source: DemoSource, recordId: string): Promise<readonly RecordClaim[]> =>
  (await claimsOf(source)).filter((claim) => claim.sourceRecordId === recordId);

describe.each(demoSources)('rows of %s', (source) => {
  it('all become claims that intake takes', async () => {
    const claims = await claimsOf(source);
    expect(claims.length).toBeGreaterThan(200);
    for (const claim of claims) {
      checkClaim(known, claim);
      for (const identifier of claim.identifiers) normaliseIdentifier(identifier);
      for (const { attribute, value } of claim.facts) normaliseFact(sdlAttributes, attribute, value);
      expect(claim.consents.length).toBeLessThanOrEqual(1);
    }
  });
});

describe('cast in the claims', () => {
  it('gives Cy a verified mailbox and a grant for support', async () => {
    const [cy] = await sourceOf('crm', 'C-CY');
    expect(cy?.identifiers).toContainEqual({
      type: 'email',
      value: 'cy.moreau@courrier.example',
      verification: 'source',
    });
    expect(cy?.consents).toMatchObject([{ state: 'Given', purposes: ['support'], recipients: ['harbour'] }]);
  });

  it('leaves the mailbox of Bo unverified', async () => {
    const [bo] = await sourceOf('newsletter', 'N-BO');
    expect(bo?.identifiers).toMatchObject([{ type: 'email', verification: 'unverified' }]);
    expect(bo?.consents).toMatchObject([{ state: 'Requested' }]);
  });

  it('lets Noor refuse every attribute', async () => {
    const [noor] = await sourceOf('crm', 'C-NOOR');
    expect(noor?.consents).toMatchObject([{ state: 'Refused', attributes: ['*'] }]);
  });

  it('opens a contract with the shop for Ann', async () => {
    const [ann] = await sourceOf('shop', 'S-ANN');
    expect(ann?.contracts).toMatchObject([{ organizationId: 'harbour', termsVersion: '2021-01' }]);
  });
});
