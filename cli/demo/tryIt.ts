import { print, stripIgnoredCharacters } from 'graphql';
import type { Config } from '#platform/config.ts';
import { ConsentedReadDocument } from '../operations.generated.ts';
import type { ConsentedReadQueryVariables } from '../operations.generated.ts';

/** The product, purpose and person of the query that a new user tries. */
export const tryProduct = 'harbour-desk';
const purpose = 'support';
const variables: ConsentedReadQueryVariables = { type: 'email', value: 'cy.moreau@courrier.example' };

const bodyOf = (): string =>
  JSON.stringify({ query: stripIgnoredCharacters(print(ConsentedReadDocument)), variables });

/** One line for a shell: gets a purpose token, runs the consented query. Needs curl and node. */
export function tryCommand({ publicUrl, graphUrl }: Config, secret: string): string {
  const token =
    `curl -s -u ${tryProduct}:${secret} -d grant_type=client_credentials -d scope=purpose:${purpose} ` +
    `-d resource=${graphUrl} ${publicUrl}/oidc/token | node -pe 'JSON.parse(fs.readFileSync(0)).access_token'`;
  return (
    `curl -s ${graphUrl} -H 'content-type: application/json' -H "authorization: Bearer $(${token})" ` +
    `-d '${bodyOf()}'`
  );
}

/** Runs the same thing over HTTP, and answers what a user would see. */
export async function tryAnswer({ publicUrl, graphUrl }: Config, secret: string): Promise<unknown> {
  const granted = await fetch(`${publicUrl}/oidc/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${tryProduct}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      scope: `purpose:${purpose}`,
      resource: graphUrl,
    }),
  });
  const { access_token: token } = (await granted.json()) as { readonly access_token: string };
  const answer = await fetch(graphUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: bodyOf(),
  });
  return answer.json();
}
