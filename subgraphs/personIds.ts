import type { Viewer } from '#platform/viewer.ts';
import { isUuid } from '#platform/ids.ts';

/** Turns person ids into what one organisation may see of them, and back. */
export interface PersonIds {
  toPairwise(organizationId: string, personId: string): string;
  fromPairwise(organizationId: string, text: string): string | undefined;
}

/** The seed id behind an id as this viewer sees it; undefined when the text can't be one. */
export function seedOf(ids: PersonIds, viewer: Viewer, id: string): string | undefined {
  if (viewer.kind === 'product') return ids.fromPairwise(viewer.organizationId, id);
  return isUuid(id) ? id : undefined;
}

/** A person id as this viewer may see it. */
export function idFor(ids: PersonIds, viewer: Viewer, personId: string): string {
  return viewer.kind === 'product' ? ids.toPairwise(viewer.organizationId, personId) : personId;
}

/** Whether the viewer may see what only the person and stewards see of this person. */
export function seesAll(viewer: Viewer, personId: string): boolean {
  return viewer.kind === 'steward' || (viewer.kind === 'person' && viewer.personId === personId);
}
