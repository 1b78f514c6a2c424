import { DomainError } from '#platform/errors.ts';
import type { Viewer } from '#platform/viewer.ts';
import type { IdentifierType } from '#core/evidence/evidence.ts';
import type { PersonReference } from '../../person.ts';
import { idFor, seedOf } from '../../personIds.ts';
import type { IdentityDeps } from '../identity.deps.ts';
import { personByIdentifierKey, personsBySeed } from '#core/resolution/person.queries.ts';

/** An identifier as the caller writes it. */
export interface IdentifierQuestion {
  readonly type: IdentifierType;
  readonly value: string;
  readonly issuer?: string | null | undefined;
}

const mostPersons = 100;

/**
 * Persons by id, in the order asked; null where there is none to see. To a product every well-formed id is
 * a person: an unknown one looks like one who consented to nothing, so asking teaches nothing, and no
 * query is needed here.
 */
export async function findPersons(
  deps: IdentityDeps,
  viewer: Viewer,
  ids: readonly string[],
): Promise<(PersonReference | null)[]> {
  if (ids.length > mostPersons) {
    throw new DomainError('INPUT_MALFORMED', `found ${ids.length} ids, expected at most ${mostPersons}`);
  }
  const seeds = ids.map((id) => seedOf(deps.personIds, viewer, id));
  if (viewer.kind === 'product') return seeds.map((seed, index) => (seed ? { id: ids[index] ?? '' } : null));
  const found = await deps.executor.run(personsBySeed, { seeds: seeds.filter((seed) => seed !== undefined) });
  const personOf = new Map(found.map(({ seed, personId }) => [seed, personId]));
  const own = viewer.kind === 'person' ? personOf.get(viewer.personId) : undefined;
  return seeds.map((seed) => visiblePerson(viewer, seed && personOf.get(seed), own));
}

function visiblePerson(
  viewer: Viewer,
  personId: string | undefined,
  own: string | undefined,
): PersonReference | null {
  if (!personId) return null;
  if (viewer.kind === 'steward') return { id: personId };
  return viewer.kind === 'person' && personId === own ? { id: viewer.personId } : null;
}

/**
 * The person behind an identifier that they have proved. A product learns of a person only when the purpose
 * lets something out: otherwise unknown and not consented look the same.
 */
export async function findPersonByIdentifier(
  deps: IdentityDeps,
  viewer: Viewer,
  question: IdentifierQuestion,
): Promise<PersonReference | null> {
  const key = deps.identifierKey({ ...question, issuer: question.issuer ?? undefined });
  const [found] = await deps.executor.run(personByIdentifierKey, { key });
  if (viewer.kind === 'product') {
    // A person who isn't there is looked at as well, so that both take the same way.
    const seed = found?.personId ?? deps.ids.uuid();
    const disclosed = await deps.discloser.disclosesAny(viewer, [seed]);
    return disclosed.has(seed) ? { id: idFor(deps.personIds, viewer, seed) } : null;
  }
  if (!found) return null;
  const [person] = await findPersons(deps, viewer, [found.personId]);
  return person ?? null;
}
