import type { ClusterRecord } from './decision.ts';

export type Together = (recordId: string, otherId: string) => boolean;

const same: Together = (recordId, otherId) => recordId === otherId;

/**
 * Whether the person confirmed that two records are about one person: only that shares grants, never the cluster.
 * A confirmation covers the records then present, so two records share grants when they share one.
 */
export function confirmedTogether(records: readonly ClusterRecord[]): Together {
  if (records.length < 2) return same;
  const confirmations = new Map<string, readonly string[]>();
  for (const record of records) confirmations.set(record.id, record.confirmations);
  return (recordId, otherId) => {
    if (recordId === otherId) return true;
    const others = confirmations.get(otherId);
    return others !== undefined && (confirmations.get(recordId)?.some((id) => others.includes(id)) ?? false);
  };
}
