/**
 * Starts work for each item as it comes, at most `limit` at a time: the next batch is prepared while Neo4j
 * is busy with the ones before. After the first failure nothing new is started; what runs is waited for,
 * then the failure is thrown.
 */
export async function eachInFlight<Item>(
  items: AsyncIterable<Item>,
  limit: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const running = new Set<Promise<void>>();
  const failures: unknown[] = [];
  for await (const item of items) {
    const task = work(item)
      .catch((error: unknown) => {
        failures.push(error);
      })
      .finally(() => running.delete(task));
    running.add(task);
    if (running.size >= limit) await Promise.race(running);
    if (failures.length > 0) break;
  }
  await Promise.all(running);
  if (failures.length > 0) throw failures[0];
}
