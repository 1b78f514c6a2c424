/**
 * Keeps batches that hold a common subject in the order of the file: of two rows about one subject at one
 * event time the later one counts, whatever commits first. Other batches don't wait for each other. A batch
 * whose predecessor failed isn't started: it fails with the same error and comes again on resuming.
 */
export function subjectOrder(): <T>(subjects: Iterable<string>, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return (subjects, work) => {
    const keys = new Set(subjects);
    const before = new Set([...keys].flatMap((key) => last.get(key) ?? []));
    const mine = before.size === 0 ? work() : Promise.all(before).then(work);
    for (const key of keys) last.set(key, mine);
    return mine.finally(() => {
      for (const key of keys) if (last.get(key) === mine) last.delete(key);
    });
  };
}
