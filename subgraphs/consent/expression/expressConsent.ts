import type { ConsentDeps } from '../consent.deps.ts';
import type { ConsentEvent, ConsentState } from '#core/consent/consent.ts';
import { latestWord } from '#core/consent/latestWord.queries.ts';
import { recordConsentEvents } from '#core/consent/recordConsent.ts';
import type { GraphTransaction } from '#graph/executor.ts';
import { DomainError } from '#platform/errors.ts';
import type { PersonViewer, Viewer } from '#platform/viewer.ts';
import { assertCoveredByNotice, assertDeclared } from './expression.rules.ts';
import type { Expression } from './expression.rules.ts';

/** A grant as the person gives it; `until` in milliseconds since 1970 UTC, exclusive. */
export interface Grant extends Expression {
  readonly notice: string;
  readonly explicit: boolean;
  readonly until?: number | undefined;
}

type Denial = 'Refused' | 'Withdrawn';

/** The person gives consent: to these purposes, attributes and recipients, and to nothing wider. */
export async function giveConsent(deps: ConsentDeps, viewer: Viewer, grant: Grant): Promise<ConsentEvent> {
  const person = assertPerson(viewer);
  const catalogue = await deps.catalogue.current();
  assertDeclared(grant, catalogue, deps.attributes);
  assertCoveredByNotice(grant, catalogue.notices.get(grant.notice));
  const at = deps.clock.now().getTime();
  if (grant.until !== undefined && grant.until <= at) {
    throw new DomainError(
      'INPUT_MALFORMED',
      'found an end that is not in the future, expected a later one or none',
    );
  }
  const { notice, explicit, until } = grant;
  return express(deps, person, {
    state: 'Given',
    ...scopeOf(grant),
    notice,
    explicit,
    ...(until && { until }),
  });
}

/** The person refuses, or takes consent back; an empty list of attributes or recipients means all of them. */
export async function denyConsent(
  deps: ConsentDeps,
  viewer: Viewer,
  denial: Expression & { readonly state: Denial },
): Promise<ConsentEvent> {
  const person = assertPerson(viewer);
  assertDeclared(denial, await deps.catalogue.current(), deps.attributes);
  const attributes = denial.attributes.length === 0 ? ['*'] : denial.attributes;
  return express(deps, person, {
    state: denial.state,
    ...scopeOf({ ...denial, attributes }),
    explicit: true,
  });
}

// Each name once: whoever reads the person's data later goes through all of them.
const scopeOf = ({ purposes, attributes, recipients }: Expression): Expression => ({
  purposes: [...new Set(purposes)],
  attributes: [...new Set(attributes)],
  recipients: [...new Set(recipients)],
});

type Said = Expression &
  Pick<ConsentEvent, 'notice' | 'explicit' | 'until'> & { readonly state: ConsentState };

// Bound to the record that the person's id is the seed of, so that an undone merge takes the expression along.
async function express(deps: ConsentDeps, person: PersonViewer, said: Said): Promise<ConsentEvent> {
  const id = deps.ids.uuid();
  return deps.executor.write(async (tx) => {
    const at = await nextMoment(deps, tx, person);
    const event: ConsentEvent = {
      id,
      recordId: person.personId,
      actor: 'person',
      at,
      recordedAt: at,
      ...said,
    };
    await recordConsentEvents(tx, [event]);
    return event;
  });
}

// Now, and after every word before: a clock that was put back, or is behind another process's, must not make a
// withdrawal older than the grant that it takes back.
async function nextMoment(
  { clock }: ConsentDeps,
  tx: GraphTransaction,
  { personId }: PersonViewer,
): Promise<number> {
  const [latest] = await tx.run(latestWord, { seed: personId });
  return Math.max(clock.now().getTime(), (latest ?? 0) + 1);
}

function assertPerson(viewer: Viewer): PersonViewer {
  if (viewer.kind === 'person') return viewer;
  throw new DomainError(
    'FORBIDDEN',
    `found a ${viewer.kind} token, expected the person: nobody else can consent`,
  );
}
