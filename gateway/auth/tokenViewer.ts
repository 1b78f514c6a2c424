import type { JWTPayload } from 'jose';
import { DomainError } from '#platform/errors.ts';
import { isUuid } from '#platform/ids.ts';
import { accessTokenType, viewerClaim, viewerTokenLimit, viewerTokenType } from '#platform/tokens.ts';
import type { PersonViewer, StewardViewer, Viewer } from '#platform/viewer.ts';

export type Profile = 'development' | 'production';

const malformed = (found: string): DomainError => new DomainError('UNAUTHENTICATED', `the token ${found}`);

const text = (value: unknown, name: string): string => {
  if (typeof value === 'string' && value !== '') return value;
  throw malformed(`lacks the claim ${name}`);
};

/** Whom a token stands for, once its signature, issuer, audience and expiry were found in order. */
export function viewerOf(type: string | undefined, claims: JWTPayload, profile: Profile): Viewer {
  if (type === accessTokenType) return productOf(claims);
  if (type === viewerTokenType) return mintedViewerOf(claims, profile);
  throw malformed(`is of another type; expected typ ${accessTokenType}`);
}

function productOf(claims: JWTPayload): Viewer {
  const scopes = typeof claims['scope'] === 'string' ? claims['scope'].split(' ') : [];
  const purpose = scopes.length === 1 ? /^purpose:(.+)$/.exec(scopes[0] ?? '')?.[1] : undefined;
  if (purpose === undefined) {
    throw new DomainError(
      'PURPOSE_NOT_DECLARED',
      'the token carries no purpose; expected exactly one scope of the form purpose:<name>',
    );
  }
  const productId = text(claims['client_id'], 'client_id');
  return { kind: 'product', productId, organizationId: text(claims['org'], 'org'), purpose };
}

function mintedViewerOf(claims: JWTPayload, profile: Profile): StewardViewer | PersonViewer {
  if (profile === 'production') {
    throw new DomainError(
      'UNAUTHENTICATED',
      'tokens minted by the command line are refused in the production profile',
    );
  }
  const { iat, exp } = claims;
  if (iat === undefined || exp === undefined || exp - iat > viewerTokenLimit) {
    throw malformed(`lives longer than ${String(viewerTokenLimit)} seconds; mint a shorter one`);
  }
  const subject = text(claims.sub, 'sub');
  if (claims[viewerClaim] === 'steward') return { kind: 'steward', stewardId: subject };
  if (claims[viewerClaim] === 'person') return personOf(subject, claims['aal']);
  throw malformed(`names no kind of viewer; expected ${viewerClaim} to be steward or person`);
}

function personOf(personId: string, aal: unknown): PersonViewer {
  if (!isUuid(personId)) throw malformed('names no person; expected sub to be a UUID');
  // NIST SP 800-63B: what the token does not say is the lowest level.
  return { kind: 'person', personId, aal: aal === 2 || aal === 3 ? aal : 1 };
}
