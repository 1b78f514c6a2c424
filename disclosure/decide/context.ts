import type { Catalogue, Process, Product } from '#core/catalogue/catalogue.ts';
import type { CatalogueIndex } from './catalogueIndex.ts';
import type { DecisionInput, DecisionRequest, FactMeta, SubjectState } from './decision.ts';
import type { ReasonCode } from './reasons.ts';

/** What the checks before the process is known look at. */
export interface RequestContext {
  readonly input: DecisionInput;
  readonly request: DecisionRequest;
  readonly subject: SubjectState;
  readonly catalogue: Catalogue;
  readonly index: CatalogueIndex;
  /** The process that was asked for; absent when none is registered. */
  readonly process: Process | undefined;
  readonly product: Product | undefined;
  /** Organisation that receives; empty when nobody is known to. */
  readonly recipient: string;
}

/** What all later checks look at: the request as the register of processing knows it. */
export interface ProcessContext extends RequestContext {
  readonly process: Process;
  readonly product: Product;
  /** ISO 3166 codes of the places where the data would be processed; empty when none is known. */
  readonly places: readonly string[];
}

/** A check answers with the reason to deny, or with nothing. */
export type RequestCheck = (context: RequestContext) => ReasonCode | undefined;
export type AttributeCheck = (context: ProcessContext, attribute: string) => ReasonCode | undefined;
export type FactCheck = (
  context: ProcessContext,
  fact: FactMeta,
  attribute: string,
) => ReasonCode | undefined;

/** Whether a place lies in one of the areas: `DE` holds `DE` and `DE-BY` (ISO 3166-2). */
export const liesIn = (place: string, areas: readonly string[]): boolean =>
  areas.some((area) => place === area || place.startsWith(`${area}-`));

/** Whether all places of processing are known and lie in the areas. */
export const allLieIn = (places: readonly string[], areas: readonly string[]): boolean =>
  places.length > 0 && places.every((place) => liesIn(place, areas));
