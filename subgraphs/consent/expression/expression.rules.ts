import { DomainError } from '#platform/errors.ts';
import type { Catalogue, Notice } from '#core/catalogue/catalogue.ts';

/** What a person wants to say about consent, before it is checked. */
export interface Expression {
  readonly purposes: readonly string[];
  readonly attributes: readonly string[];
  readonly recipients: readonly string[];
}

const unknownOf = (names: readonly string[], known: { has(name: string): boolean }) =>
  names.filter((name) => !known.has(name));

/**
 * Checks that every name is declared.
 * @throws DomainError PURPOSE_UNKNOWN, ATTRIBUTE_UNKNOWN, INPUT_MALFORMED
 */
export function assertDeclared(
  expression: Expression,
  catalogue: Catalogue,
  attributes: { has(name: string): boolean },
): void {
  if (expression.purposes.length === 0) {
    throw new DomainError('INPUT_MALFORMED', 'found no purpose, expected at least one');
  }
  const [purpose] = unknownOf(expression.purposes, catalogue.purposes);
  if (purpose !== undefined) {
    throw new DomainError(
      'PURPOSE_UNKNOWN',
      `found the purpose "${purpose}", expected one of the query "purposes"`,
    );
  }
  const [attribute] = unknownOf(expression.attributes, attributes);
  if (attribute !== undefined) {
    throw new DomainError('ATTRIBUTE_UNKNOWN', `found the attribute "${attribute}", expected a declared one`);
  }
  const [recipient] = unknownOf(expression.recipients, catalogue.organizations);
  if (recipient !== undefined) {
    throw new DomainError(
      'INPUT_MALFORMED',
      `found the recipient "${recipient}", expected the id of an organisation`,
    );
  }
}

/**
 * A grant covers what its notice told the person, and nothing beyond (GDPR Art. 7(2), EDPB 05/2020 § 3.2).
 * @throws DomainError INPUT_MALFORMED
 */
export function assertCoveredByNotice(expression: Expression, notice: Notice | undefined): void {
  if (!notice)
    throw new DomainError('INPUT_MALFORMED', 'found no notice of that hash, expected one from the catalogue');
  for (const part of ['purposes', 'attributes', 'recipients'] as const) {
    if (expression[part].length === 0) {
      throw new DomainError('INPUT_MALFORMED', `found no ${part}, expected those of the notice or fewer`);
    }
    const [beyond] = expression[part].filter((name) => !notice[part].includes(name));
    if (beyond !== undefined) {
      throw new DomainError(
        'INPUT_MALFORMED',
        `found "${beyond}" among the ${part}, expected only what the notice lists`,
      );
    }
  }
}
