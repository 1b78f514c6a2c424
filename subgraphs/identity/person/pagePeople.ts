import { pageOfPersons } from '#core/resolution/person.queries.ts';
import { DomainError } from '#platform/errors.ts';
import type { Envelope, ProductViewer, StewardViewer } from '#platform/viewer.ts';
import type { PersonReference } from '../../person.ts';
import { idFor } from '../../personIds.ts';
import type { IdentityContext } from '../identity.context.ts';
import type { IdentityDeps } from '../identity.deps.ts';

/** A page, Relay's way; `endCursor` is opaque and belongs to the viewer. */
export interface PeoplePage {
  readonly nodes: readonly PersonReference[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const largestPage = 100;

/**
 * People in the order of an internal id. Those of whom the purpose lets nothing out are left out after the
 * page was cut, so a page can be shorter than asked while the number of queries stays fixed.
 */
export async function pagePeople(
  deps: IdentityDeps,
  { viewer, envelope }: IdentityContext,
  { first, after }: { readonly first: number; readonly after: string | undefined },
): Promise<PeoplePage> {
  if (viewer.kind === 'person')
    throw new DomainError('FORBIDDEN', 'found a person token, expected a product or a steward');
  if (first < 1 || first > largestPage) {
    throw new DomainError('INPUT_MALFORMED', `found first: ${first}, expected 1 to ${largestPage}`);
  }
  const owner = ownerOf(viewer);
  const position = after === undefined ? '' : deps.cursors.open(owner, after);
  const found = await deps.executor.run(pageOfPersons, { after: position, limit: first + 1 });
  const page = found.slice(0, first);
  const last = page.at(-1);
  return {
    nodes: (await visibleOnes(deps, envelope, page)).map((personId) => ({
      id: idFor(deps.personIds, viewer, personId),
    })),
    pageInfo: { hasNextPage: found.length > first, endCursor: last ? deps.cursors.seal(owner, last) : null },
  };
}

const ownerOf = (viewer: ProductViewer | StewardViewer): string =>
  viewer.kind === 'product' ? `organization:${viewer.organizationId}` : 'stewards';

async function visibleOnes(
  deps: IdentityDeps,
  asker: Envelope,
  personIds: readonly string[],
): Promise<readonly string[]> {
  if (asker.viewer.kind === 'steward') return personIds;
  const disclosed = await deps.discloser.disclosesAny(asker.viewer, personIds, asker.deadline);
  return personIds.filter((personId) => disclosed.has(personId));
}
