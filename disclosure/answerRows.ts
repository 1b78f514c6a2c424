import type { DataKey } from '#graph/vault/seal.ts';
import type { Viewer } from '#platform/viewer.ts';
import type { AnswerBatch } from './coalescer.ts';
import { decideFor } from './decideFor.ts';
import type { DecisionScene, Decisions } from './decideFor.ts';
import type { Disclosed } from './disclosed.ts';
import type { DiscloserDeps } from './discloser.deps.ts';
import type { AskedRow } from './disclosure.queries.ts';
import type { Evidence } from './evidence.rules.ts';
import { fetchEvidence } from './fetchEvidence.ts';
import { declaredByName, declaredLattice } from './lattice/declaredLattice.ts';
import { openRow, recordsToOpen } from './openRow.ts';

/** One asked row: whose eyes, whose evidence, which attributes, and whether values are to be opened. */
export interface Ask {
  readonly viewer: Viewer;
  readonly seedId: string;
  readonly attributes: readonly string[];
  readonly open: boolean;
}

export interface Answer {
  readonly disclosed: ReadonlyMap<string, Disclosed>;
  /** Whether there is a fact that the viewer may see. */
  readonly any: boolean;
}

interface DecidedRow {
  readonly ask: Ask;
  readonly evidence: Evidence;
  readonly decisions: Decisions;
  readonly toOpen: ReadonlySet<string>;
}

const nothing: ReadonlyMap<string, Disclosed> = new Map();

const storedFor = (attributes: readonly string[]): readonly string[] => [
  ...new Set(attributes.flatMap((name) => [...declaredLattice.sourcesOf(name)])),
];

/** Rows that read the same of the same person are fetched once; each keeps a decision of its own. */
const rowsToFetch = (
  asks: readonly Ask[],
): { readonly rows: AskedRow[]; readonly indexOf: readonly number[] } => {
  const rows: AskedRow[] = [];
  const known = new Map<string, number>();
  const stored = new Map<string, readonly string[]>();
  const indexOf = asks.map(({ seedId, attributes }) => {
    const names = attributes.join(' ');
    const wanted = stored.get(names) ?? storedFor(attributes);
    stored.set(names, wanted);
    const key = `${seedId} ${names}`;
    const index = known.get(key) ?? rows.length;
    if (index === rows.length) rows.push({ index, seedId, wanted });
    known.set(key, index);
    return index;
  });
  return { rows, indexOf };
};

const attempt = <T>(work: () => T): T | Error => {
  try {
    return work();
  } catch (error) {
    return error instanceof Error ? error : new Error('a row could not be disclosed');
  }
};

const decideRow = (scene: DecisionScene, ask: Ask, evidence: Evidence): DecidedRow => {
  const decisions = decideFor(scene, ask, evidence).attributes;
  return { ask, evidence, decisions, toOpen: recordsToOpen(decisions, evidence) };
};

const purposeOf = ({ viewer }: Ask): string =>
  viewer.kind === 'product'
    ? viewer.purpose
    : viewer.kind === 'person'
      ? 'data-subject-access'
      : 'accountability';

const answerOf = (
  { ask, evidence, decisions, toOpen }: DecidedRow,
  keys: ReadonlyMap<string, DataKey>,
): Answer => ({
  any: toOpen.size > 0,
  disclosed: ask.open
    ? openRow(decisions, { evidence, keys, declared: declaredByName, purpose: purposeOf(ask) })
    : nothing,
});

const writeDown = async (
  { journal }: DiscloserDeps,
  decided: readonly (DecidedRow | Error)[],
  answers: readonly (Answer | Error)[],
): Promise<void> => {
  if (!journal) return;
  const entries = decided.flatMap((row, index) => {
    const answer = answers[index];
    if (row instanceof Error || answer === undefined || answer instanceof Error) return [];
    const { ask, evidence } = row;
    if (ask.viewer.kind === 'person' || answer.disclosed.size === 0 || !evidence.personId) return [];
    const attributes = [...answer.disclosed.keys()];
    return [{ viewer: ask.viewer, personId: evidence.personId, attributes, at: evidence.at }];
  });
  if (entries.length > 0) await journal(entries);
};

/**
 * Answers one batch: one query, a decision for each row, one call to the vault, values opened under their permits.
 * A row that fails has its own error; a query or vault that fails fails them all.
 */
export const answerRows =
  (deps: DiscloserDeps): AnswerBatch<Ask, Answer> =>
  async (asks, deadline) => {
    const { rows, indexOf } = rowsToFetch(asks);
    const { scene, evidence } = await fetchEvidence(deps, rows, deadline);
    const decided = asks.map((ask, index) =>
      attempt(() => decideRow(scene, ask, evidence(indexOf[index] ?? -1))),
    );
    const opened = decided.filter((row): row is DecidedRow => !(row instanceof Error) && row.ask.open);
    const keys = await deps.vault.getKeys([...new Set(opened.flatMap(({ toOpen }) => [...toOpen]))]);
    const answers = decided.map((row) => (row instanceof Error ? row : attempt(() => answerOf(row, keys))));
    await writeDown(deps, decided, answers);
    return answers;
  };
