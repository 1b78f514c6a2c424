import type { GraphQLFormattedError } from 'graphql';
import type { FormattedResult } from '#platform/graphql/runOperation.ts';
import { createToyStore } from '#test/support/toyStore.ts';
import type { ToyStore } from '#test/support/toyStore.ts';
import {
  keepingLog,
  mergedSchema,
  runMerged,
  runText,
  toyEngine,
  toyFetchers,
  toyHttpFetchers,
} from '#test/support/toyGateway.ts';
import { toyOperations } from '#test/support/toyOperations.ts';
import type { ToyOperation } from '#test/support/toyOperations.ts';

// Errors in the order of their paths: executors that run in parallel report in the order of arrival. Messages of
// nulls that bubble are graphql's own in one place and masked in another; path and code are the contract.
const comparable = (result: FormattedResult): string => {
  const line = (error: GraphQLFormattedError): string =>
    `${JSON.stringify(error.path)} ${String(error.extensions?.['code'])}`;
  const errors = [...new Set((result.errors ?? []).map(line))].sort();
  return JSON.stringify({ data: result.data ?? null, errors });
};

const judged = ({ text, variables }: ToyOperation): Promise<FormattedResult> => {
  const store = createToyStore();
  return runMerged(mergedSchema(toyEngine(toyFetchers(store, keepingLog())), store), text, variables);
};

const table = Object.entries(toyOperations);

describe('the differential', () => {
  it.each(table)('answers in process as one merged schema does: %s', async (_, operation) => {
    const store: ToyStore = createToyStore();
    const engine = toyEngine(toyFetchers(store, keepingLog()));
    const expected = comparable(await judged(operation));
    expect(comparable(await runText(engine, operation.text, operation))).toBe(expected);
  });

  it.each(table)('answers the same when the subgraphs run compiled: %s', async (_, operation) => {
    const fetchers = toyFetchers(createToyStore(), keepingLog());
    const engine = toyEngine(fetchers);
    const first = await runText(engine, operation.text, operation);
    const second = await runText(engine, operation.text, operation);
    if (operation.text.startsWith('mutation')) return;
    expect(comparable(second)).toBe(comparable(first));
  });

  // Three services for each operation: slow where many tests share a machine.
  it.each(table)(
    'answers over HTTP as one merged schema does: %s',
    async (_, operation) => {
      const split = await toyHttpFetchers(createToyStore(), keepingLog());
      try {
        const answer = comparable(await runText(toyEngine(split.fetchers), operation.text, operation));
        expect(answer).toBe(comparable(await judged(operation)));
      } finally {
        await split.close();
      }
    },
    30_000,
  );
});
