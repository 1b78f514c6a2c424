import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { DomainError } from '#platform/errors.ts';
import type { ErrorCode } from '#platform/errors.ts';
import { checkAliases } from './aliases.ts';
import { compileCost } from './cost.ts';
import type { Cost } from './cost.ts';
import { checkDepth } from './depth.ts';
import type { DocumentCheck } from './documentCheck.ts';
import { checkFields } from './fields.ts';
import type { Limits } from './limits.ts';

/** The checks on a validated document; tokens and names are judged before it is parsed (scanSource.ts). */
const documentChecks: readonly DocumentCheck[] = [checkFields, checkDepth, checkAliases];

/** What the document says about itself, measured once. */
interface Verdict {
  readonly refusal: DomainError | null;
  readonly cost: Cost;
}

const tooMuch = (code: ErrorCode, found: string, limit: number): DomainError =>
  new DomainError(code, `Found ${found}; expected ${limit} or less.`);

const judge = (
  schema: GraphQLSchema,
  parts: { readonly document: DocumentNode; readonly operation: OperationDefinitionNode },
  limits: Limits,
): Verdict => {
  for (const check of documentChecks) {
    const found = check.measure(parts.document, parts.operation);
    const limit = check.limit(limits);
    if (found > limit)
      return { refusal: tooMuch(check.code, `${found} ${check.what}`, limit), cost: () => 0 };
  }
  return { refusal: null, cost: compileCost(schema, parts, limits) };
};

/** Throws the DomainError of the first limit that an operation breaks. Runs before anything is planned or fetched. */
export type CheckOperation = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
) => void;

/** Makes the check; verdicts are remembered with the operation's node, so as long as its document is cached. */
export const createCheckOperation = (schema: GraphQLSchema, limits: Limits): CheckOperation => {
  const verdicts = new WeakMap<OperationDefinitionNode, Verdict>();
  return (document, operation, variables) => {
    const verdict = verdicts.get(operation) ?? judge(schema, { document, operation }, limits);
    verdicts.set(operation, verdict);
    if (verdict.refusal) throw verdict.refusal;
    const cost = verdict.cost(variables);
    if (!(cost <= limits.cost))
      throw tooMuch('OPERATION_TOO_COSTLY', `a cost of ${Math.round(cost)}`, limits.cost);
  };
};
