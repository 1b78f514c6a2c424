import { intakeEndpoint } from '#intake/http/ndjsonEndpoint.ts';
import type { IntakeDeps } from '#intake/takeIn.types.ts';
import type { Authenticate } from '#gateway/auth/verifyToken.ts';
import type { TokenIssuer } from '#subgraphs/identity/access/createTokenIssuer.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { sendJson } from './routes.ts';
import type { Route } from './routes.ts';

export interface IdentityRoutesParts {
  readonly issuer: TokenIssuer;
  readonly intake: IntakeDeps;
  readonly authenticate: Authenticate;
  readonly runtime: Runtime;
}

/** What the identity service answers beside GraphQL: tokens, the keys that verify them, records in bulk. */
export const identityRoutes = ({
  issuer,
  intake,
  authenticate,
  runtime,
}: IdentityRoutesParts): readonly Route[] => [
  { path: '/oidc/', handle: issuer.handler },
  {
    method: 'GET',
    path: '/.well-known/jwks.json',
    handle: (_, response) => sendJson(response, 200, issuer.jwks()),
  },
  {
    method: 'POST',
    path: '/intake/',
    handle: async (request, response) => {
      const viewer = await authenticate(request.headers);
      const handle = intakeEndpoint({ ...intake, region: runtime.config.ACQUAINT_REGION });
      await handle(request, response, viewer);
    },
  },
];
