import type { IdentifierType } from '#core/evidence/evidence.ts';
import { DomainError } from '#platform/errors.ts';
import type { PersonReference } from '../../person.ts';
import { idFor, seedOf } from '../../personIds.ts';
import type { IdentityContext } from '../identity.context.ts';
import type { IdentityDeps } from '../identity.deps.ts';

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
  context: IdentityContext,
  ids: readonly string[],
): Promise<(PersonReference | null)[]> {
  if (ids.length > mostPersons) {
    throw new DomainError('INPUT_MALFORMED', `found ${ids.length} ids, expected at most ${mostPersons}`);
  }
  return Promise.all(ids.map((id) => findPerson(deps, context, id)));
}

async function findPerson(
  deps: IdentityDeps,
  context: IdentityContext,
  id: string,
): Promise<PersonReference | null> {
  const seed = seedOf(deps.personIds, context.viewer, id);
  if (seed === undefined) return null;
  return context.viewer.kind === 'product' ? { id } : visiblePerson(context, seed);
}

async function visiblePerson(
  { viewer, personBySeed }: IdentityContext,
  seed: string,
): Promise<PersonReference | null> {
  // Both in one query, so that somebody else takes the same work as nobody.
  const ownId = viewer.kind === 'person' ? personBySeed.load(viewer.personId) : undefined;
  const [personId, own] = await Promise.all([personBySeed.load(seed), ownId]);
  if (personId === undefined) return null;
  if (viewer.kind === 'steward') return { id: personId };
  return viewer.kind === 'person' && own === personId ? { id: viewer.personId } : null;
}

/**
 * The person behind an identifier that they have proved. A product learns of a person only when the purpose
 * lets something out: otherwise unknown and not consented look the same.
 */
export async function findPersonByIdentifier(
  deps: IdentityDeps,
  context: IdentityContext,
  question: IdentifierQuestion,
): Promise<PersonReference | null> {
  const key = deps.identifierKey({ ...question, issuer: question.issuer ?? undefined });
  const personId = await context.personByIdentifier.load(key);
  // A person who isn't there is looked at as well, so that both take the same way.
  const seed = personId ?? deps.ids.uuid();
  if (context.viewer.kind !== 'product') return visiblePerson(context, seed);
  const disclosed = await deps.discloser.disclosesAny(context.viewer, [seed], context.envelope.deadline);
  return disclosed.has(seed) ? { id: idFor(deps.personIds, context.viewer, seed) } : null;
}
