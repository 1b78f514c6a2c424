import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import type { ErrorCode } from '#platform/errors.ts';
import type { Limits } from './limits.ts';

/** A limit on a number that the document alone decides. */
export interface DocumentCheck {
  readonly code: ErrorCode;
  readonly what: string;
  limit(limits: Limits): number;
  measure(document: DocumentNode, operation: OperationDefinitionNode): number;
}
