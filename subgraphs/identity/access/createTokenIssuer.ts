import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Adapter, Client, Configuration, KoaContextWithOIDC, Provider } from 'oidc-provider';
import type { Executor } from '#graph/executor.ts';
import type { PrivateJwk, PublicJwk } from '#graph/vault/signingKeys.ts';
import type { Clock } from '#platform/clock.ts';
import { productSecretMatches } from '#core/catalogue/productSecret.ts';
import { loadOidcProvider } from './loadOidcProvider.ts';
import type { OidcModule } from './loadOidcProvider.ts';
import { createOidcAdapter } from './oidcAdapter.ts';
import { createProductClients } from './productClients.ts';
import type { ProductDirectory } from './productDirectory.ts';
import { purposeOf, purposePrefix } from './purposeScope.ts';

export interface TokenIssuerDeps {
  readonly directory: ProductDirectory;
  readonly executor: Executor;
  readonly clock: Clock;
  /** The keyring, as far as tokens need it. */
  readonly keys: { signingKey(): PrivateJwk; publishedKeys(): readonly PublicJwk[] };
  /** Issuer of the tokens, e.g. `https://graph.example/oidc`. */
  readonly issuer: string;
  /** The one audience (RFC 8707 resource): URL of the graph. */
  readonly graphUrl: string;
  /** Gets what went wrong inside; the client only reads `server_error`. */
  readonly onFault: (error: Error) => void;
}

export interface TokenIssuer {
  /** Serves `/oidc/token`, with or without the mount path in front; everything else is 404. */
  readonly handler: (request: IncomingMessage, response: ServerResponse) => void;
  /** Body of `/.well-known/jwks.json`: the key that signs and the retired ones. */
  readonly jwks: () => { readonly keys: readonly PublicJwk[] };
}

/** A token outlives a withdrawn registration by this at most; consent is decided anew for every query. */
const tokenLifetimeSeconds = 600;

/**
 * OAuth 2 client credentials (RFC 6749 section 4.4) and nothing else: purpose-bound access tokens as
 * signed JWTs (RFC 9068, ES256) with `client_id`, `aud`, `scope` (one `purpose:<name>`) and `org`.
 */
export async function createTokenIssuer(deps: TokenIssuerDeps): Promise<TokenIssuer> {
  const oidc = await loadOidcProvider();
  const provider = new oidc.Provider(deps.issuer, configure(deps, oidc.errors));
  // The stored "secret" is a hash: the library would compare it with the text that was sent.
  Object.defineProperty(provider.Client.prototype, 'compareClientSecret', {
    value(this: Client, secret: string): boolean {
      return productSecretMatches(secret, this.clientSecret ?? '');
    },
  });
  provider.on('server_error', (_context, error) => {
    deps.onFault(error);
  });
  return { handler: handlerOf(provider), jwks: () => ({ keys: deps.keys.publishedKeys() }) };
}

type Errors = OidcModule['errors'];

function configure(deps: TokenIssuerDeps, errors: Errors): Configuration {
  const { kid, ...key } = deps.keys.signingKey();
  return {
    adapter: (model: string): Adapter =>
      model === 'Client' ? createProductClients(deps.directory) : createOidcAdapter(deps, model),
    jwks: { keys: [{ ...key, kid }] },
    // A client that is registered for one of these two may use the other one as well.
    clientAuthMethods: ['client_secret_basic', 'client_secret_post'],
    clientDefaults: { id_token_signed_response_alg: 'ES256', grant_types: ['client_credentials'] },
    extraClientMetadata: { properties: ['organization', 'purposes'] },
    responseTypes: [],
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    ttl: { ClientCredentials: tokenLifetimeSeconds },
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => deps.graphUrl,
        getResourceServerInfo: (context, resource, client) => {
          if (resource !== deps.graphUrl) throw new errors.InvalidTarget();
          return { ...resourceServer(kid), audience: deps.graphUrl, scope: scopeOf(context, client, errors) };
        },
      },
    },
    extraTokenClaims: (context, token) => {
      // Without a resource the library would issue a token that is bound to nothing.
      if (!token.resourceServer) throw new errors.InvalidTarget();
      return { org: context.oidc.client?.['organization'] };
    },
  };
}

const resourceServer = (kid: string) =>
  ({
    accessTokenFormat: 'jwt',
    accessTokenTTL: tokenLifetimeSeconds,
    jwt: { sign: { alg: 'ES256', kid } },
  }) as const;

/** Here and not later: the library would drop a scope that it does not know and issue the token. */
function scopeOf(context: KoaContextWithOIDC, client: Client, errors: Errors): string {
  const given = context.oidc.params?.['scope'];
  const asked = typeof given === 'string' ? given.split(' ') : [];
  const registered = client['purposes'];
  const found = purposeOf(
    asked.filter((scope) => scope !== ''),
    Array.isArray(registered) ? registered.map(String) : [],
  );
  if ('refusal' in found) throw new errors.InvalidScope(found.refusal, asked.join(' '));
  return purposePrefix + found.purpose;
}

const mountPath = '/oidc';

function handlerOf(provider: Provider): TokenIssuer['handler'] {
  const callback = provider.callback();
  return (request, response) => {
    const url = request.url ?? '';
    const inner = url.startsWith(`${mountPath}/`) ? url.slice(mountPath.length) : url;
    // Only what is offered is reachable: oidc-provider also routes authorization, discovery and more.
    if (inner.split('?')[0] !== '/token') {
      response.writeHead(404, { 'content-type': 'application/json' });
      response.end('{"error":"not_found","error_description":"expected /oidc/token"}');
      return;
    }
    request.url = inner;
    void callback(request, response);
  };
}
