import type { ProcessContext } from './context.ts';
import type { ConsentReference } from './decision.ts';
import type { ReasonCode } from './reasons.ts';

/** What a legal basis says about one attribute of one record. */
export interface BasisAnswer {
  readonly permits: boolean;
  readonly reason: ReasonCode;
  readonly consent?: ConsentReference;
  readonly until?: number;
}

/** Answers for one attribute as some record holds it; prepared once for a request. */
export type BasisForRecord = (attribute: string, recordId: string) => BasisAnswer;
export type Basis = (context: ProcessContext) => BasisForRecord;
