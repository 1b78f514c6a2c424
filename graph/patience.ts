import { DomainError } from '#platform/errors.ts';

/** Below the deadline of a request, so that a Neo4j that hangs is named as the cause. */
const longestRead = 8_000;

/**
 * Waits for a single read. A Neo4j that is coming up takes connections and stays silent, which no timeout of the
 * driver covers.
 * @throws DomainError GRAPH_UNAVAILABLE after `milliseconds`
 */
export async function withPatience<T>(answer: Promise<T>, milliseconds = longestRead): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new DomainError('GRAPH_UNAVAILABLE', 'Neo4j takes calls but does not answer; try again later.'));
    }, milliseconds);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
