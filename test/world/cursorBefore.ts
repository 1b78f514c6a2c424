import { sealCursor } from '#graph/vault/cursor.ts';
import type { World } from './world.ts';

/** A cursor of an organisation of the demo; the page after it begins with that person. */
export const cursorBefore = (
  { runtime, catalogue }: Pick<World, 'runtime' | 'catalogue'>,
  organization: string,
  personId: string,
): string =>
  sealCursor(runtime.keyring.cursorKey, `organization:${catalogue.id(organization)}`, justBefore(personId));

function justBefore(id: string): string {
  const last = id.at(-1) ?? '0';
  return last > '0' ? `${id.slice(0, -1)}${String.fromCharCode(last.charCodeAt(0) - 1)}~` : id.slice(0, -1);
}
